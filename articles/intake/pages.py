"""What a page is to an article: the addresses by which it is known again, and the evidence that is kept."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F, Q

from newsroom.hiding import whole

from ..models import Article, Fetched, OriginalFile, Revision
from ..reading_process import NotRead, stories
from ..text.edits import is_same_article
from .fetch import Page
from .given import Refused, article_address

ANOTHER_THERE = (
    "It says that it is {}, but quite another article is known from there. Paste it with its address if that is right."
)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Those by which a piece may be known again, as articles' are written.

    Its own are the one that it says it has, `canonical`, and the one it came from. What was asked for and led over,
    `via`, may lead to another article tomorrow, as a login or a link to the latest news does.
    """

    own: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    canonical: str = ""

    @classmethod
    def of(cls, page: Page, canonical: str) -> "Addresses":
        canonical = _written(canonical)
        own = _each(canonical, _written(page.address))
        return cls(own, _each(*map(_written, (page.asked, *page.redirects))), canonical)

    @classmethod
    def of_file(cls, address: str, canonical: str) -> "Addresses":
        """Of a file that says, or of which somebody says, that it is from there."""
        canonical = _written(canonical)
        return cls(_each(canonical, _written(address)), canonical=canonical)

    @property
    def all(self) -> tuple[str, ...]:
        return _each(*self.own, *self.via)

    @property
    def best(self) -> str:
        """The one that its article has; "" for none."""
        return self.own[0] if self.own else ""


def _each(*addresses: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, addresses)))


def _written(address: str) -> str:
    """What cannot be an article's address is none."""
    try:
        return article_address(address)
    except Refused:
        return ""


def article_at(addresses: Addresses, same_words: Q) -> int | None:
    """The article that has one of these as its own; or that has one at all, and once had the same words.

    `same_words` tells its revisions.
    """
    for address in addresses.own:
        for article in _owners(address):
            if address == addresses.canonical or not (addresses.canonical and _says_another(article)):
                return article
    identities = [f"url:{address}" for address in addresses.all]
    known = Q(article__identity__in=identities) | Q(known_as__overlap=list(addresses.all))
    known |= Q(fetched__in=Fetched.objects.known_as(addresses.all))
    return Revision.objects.filter(same_words, known).order_by("article").values_list("article", flat=True).first()


def _owners(address: str) -> Iterator[int]:
    """The article of that address, then those with a file or a page that is from it or says that it is its own."""
    yield from Article.objects.filter(identity=f"url:{address}").values_list("pk", flat=True)
    files = Revision.objects.filter(known_as__contains=[address]).order_by("article")
    yield from files.values_list("article", flat=True)
    pages = Fetched.objects.known_as([address]).order_by("revision__article")
    for article, *own in pages.values_list("revision__article", "canonical", "address"):
        if address in map(_written, own):
            yield article


def known_of(article: Article) -> Iterator[list[str]]:
    """The addresses by which its versions and their pages are known."""
    yield from article.revisions.values_list("known_as", flat=True)
    yield from Fetched.objects.filter(revision__article=article).values_list("known_as", flat=True)


def _says_another(article: int) -> bool:
    """Whether a page of it said which address is its own; what had said the same was found by that."""
    return Fetched.objects.filter(revision__article=article).exclude(canonical="").exists()


def refuse_another(addresses: Addresses, same_words: Q, text: str) -> None:
    """Raise Refused for a text that alone says where it is from, where quite another article is known from there.

    Else a file could take any article's place.
    """
    known = article_at(addresses, Q(pk=None))
    current = Revision.objects.filter(article=known, article__current=F("pk")).first() if known else None
    if current is None or not current.text or Revision.objects.filter(same_words, article=known).exists():
        return
    try:
        is_same = stories.ask(is_same_article, current.text, text)
    except NotRead as error:
        raise Refused(f"Comparing it with what is known from there {error}.") from None
    if not is_same:
        raise Refused(ANOTHER_THERE.format(addresses.best))


def keep(page: Page, revision: Revision, canonical: str) -> None:
    """Keep what came with the version that was read from it; the same bytes on the same way are kept once."""
    row = Fetched(
        revision=revision,
        asked=page.asked,
        redirects=list(page.redirects),
        address=page.address,
        canonical=canonical,
        known_as=list(Addresses.of(page, canonical).all),
        status=page.status,
        headers=[list(header) for header in page.headers],
        body=page.body,
        sha256=hashlib.sha256(page.body).hexdigest(),
        fetched_at=page.fetched_at,
    )
    Fetched.objects.bulk_create([row], ignore_conflicts=True)


@dataclass(frozen=True, slots=True)
class Original:
    """A file from which pieces were read, to be kept as it came. `part` is where in it this piece is."""

    body: bytes
    sha256: str
    name: str
    kind: str
    part: str = ""

    @classmethod
    def of(cls, body: bytes, name: str, kind: str) -> "Original":
        return cls(body, hashlib.sha256(body).hexdigest(), name, kind)

    def keep(self) -> int:
        """The row that has it; one for all that was read from the same bytes."""
        with whole():
            kept = OriginalFile.objects.filter(sha256=self.sha256).values_list("pk", flat=True)
            if not kept.exists():
                row = OriginalFile(sha256=self.sha256, name=self.name[:500], kind=self.kind, body=self.body)
                OriginalFile.objects.bulk_create([row], ignore_conflicts=True)
            return kept.get()
