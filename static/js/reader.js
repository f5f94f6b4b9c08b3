// The reader: a row of the lists and its words light each other; what is open stays open when the page is drawn anew.
const page = document.querySelector("[data-reader]");
const KEEP = "reader-layers";
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const marksOf = (key) => page.querySelectorAll(`mark[data-marks~="${key}"]`);
let open = {};
let scrolled = 0;
let focused = "";
let near = null; // the sentence that is pointed at
let claims = null; // each claim of the list with the sentence of its words
let here = null; // the first of them at the place one is reading

function light(keys) {
  for (const lit of page.querySelectorAll(".is-lit")) lit.classList.remove("is-lit");
  for (const key of keys) {
    for (const mark of marksOf(key)) mark.classList.add("is-lit");
    page.querySelector(`[data-item][data-mark~="${key}"]`)?.classList.add("is-lit");
  }
}

function keysAt(node) {
  const item = node.closest?.("[data-item]");
  if (item) return (item.dataset.mark || "").split(" ").filter(Boolean);
  const mark = node.closest?.("mark[data-marks]");
  return mark ? mark.dataset.marks.split(" ").filter(Boolean) : [];
}

export function show(key) {
  marksOf(key)[0]?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  light([key]);
}

document.addEventListener("pointerover", (event) => {
  near?.classList.remove("is-near");
  near = event.target.closest(".reader [data-start]");
  near?.classList.add("is-near");
  const keys = keysAt(event.target);
  if (keys.length) light(keys);
});
page.addEventListener("focusin", (event) => {
  const keys = keysAt(event.target);
  if (!keys.length) return;
  light(keys);
  const first = marksOf(keys[0])[0];
  if (!first) return;
  const { top, bottom } = first.getBoundingClientRect();
  if (top < 80 || bottom > innerHeight - 40) first.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
});

page.addEventListener("click", (event) => {
  const link = event.target.closest("[data-show]");
  if (link) {
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    show(link.hash.slice(1));
    return;
  }
  const number = event.target.closest(".claim-number");
  const item = number && document.getElementById(number.hash.slice(1));
  if (!item) return;
  event.preventDefault();
  item.focus();
});

page.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("[data-item]")) event.target.querySelector("[data-show]")?.click();
});

// The list follows the scroll: what is claimed in the sentence that one reads is marked and, where the list has a
// scroller of its own, brought into view, unless somebody is busy in it.
function follow() {
  claims ||= [...page.querySelectorAll("[data-claim]")].map((item) => [item, marksOf(item.dataset.mark)[0]?.closest("[data-start]")]);
  const at = (unit) => unit?.getBoundingClientRect() || { top: Infinity, bottom: Infinity };
  const seen = claims.filter(([, unit]) => at(unit).bottom > 80 && at(unit).top < innerHeight);
  const [, current] = seen.filter(([, unit]) => at(unit).top < innerHeight * 0.4).pop() || seen[0] || [];
  for (const [item, unit] of claims) {
    item.classList.toggle("is-here", Boolean(current) && unit === current);
    item.ariaCurrent = current && unit === current ? "true" : null;
  }
  const first = claims.find(([, unit]) => current && unit === current)?.[0];
  if (!first || first === here) return;
  here = first;
  const notes = page.querySelector(".notes");
  if (notes.scrollHeight <= notes.clientHeight || notes.querySelector(":focus-visible") || notes.matches(":hover")) return;
  const [box, row] = [notes.getBoundingClientRect(), first.getBoundingClientRect()];
  if (row.top >= box.top && row.bottom <= box.bottom) return;
  notes.scrollTo({ top: notes.scrollTop + row.top - box.top - box.height / 4, behavior: calm ? "auto" : "smooth" });
}

let isFollowing = false;
function followSoon() {
  if (!isFollowing) requestAnimationFrame(() => { isFollowing = false; follow(); });
  isFollowing = true;
}
addEventListener("scroll", followSoon, { passive: true });
addEventListener("resize", followSoon);

// Layers: remembered from article to article.
const boxes = page.querySelectorAll("[data-layers] input");
try {
  const kept = JSON.parse(localStorage.getItem(KEEP) || "{}");
  for (const box of boxes) if (box.id in kept) box.checked = kept[box.id];
} catch { /* nothing was kept */ }
page.addEventListener("change", () => {
  try { localStorage.setItem(KEEP, JSON.stringify(Object.fromEntries([...boxes].map((b) => [b.id, b.checked])))); } catch { /* not kept */ }
});

// Drawing anew keeps what was open, where the list stood and which row one was on.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id !== "article-body") return;
  open = Object.fromEntries([...page.querySelectorAll("details[id]")].map((d) => [d.id, d.open]));
  scrolled = page.querySelector(".notes")?.scrollTop || 0;
  focused = document.activeElement?.closest?.("[data-item]")?.id || "";
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "article-body") return;
  for (const [id, is] of Object.entries(open)) { const d = document.getElementById(id); if (d) d.open = is; }
  const notes = page.querySelector(".notes");
  if (notes) notes.scrollTop = scrolled;
  claims = null;
  followSoon();
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
});

function arrive() {
  const target = page.querySelector("mark.target");
  if (target) target.scrollIntoView({ block: "center" });
  else if (/^#[amqo]\d+$/.test(location.hash)) show(location.hash.slice(1));
}
arrive();
follow();
