// Messages: put away by hand or after a while, never while somebody is on them; and what to say when an act fails.
const STAYS = 12000;
const MOST = 2; // more would hide the page: the last act can be undone, the one before it too
const box = document.getElementById("toasts");

function adopt(toast) {
  const away = toast.querySelector("[data-dismiss]");
  if (away) {
    away.hidden = false;
    away.addEventListener("click", () => toast.remove());
  }
  // Hidden, not removed: htmx puts its answer into the page that the form still stands in.
  toast.addEventListener("submit", () => setTimeout(() => { toast.hidden = true; }, 0));
  if (toast.classList.contains("error")) return;
  const leave = () => {
    if (toast.matches(":hover, :focus-within")) setTimeout(leave, STAYS);
    else toast.remove();
  };
  setTimeout(leave, STAYS);
}

export function say(text, level = "success") {
  const toast = document.createElement("div");
  toast.className = `toast ${level}`;
  toast.dataset.toast = "";
  const words = document.createElement("p");
  words.textContent = text;
  const away = document.createElement("button");
  away.type = "button";
  away.className = "quiet small";
  away.dataset.dismiss = "";
  away.textContent = "Close";
  toast.append(words, away);
  box.append(toast);
}

if (box) {
  box.querySelectorAll("[data-toast]").forEach(adopt);
  new MutationObserver((changes) => {
    for (const node of changes.flatMap((change) => [...change.addedNodes])) {
      if (node instanceof HTMLElement && node.matches("[data-toast]")) adopt(node);
    }
    while (box.children.length > MOST) box.firstElementChild.remove();
  }).observe(box, { childList: true });
}

const REASONS = {
  400: "That could not be read. Look at what you typed and try again.",
  403: "Your role does not allow this, or the page is too old: load it anew.",
  404: "That is no longer there. Load the page anew.",
  507: "The disk of the newsroom is full. Nothing was saved; tell your admin.",
};

document.addEventListener("htmx:responseError", (event) => {
  say(REASONS[event.detail.xhr.status] || "Something broke on our side. Nothing was saved; try again.", "error");
});
document.addEventListener("htmx:sendError", () => say("No connection. Nothing was saved; try again.", "error"));
document.addEventListener("htmx:afterSwap", (event) => {
  const dialog = event.detail.target;
  if (dialog?.id === "conflict" && !dialog.open) dialog.showModal();
});
document.addEventListener("decided", () => document.getElementById("conflict")?.close());
