"""What waits for whoever administers: the first page of admin. Counts stop at a thousand, and are one query."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.models import (
    Appearance,
    Article,
    Claim,
    Discrepancy,
    Duplicate,
    Feed,
    FeedEntry,
    Import,
    ImportRow,
    Membership,
    Mention,
    MergeProposal,
    Origin,
    PutAside,
    Quote,
)
from entities.models import Entity, Event
from newsroom.counting import capped_of, in_figures
from newsroom.decisions.admin import CURATION, INTAKE, MACHINE

SUGGESTED = {"state__exact": "suggested"}


@dataclass(frozen=True, slots=True)
class Kind:
    """Something of which rows may wait: `asked` is what narrows their list in admin to just those."""

    menu: str
    words: str
    rows: Callable[[], QuerySet]
    asked: dict[str, str]
    page: str = ""  # the name of another page that lists them

    def address_for(self, person: User) -> str:
        """ "" where this person may not see them."""
        meta = self.rows().model._meta
        if self.page:
            return reverse(self.page)
        if not person.has_perm(f"{meta.app_label}.view_{meta.model_name}"):
            return ""
        return f"{reverse(f'admin:{meta.app_label}_{meta.model_name}_changelist')}?{urlencode(self.asked)}"


def _without(field: str) -> Callable[[], QuerySet]:
    return lambda: Article.objects.filter(**{field: None})


def _failed_imports() -> QuerySet:
    return Import.objects.filter(state=Import.State.FAILED)


KINDS = (
    Kind(CURATION, "likely duplicates", lambda: Duplicate.objects.waiting().order_by(), {}, "duplicates"),
    Kind(CURATION, "pairs of stories that may be one", lambda: MergeProposal.objects.suggested(), SUGGESTED),
    Kind(
        CURATION,
        "suggested claims that stories open with",
        lambda: Claim.objects.suggested().shown().filter(merged_into=None),
        {**SUGGESTED, "fold": "shown"},
    ),
    Kind(CURATION, "suggested appearances", lambda: Appearance.objects.suggested(), SUGGESTED),
    Kind(CURATION, "suggested differences", lambda: Discrepancy.objects.suggested(), SUGGESTED),
    Kind(CURATION, "suggested quotations", lambda: Quote.objects.suggested(), SUGGESTED),
    Kind(CURATION, "suggested names", lambda: Entity.objects.suggested().filter(merged_into=None), SUGGESTED),
    Kind(CURATION, "suggested mentions", lambda: Mention.objects.suggested(), SUGGESTED),
    Kind(CURATION, "suggested events", lambda: Event.objects.suggested().filter(merged_into=None), SUGGESTED),
    Kind(CURATION, "suggested origins", lambda: Origin.objects.suggested(), SUGGESTED),
    Kind(CURATION, "articles suggested for a story", lambda: Membership.objects.suggested(), SUGGESTED),
    Kind(INTAKE, "articles of an unknown outlet", _without("outlet"), {"outlet__isempty": "1"}),
    Kind(
        INTAKE,
        "articles of an unknown date",
        _without("published_at"),
        {"published_at": "none"},
    ),
    Kind(INTAKE, "versions that could not be read", lambda: PutAside.objects.all(), {}),
    Kind(INTAKE, "imports not read to the end", _failed_imports, {"state__exact": "failed"}),
    Kind(
        INTAKE,
        "files and links that were refused",
        lambda: ImportRow.objects.filter(verdict=ImportRow.Verdict.REFUSED),
        {"verdict__exact": ImportRow.Verdict.REFUSED},
    ),
    Kind(INTAKE, "feeds in trouble", lambda: Feed.objects.failing(), {"trouble": "yes"}),
    Kind(
        INTAKE,
        "entries of feeds that were refused",
        lambda: FeedEntry.objects.filter(state=FeedEntry.State.REFUSED),
        {"state__exact": FeedEntry.State.REFUSED},
    ),
    Kind(
        MACHINE,
        "jobs that failed",
        lambda: ProcrastinateJob.objects.filter(status="failed"),
        {"status__exact": "failed"},
    ),
)


@dataclass(frozen=True, slots=True)
class Waiting:
    figure: str
    words: str
    address: str


def waiting_for(person: User) -> dict[str, list[Waiting]]:
    """By the menu's headings what waits, without that of which there is none. One query, and those of permissions."""
    found: dict[str, list[Waiting]] = {}
    seen = [(kind, address) for kind in KINDS if (address := kind.address_for(person))]
    counts = {f"n{number}": capped_of(kind.rows()) for number, (kind, _) in enumerate(seen)}
    numbers = User.objects.filter(pk=person.pk).values_list(*counts.values()).get() if counts else ()
    for (kind, address), number in zip(seen, numbers, strict=True):
        if number:
            found.setdefault(kind.menu, []).append(Waiting(in_figures(number), kind.words, address))
    return found
