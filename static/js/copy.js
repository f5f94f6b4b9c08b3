// Copying: a click on “Copy” takes the text that stands folded behind it; without a script one selects it there.
document.addEventListener("click", async (event) => {
  const summary = event.target.closest?.(".copy > summary");
  if (!summary || !navigator.clipboard) return;
  event.preventDefault();
  const before = summary.textContent;
  try {
    await navigator.clipboard.writeText(summary.parentElement.querySelector("textarea").value);
    summary.textContent = "Copied";
  } catch {
    summary.parentElement.open = true;
    return;
  }
  setTimeout(() => { summary.textContent = before; }, 2000);
});
