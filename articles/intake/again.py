"""An article's own page, looked at once more: what it says now, that it still says the same, or that it is gone."""

from collections.abc import Callable

from ..models import Article, Fetched, Watch
from .fetch import NotFetched, NotYet
from .given import Refused
from .links import fetched
from .opening import opened_one
from .take_in import Outcome, Verdict, take_in

NO_ADDRESS = "Nobody knows its address: correct that first, or bring the new version in as a file."


def page_of(article: Article) -> str:
    """The address at which an article's page is looked for; "" where none is known."""
    if article.url:
        return article.url
    pages = Fetched.objects.filter(revision__article=article).order_by("-pk")
    return pages.values_list("address", flat=True).first() or ""


def look_again(article: Article, by, patience: float, on_wait: Callable[[], None] = lambda: None) -> Outcome:
    """Fetch the article's page and take in what it says now: a new version where that is something else.

    What keeps us from it is noted with the article. Raises NotYet where its site wants to be left alone for now.
    """
    address = page_of(article)
    if not address:
        return Outcome(article.title, Verdict.REFUSED, NO_ADDRESS, article)
    try:
        outcome = take_in(opened_one(fetched(address, patience, on_wait)), by, of=article)
    except NotYet as reason:
        Watch.objects.saw_nothing(article, reason.reason, is_gone=False, rest=reason.seconds)
        raise
    except Refused as refusal:
        Watch.objects.saw_nothing(article, str(refusal), is_gone=isinstance(refusal, NotFetched) and refusal.is_gone)
        return Outcome(address, Verdict.REFUSED, str(refusal), article)
    if outcome.verdict is Verdict.REFUSED:
        Watch.objects.saw_nothing(article, outcome.message, is_gone=False)
    return outcome
