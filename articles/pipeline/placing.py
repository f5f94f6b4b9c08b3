"""The pipeline's first step: which story an article belongs to."""

from collections.abc import Collection

from django.db import transaction

from newsroom.decisions import State, by_machine
from newsroom.decisions.locking import again, one_at_a_time
from newsroom.hiding import whole

from ..models import Article, Membership, PutAside, SearchEntry, Signature, Story
from ..models.embargo import seen_by
from ..readers.shipped import stories
from ..reading_process import NotRead
from ..text.stories import Match, assign, standing_in
from ..text.stories import Signature as Signed
from .proposals import is_untouched
from .reading import document_of, known_names

CANDIDATES = 300  # articles compared with a new one, those with most index terms in common first
TITLE_LENGTH = 120
PLACING = 7_301_001  # the database's name for the lock under which new articles find their stories


@whole()
def place(article: Article, into: Story | None = None, by=None) -> Story | None:
    """The story of an article: the one it is in, the one it is put into, the most alike, or a new one.

    One in another language is compared with nothing: where nobody says which, it has a story of its own. None where
    nobody has said which, and the machine could not read it; then the article is put aside.
    """
    signature = None if article.is_foreign else _sign(article)
    member = _member(article)
    if member and (into is None or member.story_id == into.pk or not is_untouched(member)):
        return member.story.date()
    if into:
        return into.bring_in(article, by).story.date()
    may_be_placed = signature or (article.is_foreign and article.current.text)
    return again(lambda: _find_story(article, signature)) if may_be_placed else None


def _member(article: Article) -> Membership | None:
    return article.memberships.live().select_related("story").first()


def _sign(article: Article, standing: Collection[str] = ()) -> Signed | None:
    """The article's signature, written where queries for candidates find it; None where it could not be read."""
    if PutAside.objects.filter(revision=article.current_id).exists():
        return None
    document = document_of(article)
    try:
        signature = stories.signature(document, known_names(stories.names_to_look_up(document), None), standing)
    except NotRead as error:
        PutAside.objects.put(article.current, PutAside.Stage.MATTER, str(error))
        SearchEntry.objects.write([article])
        return None
    row = {"index_terms": signature.index_terms, "weights": signature.weights, "published_on": article.published_on}
    Signature.objects.update_or_create(article=article, defaults=row)
    return signature


def _find_story(article: Article, signature: Signed | None) -> Story:
    """One article after the other, also where several come at once: else two on one matter open a story each."""
    with by_machine(), transaction.atomic():
        one_at_a_time(PLACING)
        story, match = _most_alike(article, signature) if signature else (None, None)
        is_new = story is None
        story = story or Story.objects.open(_title(article))
        row = Membership(story=story, article=article, score=match and match.score)
        row.why = match.why[:500] if match else _why_alone(article)
        Membership.objects.bulk_create([row], ignore_conflicts=True)  # where somebody has put it elsewhere meanwhile
        member = _member(article)
        if is_new and member.story_id != story.pk:
            story.delete()
        return member.story.date()


def _why_alone(article: Article) -> str:
    if article.is_foreign:
        return f"It is in {article.language_name}, and was compared with nothing: a story of its own."
    return "Nothing like it was here: a story of its own."


def _most_alike(article: Article, signature: Signed) -> tuple[Story | None, Match | None]:
    """The story that the article is most like, locked; none that somebody has taken it out of."""
    known = set(article.memberships.values_list("story", flat=True))
    candidates = candidates_of(article, signature)
    standing = standing_in(signature, article.published_on, candidates)
    signature = (standing and _sign(article, standing)) or signature
    for match in assign(signature, article.published_on, candidates, article.current.text):
        story = Story.objects.locked(match.story)
        if story.pk not in known:
            return story, match
    return None, None


def candidates_of(article: Article, signature: Signed) -> list:
    """(story, signature, day) of articles that share index terms and lie close in time, or have no date.

    None of a story that is only for some people: what comes in is for everybody, unless one of them moves it there.
    """
    with seen_by(None):
        return _candidates_of(article, signature)


def _candidates_of(article: Article, signature: Signed) -> list:
    rows = Signature.objects.like(signature.index_terms, article.published_on).exclude(article=article)
    rows = rows.filter(article__memberships__state__in=[State.SUGGESTED, State.CONFIRMED])
    found = rows.values_list("article__memberships__story", "index_terms", "weights", "published_on")
    return [(story, Signed(tuple(terms), weights), day) for story, terms, weights, day in found[:CANDIDATES]]


def _title(article: Article) -> str:
    if article.headline:
        return article.headline
    first = article.current.text.strip().split("\n")[0]
    return first if len(first) <= TITLE_LENGTH else first[:TITLE_LENGTH].rsplit(" ", 1)[0] + "…"
