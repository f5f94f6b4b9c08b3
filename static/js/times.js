// Moments in the reader's own time zone. Days stay as they are: a date without a time has no zone.
// The cookie lets the server write them so from the next page on, and nothing moves.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.split("; ").includes(`zone=${zone}`)) {
  document.cookie = `zone=${zone}; path=/; max-age=31536000; samesite=lax`;
}
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
