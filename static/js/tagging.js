// Select words by mouse, touch or keyboard and tag them. Offsets go to the server in code points, not in UTF-16 units.
const page = document.querySelector("[data-reader]");
const button = page.querySelector("[data-tag-selection]");
const caret = page.querySelector("[data-caret]");
const panel = document.getElementById("tag-panel");
const LONGEST = 3000; // signs of a query: gunicorn reads no address of more than 8190, a letter may take nine, and a statement comes along
const codePoints = (text) => { let n = 0; for (const _ of text) n += 1; return n; };
let at = ""; // the sentence that the caret stands on, by id
let end = "end"; // which end of the selection moves

for (const node of page.querySelectorAll("[data-without-script]")) node.hidden = true;
caret.hidden = false;

/** Where a point of the page stands in the article: { field, offset } or null outside the text. */
function placeOf(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const field = element.closest("[data-field]");
  let unit = element.closest("[data-start]");
  const range = document.createRange();
  if (!field) return null;
  if (!unit || !field.contains(unit)) {
    // Between sentences or on a paragraph: the last unit that begins before the point.
    range.setStart(field, 0);
    range.setEnd(node, offset);
    unit = [...field.querySelectorAll("[data-start]")].filter((u) => range.comparePoint(u, 0) <= 0).pop();
    if (!unit) return { field: field.dataset.field, offset: 0 };
    range.selectNodeContents(unit);
    return { field: field.dataset.field, offset: Number(unit.dataset.start) + codePoints(range.toString()) };
  }
  range.setStart(unit, 0);
  range.setEnd(node, offset);
  return { field: field.dataset.field, offset: Number(unit.dataset.start) + codePoints(range.toString()) };
}

/** The selected words as the server takes them, or null. */
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const from = placeOf(range.startContainer, range.startOffset);
  const to = placeOf(range.endContainer, range.endOffset);
  if (!from || !to || from.field !== to.field || to.offset <= from.offset) return null;
  return { field: from.field, start: from.offset, end: to.offset, exact: selection.toString() };
}

function offer() {
  const words = selected();
  button.hidden = !words;
  if (!words) return;
  const box = getSelection().getRangeAt(0).getBoundingClientRect();
  const width = button.offsetWidth;
  button.style.left = `${Math.max(8, Math.min(scrollX + box.left, scrollX + innerWidth - width - 12))}px`;
  button.style.top = `${scrollY + box.bottom + 8}px`;
}

function tag() {
  const words = selected();
  if (!words) return startWalking();
  const query = new URLSearchParams(words);
  if (`${query}`.length > LONGEST) query.delete("exact"); // the place says it too
  button.hidden = true;
  return htmx.ajax("GET", `${page.dataset.tag}?${query}`, { target: "#tag-panel", swap: "innerHTML" });
}

/** What somebody has set in the open form, for the form of other words. */
function kept() {
  const fields = panel.querySelector("form")?.elements;
  if (!fields?.by_hand) return {};
  const names = ["by_hand", "claim", ...fields.by_hand.value.split(" ")];
  return Object.fromEntries(names.filter((name) => fields[name]?.value).map((name) => [name, fields[name].value]));
}

/** The words of the form stand in the text as they are going to be tagged. */
function markWords() {
  const { field, start, end: until } = panel.querySelector("form")?.elements || {};
  const places = field && [...page.querySelectorAll(`[data-field=${field.value}][data-start], [data-field=${field.value}] [data-start]`)];
  const point = (offset) => {
    const unit = places.filter((each) => Number(each.dataset.start) <= offset).pop();
    return pointAt(unit, offset - Number(unit.dataset.start));
  };
  if (!places?.length || !CSS.highlights) return;
  const range = document.createRange();
  range.setStart(...point(Number(start.value)));
  range.setEnd(...point(Number(until.value)));
  CSS.highlights.set("tagging", new Highlight(range));
}

function close() {
  panel.replaceChildren();
  CSS.highlights?.delete("tagging");
  stand(document.getElementById(at));
}

// The caret: a sentence at a time.
const isWalking = () => caret.getAttribute("aria-pressed") === "true";
const sentences = () => [...page.querySelectorAll(".sentence")];

function stand(sentence) {
  for (const old of page.querySelectorAll(".sentence.is-current")) old.classList.remove("is-current");
  if (!sentence || !isWalking()) return;
  at = sentence.id;
  end = "end";
  sentence.classList.add("is-current");
  sentence.scrollIntoView({ block: "nearest" });
  const length = Number(sentence.dataset.end) - Number(sentence.dataset.start);
  const range = document.createRange();
  range.setStart(sentence, 0);
  range.setEnd(...pointAt(sentence, length));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  document.activeElement?.blur?.();
}

