// In a note, “@” and some letters: the names that begin so, to be chosen by arrows and Enter, or by a click.
const AT = /(?:^|[^\p{L}\p{N}_@./+-])@([\p{L}\p{N}_.+-]*)$/u;
let box = null;
let list = null;
let timer = 0;
let latest = 0;

const typed = () => AT.exec(box.value.slice(0, box.selectionStart))?.[1];

function close() {
  clearTimeout(timer);
  latest += 1;
  list?.remove();
  list = null;
  box?.removeAttribute("aria-controls");
  box?.removeAttribute("aria-activedescendant");
}

function mark(option) {
  for (const each of list.children) each.setAttribute("aria-selected", each === option);
  box.setAttribute("aria-activedescendant", option.id);
}

async function look() {
  const mine = ++latest;
  const word = typed();
  if (word === undefined) return close();
  const answer = await fetch(`${box.dataset.mentions}?q=${encodeURIComponent(word)}`);
  const html = answer.ok ? await answer.text() : "";
  if (mine !== latest) return;
  if (!html.trim()) return close();
  if (!list) {
    list = document.createElement("ul");
    list.id = "name-choices";
    list.className = "name-choices";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Names");
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("li");
      if (option) choose(option);
    });
    box.after(list);
    box.setAttribute("aria-controls", list.id);
  }
  list.innerHTML = html;
  mark(list.firstElementChild);
}

function choose(option) {
  const end = box.selectionStart;
  const start = end - typed().length;
  box.setRangeText(`${option.dataset.name} `, start, end, "end");
  close();
  box.focus();
}

function follow(target) {
  if (!target?.matches?.("textarea[data-mentions]")) return;
  if (box !== target) close();
  box = target;
  clearTimeout(timer);
  if (typed() === undefined) close();
  else timer = setTimeout(look, 120);
}

document.addEventListener("input", (event) => follow(event.target));
document.addEventListener("keydown", (event) => {
  if (!list || event.target !== box) return;
  const now = list.querySelector('[aria-selected="true"]');
  const next = { ArrowDown: now?.nextElementSibling, ArrowUp: now?.previousElementSibling };
  if (event.key in next) mark(next[event.key] || now);
  else if (event.key === "Enter" || event.key === "Tab") choose(now);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);
document.addEventListener("focusout", (event) => { if (event.target === box) close(); });
follow(document.activeElement); // who was quicker than this script
