// Along a row: after a decision go on to where the form says; after an undo go back to the article it was about.
const main = document.getElementById("main");
let then = "";

function go(address) {
  const url = new URL(address, location.href).href;
  htmx.ajax("GET", url, { target: "#walk", swap: "outerHTML" }).then(() => history.replaceState(null, "", url));
}

main.addEventListener("htmx:beforeRequest", (event) => { then = event.target.dataset.then || ""; });
document.body.addEventListener("decided", (event) => {
  const { undone, article } = event.detail;
  if (undone && article) go(`?at=${article}`);
  else go(then || location.search || "?");
  then = "";
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.elt.id !== "walk" && !event.detail.elt.querySelector?.("#walk")) return;
  document.querySelector(".stop[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
});
