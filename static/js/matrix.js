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
let going = null; // the cell that a key decides: once it is drawn anew, go on to the next open one
const decided = []; // where one was when one decided, to come back to after an undo
let isWaiting = false; // for the words of the cell for which a key was pressed
let wanted = null; // the cell that was asked for last: an answer for another one comes too late

const CELL = "tr[data-claim] > td:not(.spread)";
const table = () => facts.querySelector("[data-matrix]");
const cellOf = (node) => node.closest?.(CELL);
const urlOf = (link) => new URL(link.getAttribute("href"), new URL(base, location.href));
const isPlain = (event) => !event.ctrlKey && !event.metaKey; // no click for another tab
const focusable = (cell) => cell.querySelector("a") || cell;

function addressOf(cell) {
  const link = cell.querySelector("a");
  if (link) return urlOf(link).pathname;
  const key = table().tHead.rows[table().tHead.rows.length - 1].cells[cell.cellIndex]?.dataset.column;
  return key && `${base}cell/${cell.parentElement.dataset.claim}/${key}/`;
}

async function ask(address) {
  const answer = await fetch(address, { headers: { "HX-Request": "true", "HX-Current-URL": location.href } });
  return answer.ok ? answer.text() : Promise.reject(answer);
}

function nodesOf(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}

function words(address) {
  if (!cache.has(address)) {
    const html = ask(address);
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

// Under the cell's row, or above it where there is more room: the row itself is never hidden, nor is a message.
function place(cell) {
  const isSheet = innerWidth < 640;
  panel.classList.toggle("sheet", isSheet);
  panel.style.maxHeight = "";
  if (isSheet) return;
  const row = cell.parentElement.getBoundingClientRect();
  const box = cell.getBoundingClientRect();
  const under = floor() - row.bottom - 8;
  const above = row.top - 8;
  const isUnder = under >= Math.min(panel.scrollHeight + 2, 544) || under >= above;
  panel.style.maxHeight = `${Math.min(544, Math.max(isUnder ? under : above, 120))}px`;
  panel.style.left = `${Math.max(8, Math.min(box.left, innerWidth - panel.offsetWidth - 8))}px`;
  panel.style.top = `${isUnder ? row.bottom + 4 : Math.max(4, row.top - panel.offsetHeight - 4)}px`;
}

// Where what stands at the bottom of the screen begins: messages, and what may be done with the rows chosen.
function floor() {
  const tops = [...document.querySelectorAll(".rows-bar, .toast:not([hidden])")].map((part) => part.getBoundingClientRect());
  return Math.min(innerHeight, ...tops.filter((box) => box.height).map((box) => box.top));
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
  for (const link of root.querySelectorAll(`${CELL} > a`)) link.tabIndex = -1;
  if (stop?.isConnected) return;
  const first = facts.querySelector(CELL);
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

// Sticky heads hide what the browser believes to be in view.
function reveal(cell) {
  const area = cell.closest(".matrix-scroll");
  const row = cell.parentElement.getBoundingClientRect();
  const top = (innerWidth < 768 ? 48 : table().tHead.offsetHeight) + 8;
  if (row.top < top) scrollBy(0, row.top - top);
  else if (row.bottom > floor() - 8) scrollBy(0, row.bottom - floor() + 8);
  const box = cell.getBoundingClientRect();
  const view = area.getBoundingClientRect();
  const left = view.left + cell.parentElement.cells[0].offsetWidth + 8;
  if (innerWidth < 768) return;
  if (box.left < left) area.scrollLeft -= left - box.left;
  else if (box.right > view.right - 8) area.scrollLeft += box.right - view.right + 8;
}

function nextRow(row, step) {
  const all = [...facts.querySelectorAll("tr[data-claim]")];
  return all[all.indexOf(row) + step];
}

// The next cell that waits for a decision, along the row and then down the table.
function nextOpen(cell) {
  const cells = [...facts.querySelectorAll(CELL)];
  const rest = cells.slice(cells.indexOf(cell) + 1);
  return rest.find((each) => each.matches(".offer, .machine")) || rest.find((each) => each.matches(".unchecked"));
}

function neighbour(cell, key) {
  if (key === "ArrowLeft") return cell.previousElementSibling;
  if (key === "ArrowRight") return cell.nextElementSibling;
  return nextRow(cell.parentElement, key === "ArrowDown" ? 1 : -1)?.cells[cell.cellIndex];
}

function walk(cell, key) {
  if (isWaiting) return;
  const next = neighbour(cell, key);
  if (next && cellOf(next)) moveTo(next);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  const cell = cellOf(event.target);
  if (event.key === "Escape" && !panel.hidden) goBack();
  else if (!cell) return;
  else if (event.key.startsWith("Arrow")) walk(cell, event.key);
  else if (event.key === "Enter") pin(cell);
  else return;
  event.preventDefault();
}

// What a single key presses, for the cell one is on or whose words one is in.
function buttonFor(key, cell) {
  const row = cell.parentElement;
  if (key === "A") return row.querySelector("th button.accept");
  if (key === "C") return row.querySelector('th button[value="cells"]');
  if (key === "R") return row.querySelector("th button.refuse");
  if (key === "x") return row.querySelector("th > input");
  if (key === "w") return row.querySelector("[data-walk]");
  if (key === "c" && at === cell) return panel.querySelector(".copy > summary");
  return "anros".includes(key) && at === cell ? panel.querySelector(`[data-key="${key}"]`) : null;
}

function press(key, cell) {
  if ("ars".includes(key)) going = cell;
  buttonFor(key, cell)?.click();
}

// A key that comes before the cell's words waits for them, and until then nobody walks on.
async function pressLater(key, cell) {
  if (isWaiting) return;
  isWaiting = true;
  await show(cell);
  isWaiting = false;
  press(key, cell);
}

// A single key, as keys.js lets it through.
function onLetter(event) {
  const { key } = event.detail;
  const isInside = panel.contains(event.target);
  const cell = isInside ? at : cellOf(event.target);
  const way = { j: "ArrowDown", k: "ArrowUp" }[key];
  if (cell && buttonFor(key, cell)) press(key, cell);
  else if (cell && at !== cell && "anrs".includes(key)) pressLater(key, cell);
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
  const fresh = nodesOf(await ask(`${base}row/${claim}/${location.search}`)).querySelector("tr");
  const near = nextRow(row, 1) || nextRow(row, -1);
  if (!fresh) {
    hide();
    row.remove();
    return column >= 0 && near && moveTo(near.cells[column]);
  }
  const section = fresh.classList.contains("machine-row") ? "suggested" : "stated";
  if (row.closest("tbody").dataset.section !== section) {
    // The claim has changed sides; the page as a whole is drawn anew, since headings and counts change too.
    return reload(row.contains(document.activeElement) || column >= 0 ? near?.id : null, Math.max(column, 2));
  }
  const isIn = isPinned || row.contains(document.activeElement) || panel.contains(document.activeElement);
  row.replaceWith(fresh);
  adopt(fresh);
  rove(fresh);
  if (column < 0) return;
  const cell = fresh.cells[column];
  const next = going?.parentElement === row && nextOpen(cell);
  going = null;
  isPinned = false;
  if (isIn) moveTo(next || cell);
  await show(next || cell);
}

// After an undo: the cell that was decided last.
async function comeBack() {
  const [claim, column] = decided.pop() || [];
  going = null;
  await reload(claim && `c${claim}`, column);
}

// `id` and `column` name the cell to go on from: who decides by keys is not thrown back to the top.
async function reload(id, column) {
  hide();
  await load(location.href);
  const cell = id && document.getElementById(id)?.cells[column];
  if (cell) moveTo(cell);
}

async function load(address) {
  await window.htmx.ajax("GET", address, { target: "#facts", select: "#facts > *", selectOOB: "#figures", swap: "innerHTML" });
  cache.clear();
  rove(facts);
  fit();
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

// A table with room enough leaves scrolling to the page; a wider one scrolls sideways, and its head is moved along.
function fit() {
  const area = facts.querySelector(".matrix-scroll");
  if (!area) return;
  area.classList.remove("fits");
  area.classList.toggle("fits", table().offsetWidth <= area.clientWidth + 1);
  follow();
}

function follow() {
  const area = facts.querySelector(".matrix-scroll");
  if (!area) return;
  const { top, height } = area.getBoundingClientRect();
  const isLoose = area.classList.contains("fits") || innerWidth < 768;
  const down = isLoose ? 0 : Math.max(0, Math.min(-top, height - table().tHead.offsetHeight - 60));
  table().tHead.style.transform = down ? `translateY(${down}px)` : "";
}

async function toggleWords(link) {
  const row = link.closest("tr");
  const next = row.nextElementSibling;
  if (next?.matches(".row-words")) return next.remove();
  row.after(nodesOf(await ask(urlOf(link))));
  adopt(row.nextElementSibling);
}

if (facts && panel) {
  rove(document);
  document.addEventListener("keydown", onKey);
  document.addEventListener("letter", onLetter);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-words]");
    if (link && isPlain(event)) {
      event.preventDefault();
      return toggleWords(link);
    }
    const quoted = event.target.closest('.gist-row[href^="#"]');
    const row = quoted && document.getElementById(quoted.hash.slice(1));
    if (row) {
      event.preventDefault();
      return moveTo(row.querySelector("td:not(.spread, .unchecked, .offer, .silent)") || row.cells[2]);
    }
    const choice = event.target.closest('a.chip[href^="?"], .gist a[href^="?"], a[href="' + base + '"]');
    if (choice && facts.contains(choice) && isPlain(event)) {
      event.preventDefault();
      return choose(choice.href);
    }
    const cell = cellOf(event.target);
    if (cell && isPlain(event) && table().contains(cell)) {
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
    if (event.detail.undone) return comeBack();
    const place = going || at;
    if (place) decided.push([place.parentElement.dataset.claim, place.cellIndex]);
    if (event.detail.claim) redraw(event.detail.claim);
    else reload();
  });
  addEventListener("resize", () => { fit(); if (!panel.hidden && at) place(at); });
  addEventListener("scroll", () => { follow(); if (!panel.hidden && at) place(at); }, { passive: true });
  facts.addEventListener("change", (event) => {
    const form = event.target.closest("[data-filters]");
    if (form && event.target.matches("select, [type=radio]")) choose(addressOfForm(form));
  });
  facts.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-filters]")) return;
    event.preventDefault();
    choose(addressOfForm(event.target));
  });
  addEventListener("popstate", () => reload());
  fit();
}
