"""The night's learning: what people decided teaches the small models, near what was shipped and only where it helps.

Confirmed and rejected rows are what is learned from, never what a machine says of itself. The measures are taken in the
reading process, story by story, by the models that are in use.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from django.db.models import F, Max, Q

from entities.models import Alias, Entity
from newsroom.decisions import State
from newsroom.decisions.acting import actor_of
from newsroom.decisions.tracking import CHANGED, events_of

from ..models import Appearance, Relearning, Silence, SmallModel, Stance, Story
from ..readers.shipped import StoryStages, stories
from ..reading_process import NotRead
from ..text.learning import DecidedClaim, Lesson
from .reading import ask_about, span_of, well_read

MOST_STORIES = 300  # those in which something was decided last
MOST_LESSONS = 20_000  # for one model; a passage that was not accepted is one, too
MOST_PAIRS = 5_000  # of spellings
LEAST_CORRECTED = 3  # readings; who has corrected fewer may have accepted passages without a look at how they are read

Name = SmallModel.Name
OF_CLAIMS = (Name.ROWS, Name.CHANCES, Name.LATER_CHANCES)


def relearn() -> list[Relearning]:
    """Learn each small model anew, and use what tells held-out decisions better."""
    lessons: dict[str, list[Lesson]] = defaultdict(list)
    readers = who_correct_readings()
    for story in _stories():
        _add_lessons(lessons, story, readers)
    lessons[Name.NAMES] = lessons_of_names()
    leave_out = stories.contradicting(lessons[Name.CHANCES])
    nights = []
    for model in SmallModel.objects.all():
        constants, report = stories.learn(*model.place, lessons[model.name], leave_out)
        nights.append(model.learn(constants, report | {"left_out": leave_out}))
    return nights


def _stories() -> Iterable[Story]:
    decided = Q(claims__appearances__decided_by__isnull=False) | Q(claims__silences__decided_by__isnull=False)
    last = Max("claims__appearances__decided_at")
    return (
        Story.objects.filter(decided).annotate(last=last).order_by(F("last").desc(nulls_last=True), "pk")[:MOST_STORIES]
    )


def _add_lessons(lessons: dict[str, list[Lesson]], story: Story, readers: Collection[int]) -> None:
    """What was decided in a story; nothing where it cannot be read."""
    articles, claims, read = list(well_read(story)), decided_claims(story), readings(story, readers)
    try:
        of_claims = ask_about(stories, articles, StoryStages.lessons, claims)
        of_stance = ask_about(stories, articles, StoryStages.lessons_of_stance, read)
    except NotRead:
        return
    for name, found in (*zip(OF_CLAIMS, of_claims, strict=True), (Name.STANCE, of_stance)):
        lessons[name] += found if len(lessons[name]) < MOST_LESSONS else []


def decided_claims(story: Story) -> list[DecidedClaim]:
    """The story's stated claims, with what people decided in their rows."""
    claims = {claim.pk: claim for claim in story.claims.current().confirmed()}
    rows = Appearance.objects.filter(claim__in=claims, is_orphaned=False, decided_by__isnull=False)
    silences = Silence.objects.confirmed().filter(claim__in=claims, decided_by__isnull=False)
    passages, silent, deciders = defaultdict(list), defaultdict(set), defaultdict(dict)
    for row in sorted(rows, key=lambda row: (row.is_confirmed, row.pk)):  # who accepts decides of the article
        passages[row.claim_id].append(row)
        deciders[row.claim_id][row.article_id] = row.decided_by_id
    for row in silences.order_by("pk"):
        silent[row.claim_id].add(row.article_id)
        deciders[row.claim_id][row.article_id] = row.decided_by_id
    return [
        DecidedClaim(
            key,
            claims[key].statement,
            tuple((row.article_id, span_of(row)) for row in passages[key] if row.is_confirmed),
            tuple((row.article_id, span_of(row)) for row in passages[key] if row.is_rejected),
            frozenset(silent[key]),
            deciders[key],
        )
        for key in deciders
    ]


def who_correct_readings() -> list[int]:
    """Those who look at how a passage is read when they accept it: what they leave as it is is their word, too.

    Of others an accepted passage says nothing of its reading, which is the machine's.
    """
    events = events_of(Appearance).objects.filter(pgh_label=CHANGED, pgh_obj__isnull=False)
    contexts = events.exclude(stance=F("pgh_obj__stance")).values_list("pgh_context", flat=True)
    corrected = Counter(map(actor_of, contexts))
    return [person for person, number in corrected.items() if person and number >= LEAST_CORRECTED]


def readings(story: Story, readers: Collection[int]) -> list[tuple]:
    """(place, whether it is somebody's words, article, whose word that is) of what `readers` confirmed as one or other.

    Held out together is what stands in one article: the same words may carry several claims.
    """
    plain = (Stance.REPORTS, Stance.ATTRIBUTES)
    rows = Appearance.objects.confirmed().filter(claim__story=story, is_orphaned=False, stance__in=plain)
    return [
        ((row.article_id, span_of(row)), row.stance == Stance.ATTRIBUTES, row.article_id, row.decided_by_id)
        for row in rows.filter(decided_by__in=readers).order_by("pk")
    ]


def lessons_of_names() -> list[Lesson]:
    """What people said of spellings: an alias that they confirmed or rejected, an entity that they merged."""
    pairs: list[tuple] = []
    decided = Alias.objects.filter(decided_by__isnull=False).exclude(state=State.SUGGESTED).select_related("entity")
    for alias in decided.order_by("-pk")[:MOST_PAIRS]:
        if alias.text != alias.entity.name:
            pairs.append((alias.entity.name, alias.text, alias.is_confirmed, alias.entity_id, alias.decided_by_id))
    merged = Entity.objects.exclude(merged_into=None).select_related("merged_into")
    for entity in merged.order_by("-pk")[:MOST_PAIRS]:
        pairs.append((entity.heir.name, entity.name, True, entity.heir.pk, entity.decided_by_id or 0))
    return stories.lessons_of_names(pairs)
