// Keys: each element with data-key is pressed by that key, first within the item one is on, then on the page.
// j and k walk the items; u undoes; ? opens the sheet; / goes to the search. Single keys can be switched off, and never work while typing.
// A page with keys of its own listens for `letter`, which comes first, and prevents its default when the key was its.
const STORE = "single-keys";
const typing = (node) => node.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
const isOn = () => { try { return localStorage.getItem(STORE) !== "off"; } catch { return true; } };
const shown = (node) => node.offsetParent !== null || node.getClientRects().length > 0;
let place = 0; // where the walk stands, kept when the list is drawn anew
let decided = null; // the item that was just decided: once it is drawn anew, go on to the next open one

const items = () => [...document.querySelectorAll("[data-item]")].filter(shown);
const current = () => document.activeElement?.closest?.("[data-item]");

export function goTo(item) {
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
  place = items().indexOf(item);
}

function walk(by) {
  const list = items();
  if (!list.length) return;
  const here = list.indexOf(current());
  const next = here < 0 ? Math.min(place, list.length - 1) : Math.max(0, Math.min(list.length - 1, here + by));
  goTo(list[next]);
}

function press(key) {
  const inside = current()?.querySelector(`[data-key="${key}"]`);
  const free = (node) => !node.closest("[data-item], [data-own-keys]") && shown(node);
  const outside = [...document.querySelectorAll(`[data-key="${key}"]`)].find(free);
  const button = inside && shown(inside) ? inside : outside;
  if (!button) return false;
  if (button === inside && (key === "a" || key === "r")) decided = current();
  button.click();
  // Into what a key opens one writes next: letters that went elsewhere would be keys, too.
  if (button.matches("details[open] > summary")) button.parentElement.querySelector("textarea, select, input:not([type=hidden])")?.focus();
  return true;
}

// What a key does on every page that has no button of its own for it.
function general(key) {
  const node = document.getElementById({ "/": "find", "?": "keys" }[key]);
  if (key === "/") node?.select();
  else node?.showModal();
  return Boolean(node);
}

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (!isOn() || document.querySelector("dialog[open]")) return;
  const key = event.key;
  if (key.length > 1 || key === '"' || key === "\\") return;
  const letter = new CustomEvent("letter", { detail: { key }, bubbles: true, cancelable: true });
  if (!event.target.dispatchEvent(letter)) return event.preventDefault();
  let done = true;
  if (key === "u") document.querySelector("#toasts [data-toast]:not([hidden]):last-child form button")?.click();
  else if ((key === "j" || key === "k") && items().length) walk(key === "j" ? 1 : -1);
  else done = press(key) || general(key);
  if (done) event.preventDefault();
}

function prepare(root) {
  for (const button of root.querySelectorAll("[data-opens]")) {
    button.hidden = false;
    button.onclick = () => document.getElementById(button.dataset.opens).showModal();
  }
  for (const box of root.querySelectorAll("[data-single-keys]")) {
    box.checked = isOn();
    box.onchange = () => {
      try { localStorage.setItem(STORE, box.checked ? "on" : "off"); } catch { /* not kept */ }
    };
  }
}

function after() {
  const list = items();
  if (!decided || decided.isConnected || !list.length) return;
  decided = null;
  const rest = [...list.slice(Math.min(place, list.length)), ...list.slice(0, place)];
  goTo(rest.find((item) => "open" in item.dataset) || list[Math.min(place, list.length - 1)]);
}

document.addEventListener("keydown", onKey);
document.addEventListener("focusin", () => { const at = items().indexOf(current()); if (at >= 0) place = at; });
document.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
document.addEventListener("htmx:afterSettle", after);
prepare(document);
