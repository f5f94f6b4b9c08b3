// Moments in the reader's own time zone. Days stay as they are: a date without a time has no zone.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const format = new Intl.DateTimeFormat("en-GB", {
  day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: zone,
});

function localise(root) {
  for (const time of root.querySelectorAll("time[data-moment]")) {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.valueOf())) continue;
    time.title = `${time.textContent.trim()} · shown in ${zone}`;
    time.textContent = format.format(moment).replace("Sept", "Sep"); // as the server writes it
    delete time.dataset.moment;
  }
}

localise(document);
document.addEventListener("htmx:load", (event) => localise(event.detail.elt));
