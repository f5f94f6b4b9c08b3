"""Who reports an event, and how: as done, attributed, hedged, only planned; people and the machine apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..matrix.cells import Sign, Telling, state_of, telling_of
from ..matrix.lines import in_figures
from ..models import Appearance, EventReport

REPORTS = "reports"  # the stance of a report where no claim has these words


@dataclass(slots=True)
class Told:
    """How many outlets tell of an event in each way; each outlet counts once, by its firmest report."""

    by_people: Counter[Telling] = field(default_factory=Counter)
    by_machine: Counter[Telling] = field(default_factory=Counter)

    @property
    def people(self) -> str:
        return in_figures(self.by_people)

    @property
    def machine(self) -> str:
        return in_figures(self.by_machine)


def told_of(events: Mapping[int, Iterable[EventReport]]) -> dict[int, Told]:
    """By an event's key. `events` holds live reports with their revision and its article. One query."""
    revisions = {report.revision_id for reports in events.values() for report in reports}
    stances = defaultdict(set)
    rows = Appearance.objects.live().filter(revision__in=revisions, is_orphaned=False)
    for *place, stance in rows.values_list("revision", "field", "start", "end", "stance"):
        stances[tuple(place)].add(stance)
    return {key: _told(reports, stances) for key, reports in events.items()}


def _told(reports: Iterable[EventReport], stances: Mapping[tuple, set[str]]) -> Told:
    told, best = Told(), {}
    for report in reports:
        article = report.revision.article
        place = (report.revision_id, report.field, report.start, report.end)
        for stance in stances.get(place, {REPORTS}):
            sign = Sign(report.pk, report.event_id, article.pk, stance, report.modality, report.state)
            rank = (sign.is_confirmed, state_of(sign).firmness)
            outlet = article.outlet_id or f"article {article.pk}"
            best[outlet] = max(best.get(outlet, ((False, 0), sign)), (rank, sign), key=lambda pair: pair[0])
    for _, sign in best.values():
        (told.by_people if sign.is_confirmed else told.by_machine)[telling_of([sign])] += 1
    return told
