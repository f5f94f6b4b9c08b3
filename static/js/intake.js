// Files dropped onto the upload area join those that were chosen; all are listed with their sizes before they go.
const area = document.querySelector("[data-drop]");

function size(bytes) {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function start() {
  const input = area.querySelector("input[type=file]");
  const list = area.querySelector("[data-files]");
  const sum = area.querySelector("[data-sum]");
  const most = Number(area.dataset.drop);

  const put = (files) => {
    const carrier = new DataTransfer();
    const names = new Set();
    for (const file of files) if (!names.has(file.name) && names.add(file.name)) carrier.items.add(file);
    input.files = carrier.files;
    show();
  };

  const row = (file) => {
    const item = element("li", "");
    item.append(element("span", file.name, "name"));
    if (/\.csv$/i.test(file.name)) item.append(element("span", "manifest", "chip"));
    item.append(element("span", size(file.size), "number muted"));
    if (file.size > most) item.append(element("span", `larger than ${size(most)}`, "chip bad"));
    const away = element("button", "✕", "quiet small");
    away.type = "button";
    away.setAttribute("aria-label", `Leave ${file.name} out`);
    away.addEventListener("click", () => {
      put([...input.files].filter((other) => other !== file));
      input.focus();
    });
    item.append(away);
    return item;
  };

  const show = () => {
    const files = [...input.files];
    list.replaceChildren(...files.map(row));
    const bytes = files.reduce((total, file) => total + file.size, 0);
    sum.textContent = files.length ? `${files.length} file${files.length > 1 ? "s" : ""}, ${size(bytes)}` : "";
  };

  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  const mark = (isOver) => area.classList.toggle("over", isOver);

  // A file that misses the area must not take the place of the page.
  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => { if (hasFiles(event)) event.preventDefault(); });
  }
  area.addEventListener("dragover", (event) => mark(hasFiles(event)));
  area.addEventListener("dragleave", (event) => { if (!area.contains(event.relatedTarget)) mark(false); });
  area.addEventListener("drop", (event) => {
    mark(false);
    const items = [...event.dataTransfer.items].filter((item) => !item.webkitGetAsEntry?.()?.isDirectory);
    const dropped = items.map((item) => item.getAsFile()).filter(Boolean);
    const names = new Set(dropped.map((file) => file.name));
    put([...[...input.files].filter((file) => !names.has(file.name)), ...dropped]);
  });
  input.addEventListener("change", show);
  area.querySelector("[data-hint]").hidden = false;
  show();

  const form = input.form;
  const button = form.querySelector("button.primary");
  const words = button.textContent;
  form.addEventListener("submit", () => {
    button.setAttribute("aria-busy", "true");
    button.textContent = "Sending the files …";
  });
  window.addEventListener("pageshow", () => {
    button.removeAttribute("aria-busy");
    button.textContent = words;
  });
}

if (area) start();
