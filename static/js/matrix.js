// The matrix: walk the cells by keys, see the words beside a cell, decide there, and redraw the row that changed.
const facts = document.getElementById("facts");
const panel = document.getElementById("cell");
const base = facts?.dataset.base;
const cache = new Map();
let at = null; // the cell whose words are shown
let isPinned = false;
let timer = 0;
let isQuiet = false;
let stop = null; // the one cell that the Tab key reaches
let wanted = null; // the cell that was asked for last: an answer for another one comes too late

const table = () => facts.querySelector("[data-matrix]");
const cellOf = (node) => node.closest?.("tr[data-claim] > td:not(.spread)");
const focusable = (cell) => cell.querySelector("a") || cell;

function addressOf(cell) {
  const link = cell.querySelector("a");
  if (link) return new URL(link.getAttribute("href"), new URL(base, location.href)).pathname;
  const key = table().tHead.rows[table().tHead.rows.length - 1].cells[cell.cellIndex]?.dataset.column;
  return key && `${base}cell/${cell.parentElement.dataset.claim}/${key}/`;
}

function words(address) {
  if (!cache.has(address)) {
    const headers = { "HX-Request": "true", "HX-Current-URL": location.href };
    const html = fetch(address, { headers }).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer)));
    html.catch(() => cache.delete(address));
    cache.set(address, html);
  }
  return cache.get(address);
}

// Forms and times in a part that came later work like those that were there from the start.
function adopt(part) {
  window.htmx.process(part);
  document.dispatchEvent(new CustomEvent("htmx:load", { detail: { elt: part } }));
}

async function show(cell) {
  const address = addressOf(cell);
  if (!address) return;
  wanted = cell;
  const html = await words(address).catch(() => "<p>The words could not be loaded. Load the page anew.</p>");
  if (wanted !== cell) return;
  at?.classList.remove("at");
  at = cell;
  at.classList.add("at");
  panel.innerHTML = html;
  adopt(panel);
  panel.querySelector("[data-close]")?.removeAttribute("hidden");
  panel.hidden = false;
  place(cell);
}

function place(cell) {
  const isSheet = innerWidth < 640;
  panel.classList.toggle("sheet", isSheet);
  if (isSheet) return;
  const box = cell.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const right = box.right + 6;
  const left = right + width < innerWidth ? right : Math.max(8, box.left - width - 6);
  panel.style.left = `${left}px`;
  panel.style.top = `${Math.max(8, Math.min(box.top - 8, innerHeight - height - 8))}px`;
}

// What unfolds in the panel must not run off the screen.
panel.addEventListener("toggle", () => at && place(at), true);

function hide() {
  clearTimeout(timer);
  panel.hidden = true;
  isPinned = false;
  wanted = null;
  at?.classList.remove("at");
  at = null;
}

function pin(cell) {
  clearTimeout(timer);
  isPinned = true;
  show(cell).then(() => {
    const first = panel.querySelector("button.accept, button[data-key]") || panel.querySelector("[data-close]");
    first?.focus({ preventScroll: true });
  });
}

// One stop for the Tab key; arrows do the rest. Without this script every cell with words is a stop.
function rove(root) {
  for (const link of root.querySelectorAll("tr[data-claim] > td:not(.spread) > a")) link.tabIndex = -1;
  if (stop?.isConnected) return;
  const first = facts.querySelector("tr[data-claim] > td:not(.spread)");
  if (first) setStop(focusable(first));
}

function setStop(target) {
  if (stop) stop.tabIndex = -1;
  stop = target;
  stop.tabIndex = 0;
}

function moveTo(cell) {
  setStop(focusable(cell));
  reveal(cell);
  stop.focus({ preventScroll: true });
}

function goBack() {
  const cell = at;
  hide();
  isQuiet = true; // coming back to a cell does not open it again
  if (cell?.isConnected) moveTo(cell);
  isQuiet = false;
}

// Sticky heads hide what the browser believes to be in view, so the scrolling is ours.
function reveal(cell) {
  const area = cell.closest(".matrix-scroll");
  const box = cell.getBoundingClientRect();
  const view = area.getBoundingClientRect();
  const top = view.top + table().tHead.offsetHeight + 8;
  const left = view.left + cell.parentElement.cells[0].offsetWidth + 8;
  if (box.top < top) area.scrollTop -= top - box.top;
  else if (box.bottom > view.bottom - 8) area.scrollTop += box.bottom - view.bottom + 8;
  if (box.left < left) area.scrollLeft -= left - box.left;
  else if (box.right > view.right - 8) area.scrollLeft += box.right - view.right + 8;
}

function nextRow(row, step) {
  const all = facts.querySelectorAll("tr[data-claim]");
  return all[Array.prototype.indexOf.call(all, row) + step];
}

function neighbour(cell, key) {
  if (key === "ArrowLeft") return cell.previousElementSibling;
  if (key === "ArrowRight") return cell.nextElementSibling;
  return nextRow(cell.parentElement, key === "ArrowDown" ? 1 : -1)?.cells[cell.cellIndex];
}

function walk(cell, key) {
  const next = neighbour(cell, key);
  if (next && cellOf(next)) moveTo(next);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  if (event.key === "Escape" && !panel.hidden) {
    goBack();
    return event.preventDefault();
  }
  const cell = cellOf(event.target);
  if (!cell) return;
  if (event.key.startsWith("Arrow")) walk(cell, event.key);
  else if (event.key === "Enter") pin(cell);
  else return;
  event.preventDefault();
}

