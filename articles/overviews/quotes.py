"""What people said, utterance by utterance: its renderings side by side, and the words in which they differ.

Outlets that print the same words share one rendering, whatever the case, the marks and a "that" before what is told.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F

from ..models import Quote, Story
from ..text.wording import are_alike, differing, words_of

STRENGTH = {Quote.Form.DIRECT: 0, Quote.Form.PARTIAL: 1, Quote.Form.REPORTED: 2}


@dataclass(slots=True)
class Rendering:
    """One wording with all who print it, the first of them leading."""

    quotes: list[Quote]
    words: list[tuple[str, bool]]  # stretches, each with whether it differs from the first rendering

    @property
    def quote(self) -> Quote:
        return self.quotes[0]

    @property
    def outlets(self) -> int:
        return _outlets(self.quotes)


@dataclass(slots=True)
class Said:
    """One utterance, or a quote that only one article has."""

    renderings: list[Rendering]

    @property
    def quote(self) -> Quote:
        return self.renderings[0].quote

    @property
    def quotes(self) -> list[Quote]:
        return [quote for rendering in self.renderings for quote in rendering.quotes]

    @property
    def speakers(self) -> list[str]:
        """Who said it, people or bodies: one, unless outlets do not agree on whom, or the desk does not know them."""
        return self._called(are_documents=False)

    @property
    def documents(self) -> list[str]:
        """Every way of naming the document, where the words are of one and nobody's."""
        return self._called(are_documents=True)

    def _called(self, are_documents: bool) -> list[str]:
        named = [quote.said_by for quote in self.quotes if quote.is_of_document == are_documents]
        return list(dict.fromkeys(filter(None, named)))

    @property
    def outlets(self) -> int:
        return _outlets(self.quotes)

    @property
    def is_only_reported(self) -> bool:
        """In nobody's quotation marks, and nobody has confirmed it: the weakest that is shown."""
        return all(quote.form == Quote.Form.REPORTED and not quote.is_confirmed for quote in self.quotes)

    @property
    def differs(self) -> bool:
        """Quoted in two wordings. Reported speech is no wording of its own."""
        quoted = [r.quote.exact for r in self.renderings if r.quote.form != Quote.Form.REPORTED]
        return any(not are_alike(quoted[0], other) for other in quoted[1:])


def said_in(story: Story) -> list[Said]:
    """Utterances of two or more renderings first, then single quotes in order of publication. Two queries."""
    # Told beforehand: among as many tables as are read here the database would not begin with the story.
    versions = list(story.articles.values_list("current", flat=True))
    quotes = (
        Quote.objects.live()
        .filter(revision__in=versions, is_orphaned=False)
        .with_version()
        .select_related("revision__article__outlet", "entity", "decided_by", "created_by")
        .order_by(F("revision__article__published_at").asc(nulls_last=True), "revision", "field", "start")
    )
    groups: dict[object, list[Quote]] = defaultdict(list)
    for quote in quotes:
        groups[quote.utterance_id or f"quote {quote.pk}"].append(quote)
    found = [_said(group) for group in groups.values()]
    return sorted(found, key=lambda said: (-said.outlets, -len(said.renderings)))


def _outlets(quotes: list[Quote]) -> int:
    return len({quote.revision.article.outlet_id or f"article {quote.revision.article_id}" for quote in quotes})


def _said(quotes: list[Quote]) -> Said:
    """The fullest direct rendering leads, and the others are set against it."""
    ordered = sorted(quotes, key=lambda quote: (STRENGTH[quote.form], -len(quote.exact)))
    folded: dict[tuple, list[Quote]] = defaultdict(list)
    for quote in ordered:
        is_reported, words = quote.form == Quote.Form.REPORTED, words_of(quote.exact)
        folded[is_reported, *words[is_reported and words[:1] == ["that"] :]].append(quote)
    return Said([Rendering(same, _words(ordered[0], same[0])) for same in folded.values()])


def _words(lead: Quote, quote: Quote) -> list[tuple[str, bool]]:
    if quote is lead or quote.form == Quote.Form.REPORTED:
        return [(quote.exact, False)]
    return differing(lead.exact, quote.exact)
