// The reader's choice of colours. Not a module: it runs before the first paint, so that nothing flashes.
(() => {
  const root = document.documentElement;
  const read = () => { try { return localStorage.getItem("theme") || ""; } catch { return ""; } };
  const apply = (theme) => { if (theme) root.dataset.theme = theme; else delete root.dataset.theme; };
  apply(read());
  document.addEventListener("DOMContentLoaded", () => {
    for (const choice of document.querySelectorAll("[data-theme-choice]")) {
      choice.hidden = false;
      for (const input of choice.querySelectorAll("input")) input.checked = input.value === read();
      choice.addEventListener("change", (event) => {
        try { localStorage.setItem("theme", event.target.value); } catch { /* private windows forget it */ }
        apply(event.target.value);
      });
    }
  });
})();