// What a single key presses, for the cell one is on or whose words one is in.
function buttonFor(key, cell) {
  const row = cell.parentElement;
  if (key === "A") return row.querySelector("th button.accept");
  if (key === "R") return row.querySelector("th button.refuse");
  if (key === "w") return row.querySelector("[data-walk]");
  return "anros".includes(key) && at === cell ? panel.querySelector(`[data-key="${key}"]`) : null;
}

// A single key, as keys.js lets it through.
function onLetter(event) {
  const { key } = event.detail;
  const isInside = panel.contains(event.target);
  const cell = isInside ? at : cellOf(event.target);
  const way = { j: "ArrowDown", k: "ArrowUp" }[key];
  const button = cell && buttonFor(key, cell);
  if (button) button.click();
  else if (way && cell && !isInside) walk(cell, way);
  else if (key === "j" && !cell && stop?.isConnected) moveTo(cellOf(stop));
  else return;
  event.preventDefault();
}

async function redraw(claim) {
  const row = document.getElementById(`c${claim}`);
  cache.clear();
  if (!row) return;
  const column = at?.parentElement === row ? at.cellIndex : -1;
  const answer = await fetch(`${base}row/${claim}/${location.search}`, { headers: { "HX-Request": "true" } });
  if (!answer.ok) return;
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  const fresh = holder.content.querySelector("tr");
  if (!fresh) {
    const next = column < 0 ? null : nextRow(row, 1) || nextRow(row, -1);
    hide();
    row.remove();
    return next && moveTo(next.cells[column]);
  }
  const section = fresh.classList.contains("machine-row") ? "suggested" : "stated";
  if (row.closest("tbody").dataset.section !== section) {
    // The claim has changed sides; the page as a whole is drawn anew, since headings and counts change too.
    const here = nextRow(row, 1) || nextRow(row, -1);
    return reload(row.contains(document.activeElement) || column >= 0 ? here?.id : null, Math.max(column, 2));
  }
  const hadFocus = row.contains(document.activeElement) || panel.contains(document.activeElement);
  row.replaceWith(fresh);
  adopt(fresh);
  rove(fresh);
  if (column < 0) return;
  const cell = fresh.cells[column];
  if (hadFocus || isPinned) moveTo(cell);
  await show(cell);
}

// `id` and `column` name the cell to go on from: who decides by keys is not thrown back to the top.
async function reload(id, column) {
  hide();
  await load(location.href);
  const cell = id && document.getElementById(id)?.cells[column];
  if (cell) moveTo(cell);
}

async function load(address) {
  await window.htmx.ajax("GET", address, { target: "#facts", select: "#facts > *", swap: "innerHTML" });
  rove(facts);
  ready();
}

// A new choice changes the address, so that it can be shared, and only the matrix on the page.
function choose(address) {
  history.pushState({ matrix: true }, "", address);
  hide();
  load(location.href);
}

function addressOfForm(form) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  return `${base}?${query}`;
}

function ready() {
  for (const hint of facts.querySelectorAll("[data-keys]")) hint.hidden = false;
  facts.classList.add("scripted");
}

async function toggleWords(link) {
  const row = link.closest("tr");
  const next = row.nextElementSibling;
  if (next?.matches(".row-words")) return next.remove();
  const answer = await fetch(new URL(link.getAttribute("href"), new URL(base, location.href)), {
    headers: { "HX-Request": "true" },
  });
  if (!answer.ok) return;
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  row.after(holder.content);
  adopt(row.nextElementSibling);
}

if (facts && panel) {
  rove(document);
  document.addEventListener("keydown", onKey);
  document.addEventListener("letter", onLetter);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-words]");
    if (link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      return toggleWords(link);
    }
    const choice = event.target.closest('a.chip[href^="?"], a.chip[href="' + base + '"]');
    if (choice && facts.contains(choice) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      return choose(choice.href);
    }
    const cell = cellOf(event.target);
    if (cell && !event.ctrlKey && !event.metaKey && table().contains(cell)) {
      event.preventDefault();
      pin(cell);
    } else if (event.target.closest("[data-close]")) {
      goBack();
    } else if (!panel.hidden && !panel.contains(event.target) && !event.target.closest(".toasts, dialog")) {
      hide();
    }
  });
  document.addEventListener("pointerover", (event) => {
    if (isPinned || event.pointerType !== "mouse") return;
    clearTimeout(timer);
    const cell = cellOf(event.target);
    if (cell?.querySelector("a") && cell !== at) timer = setTimeout(() => show(cell), 180);
    else if (!cell && !panel.contains(event.target) && !panel.hidden) {
      timer = setTimeout(() => { if (!isPinned && !panel.contains(document.activeElement)) hide(); }, 320);
    }
  });
  document.addEventListener("focusin", (event) => {
    const cell = cellOf(event.target);
    if (cell && !isQuiet && table().contains(cell) && event.target.matches(":focus-visible")) show(cell);
    if (panel.contains(event.target)) isPinned = true;
  });
  document.addEventListener("decided", (event) => {
    if (event.detail.claim) redraw(event.detail.claim);
    else { cache.clear(); reload(); }
  });
  addEventListener("resize", () => { if (!panel.hidden && at) place(at); });
  facts.addEventListener("change", (event) => {
    const form = event.target.closest("[data-filters]");
    if (form && !form.matches(":popover-open")) choose(addressOfForm(form));
  });
  facts.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-filters]")) return;
    event.preventDefault();
    choose(addressOfForm(event.target));
  });
  addEventListener("popstate", () => reload());
  ready();
}
