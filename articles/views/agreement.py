"""A story's agreement: who has read its articles blind, how far they agree, and settling where they differ."""

import csv
from collections.abc import Iterator

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from articles.forms.blind import SettleForm
from articles.models import BlindAnswer, Modality, Settlement, Stance, Story
from articles.models.settlement import Meets, write_cell
from articles.overviews.agreement import Agreement, Compared, agreement_of
from articles.overviews.kappa import ENOUGH
from articles.templatetags.marks import name_of
from newsroom.decisions import Refused, StaleDecision
from newsroom.decisions.access import TAG, form_for, may_tag

from .answers import answer, conflict, say
from .decisions import refill, refused, undo_of, unreadable
from .export import Echo, plain
from .story import get_story, story_page

AT_ONCE = 200  # cells that one act takes over
COLUMNS = ["article", "outlet", "version", "claim", "reader", "handed in", "answer", "stance", "modality"]
COLUMNS += ["attributed to", "words", "differ on", "settled"]


def story_agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has read what, the figures, and each claim in which readers differ."""
    story = get_story(slug)
    agreement = agreement_of(story, request.user)
    context = {
        "agreement": agreement,
        "enough": ENOUGH,
        "stances": Stance.choices,
        "modalities": Modality.choices,
        "to_take": sum(each.is_current and each.meets is not Meets.SAME for each in agreement.agreed),
        "unread": [a for a in story.articles.with_outlet() if a.pk not in {r.article.pk for r in agreement.articles}],
    }
    return story_page(request, story, "story_agreement", "articles/story_agreement.html", context)


@may_tag
def story_settle(request: HttpRequest, slug: str) -> HttpResponse:
    """Say which answer holds where readers differ: the cell of the matrix says it from then on."""
    story = get_story(slug)
    back = reverse("story_agreement", args=[story.slug])
    form = SettleForm(request.POST)
    if not form.is_valid():
        return unreadable(request, back)
    data = form.cleaned_data
    cell = (data["article"], data["claim"])
    row = next((r for r in agreement_of(story, request.user).differing if (r.article.pk, r.claim.pk) == cell), None)
    if row is None:
        say(request, "Nobody differs here any more.", level=messages.ERROR)
        return answer(request, back)
    try:
        outcome = form.outcome(row.answers)
    except LookupError:
        say(request, "Say which words, how firmly, and whether it has happened.", level=messages.ERROR)
        return answer(request, back)
    try:
        settled = Settlement.objects.settle(row.claim, row.revision, outcome, request.user, data["seen"])
    except StaleDecision as stale:
        return conflict(request, stale, "to settle this", back, seen=_seen_now(story, request, cell))
    except Refused as refusal:
        return refused(request, refusal, back)
    refill(story.pk)
    say(request, f"Settled: {row.article.outlet_name} on “{row.claim}”: {settled.how}", undo_of(request))
    return answer(request, back)


def _seen_now(story: Story, request: HttpRequest, cell: tuple[int, int]) -> str:
    """How the cell stands by now, so that whoever still wants theirs has seen it."""
    rows = agreement_of(story, request.user).differing
    return next((r.standing.seen for r in rows if (r.article.pk, r.claim.pk) == cell), "")


@form_for(TAG)
def story_take_over(request: HttpRequest, slug: str) -> HttpResponse:
    """What all readers of an article agree on, beside what the matrix says; taken over as one act."""
    story = get_story(slug)
    agreement = agreement_of(story, request.user)
    if request.method == "POST":
        return _take_over(request, story, agreement)
    rows = [each for each in agreement.agreed if each.is_current]
    by = {meets: [row for row in rows if row.meets is meets] for meets in Meets}
    new = by[Meets.OPEN][:AT_ONCE]
    carried = sum(row.outcome.is_carried for row in new)
    context = {
        "story": story,
        "open": new,
        "carried": carried,
        "absent": len(new) - carried,
        "against": by[Meets.AGAINST][:AT_ONCE],
        "same": by[Meets.SAME],
        "later": len(by[Meets.OPEN]) - len(new),
        "old": sum(not each.is_current for each in agreement.agreed),
    }
    return render(request, "articles/story_take_over.html", context)


def _take_over(request: HttpRequest, story: Story, agreement: Agreement) -> HttpResponse:
    """Write those that were chosen and stand as they were seen; the others are named."""
    back = reverse("story_agreement", args=[story.slug])
    known = {f"{row.article.pk}-{row.claim.pk}": row for row in agreement.agreed}
    done: list[Compared] = []
    left: list[str] = []
    for text in dict.fromkeys(request.POST.getlist("take")[:AT_ONCE]):
        cell, _, seen = text.rpartition("-")
        row = known.get(cell)
        if row is None:
            left.append("what nobody agrees on any more")
            continue
        try:
            with transaction.atomic():
                write_cell(row.claim, row.revision, row.outcome, request.user, seen)
            done.append(row)
        except StaleDecision:
            left.append(f"{row.article.outlet_name} on “{row.claim}”, which was changed since")
        except Refused as refusal:
            left.append(f"{row.article.outlet_name} on “{row.claim}”: {refusal}")
    if not done and not left:
        say(request, "Nothing was chosen.", level=messages.ERROR)
        return answer(request, reverse("story_take_over", args=[story.slug]))
    refill(story.pk)
    _tell(request, done, left)
    return answer(request, back)


def _tell(request: HttpRequest, done: list[Compared], left: list[str]) -> None:
    carried = sum(row.outcome.is_carried for row in done)
    words = f"{carried} confirmed, {len(done) - carried} not carried." if done else "Nothing was written."
    if left:
        more = f", and {len(left) - 3} more" if len(left) > 3 else ""
        words += f" Left out: {'; '.join(left[:3])}{more}."
    say(request, words, undo_of(request), messages.WARNING if left else messages.SUCCESS)


def story_agreement_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """Each answer that can be compared, a row for each reader."""
    story = get_story(slug)
    writer = csv.writer(Echo())
    lines = [writer.writerow([plain(str(text)) for text in row]) for row in _table(agreement_of(story, request.user))]
    response = StreamingHttpResponse(("\ufeff" if n == 0 else "") + line for n, line in enumerate(lines))
    response["Content-Type"] = "text/csv; charset=utf-8"
    response["Content-Disposition"] = f'attachment; filename="{story.slug}-agreement.csv"'
    return response


def _table(agreement: Agreement) -> Iterator[list]:
    yield COLUMNS
    for row in agreement.compared:
        for each in row.answers:
            yield [*_cell(row, each), "; ".join(row.differs_in), row.settlement.how if row.settlement else ""]


def _cell(row: Compared, each: BlindAnswer) -> list:
    reading = each.blind_reading
    article = [row.article.title, row.article.outlet_name, row.revision.number, row.claim.statement]
    who = [name_of(reading.reader), f"{reading.handed_in_at:%Y-%m-%dT%H:%M:%SZ}"]
    return [*article, *who, each.said, each.stance, each.modality, each.attributed_to, " … ".join(each.words)]