/** The text node and UTF-16 offset that stand `count` code points into an element. */
function pointAt(element, count) {
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = count;
  let node = nodes.nextNode();
  while (node) {
    const points = [...node.data];
    if (points.length >= left) return [node, points.slice(0, left).join("").length];
    left -= points.length;
    const next = nodes.nextNode();
    if (!next) return [node, node.data.length];
    node = next;
  }
  return [element, element.childNodes.length];
}

function startWalking() {
  caret.setAttribute("aria-pressed", "true");
  const seen = sentences().find((s) => s.getBoundingClientRect().bottom > 90);
  stand(document.getElementById(at) || seen);
}

function stopWalking() {
  caret.setAttribute("aria-pressed", "false");
  stand(null);
  getSelection().removeAllRanges();
}

function move(by) {
  const all = sentences();
  const here = all.indexOf(document.getElementById(at));
  stand(all[Math.max(0, Math.min(all.length - 1, here + by))]);
}

/** Move one end of the selection; the other one stays. */
function stretch(direction, unit) {
  const selection = getSelection();
  if (!selection.rangeCount) return;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  if (end === "end") selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  else selection.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset);
  selection.modify("extend", direction, unit);
}

const ARROWS = {
  ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"],
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") {
    if (panel.firstElementChild) close();
    else if (isWalking()) stopWalking();
    return;
  }
  if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select")) return;
  if (!isWalking() || !event.shiftKey || !(event.key in ARROWS)) return;
  stretch(...ARROWS[event.key]);
  event.preventDefault();
}

// A single key, as keys.js lets it through.
function onLetter(event) {
  const { key } = event.detail;
  if (key === "t") tag();
  else if (!isWalking()) return;
  else if (key === "j") move(1);
  else if (key === "k") move(-1);
  else if (key === "o") end = end === "end" ? "start" : "end";
  else return;
  event.preventDefault();
}

document.addEventListener("keydown", onKey, { capture: true });
document.addEventListener("letter", onLetter);
document.addEventListener("selectionchange", () => requestAnimationFrame(offer));
button.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the selection
button.addEventListener("click", tag);
caret.addEventListener("click", () => (isWalking() ? stopWalking() : startWalking()));

// The panel: Enter tags, typing a statement chooses a new claim, closing gives the caret back.
panel.addEventListener("click", (event) => { if (event.target.closest("[data-close-tag]")) close(); });
// What is set by hand stays when other words or another claim are chosen.
panel.addEventListener("input", (event) => {
  const { form, name } = event.target;
  if (!["statement", "kind", "stance", "modality", "attributed_to"].includes(name)) return;
  form.elements.by_hand.value = [...new Set([...form.elements.by_hand.value.split(" "), name])].filter(Boolean).join(" ");
  const fresh = form.querySelector('[name=claim][value=""]');
  if (name !== "statement") htmx.trigger("#tag-reading", "htmx:abort");
  else if (!fresh.checked) {
    fresh.checked = true;
    fresh.dispatchEvent(new Event("change", { bubbles: true }));
  }
});
document.addEventListener("htmx:configRequest", (event) => {
  const { verb, path, parameters } = event.detail;
  if (verb === "get" && path.startsWith(page.dataset.tag)) Object.assign(parameters, kept());
});
panel.addEventListener("keydown", (event) => {
  const isWalk = event.ctrlKey || event.metaKey;
  if (event.key !== "Enter" || event.shiftKey || !event.target.form || !(isWalk || event.target.matches("[data-statement]"))) return;
  event.preventDefault();
  const { tag: alone, walk } = event.target.form.elements;
  (isWalk ? walk : alone).click(); // htmx sends the button that was clicked
});
// A list that comes late keeps what was chosen meanwhile.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target.id !== "claim-choices") return;
  const { claim } = panel.querySelector("form").elements;
  const chosen = claim.value;
  detail.target.addEventListener("htmx:afterSwap", () => {
    const all = [...panel.querySelectorAll("[name=claim]")];
    (all.find((each) => each.value === chosen) || all[0]).checked = true;
  }, { once: true });
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target.id === "article-body") { // not before: settling puts the old classes back
    CSS.highlights?.delete("tagging");
    stand(document.getElementById(at));
  }
  if (event.detail.target.id !== "tag-panel") return;
  for (const node of panel.querySelectorAll("[data-without-script]")) node.remove(); // it would be what Enter presses
  for (const node of panel.querySelectorAll("[data-close-tag]")) node.hidden = false;
  const statement = panel.querySelector("[data-statement]");
  statement?.focus();
  if (statement?.value === statement?.defaultValue) statement?.select();
  else htmx.trigger(statement, "look"); // typed before anybody listened
  markWords();
});
document.body.addEventListener("decided", () => { if (!panel.firstElementChild) getSelection().removeAllRanges(); });
