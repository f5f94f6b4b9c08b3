// Ctrl+K: go to a story, outlet, name or page; arrows choose, Enter goes there.
const dialog = document.getElementById("palette");
let timer = 0;
let latest = 0;

function build() {
  dialog.innerHTML = '<input type="search" aria-label="Go to a story, outlet, name or page" placeholder="Go to …" autocomplete="off"><div></div>';
  dialog.firstElementChild.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 120); });
}

async function look() {
  const mine = ++latest;
  const url = `${dialog.dataset.url}?q=${encodeURIComponent(dialog.firstElementChild.value)}`;
  const answer = await fetch(url);
  const html = answer.ok ? await answer.text() : "<p>That could not be looked up.</p>";
  if (mine !== latest) return;
  dialog.lastElementChild.innerHTML = html;
}

function open() {
  if (!dialog.firstElementChild) build();
  if (!dialog.open) dialog.showModal();
  dialog.firstElementChild.focus();
  dialog.firstElementChild.select();
  look();
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    open();
  }
});
dialog?.addEventListener("keydown", async (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const input = dialog.firstElementChild;
  if (step) {
    const stops = [input, ...dialog.querySelectorAll("a")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    next?.focus();
  } else if (event.key === "Enter" && event.target === input) {
    clearTimeout(timer);
    await look();
    dialog.querySelector("a")?.click();
  } else return;
  event.preventDefault();
});
dialog?.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
