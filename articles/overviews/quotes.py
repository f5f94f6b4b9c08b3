"""What people said, utterance by utterance: its renderings side by side, and the words in which they differ."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F

from ..models import Quote, Story
from ..text.wording import are_alike, differing

STRENGTH = {Quote.Form.DIRECT: 0, Quote.Form.PARTIAL: 1, Quote.Form.REPORTED: 2}


@dataclass(slots=True)
class Rendering:
    quote: Quote
    words: list[tuple[str, bool]]  # stretches, each with whether it differs from the first rendering


@dataclass(slots=True)
class Said:
    """One utterance, or a quote that only one article has."""

    renderings: list[Rendering]

    @property
    def quote(self) -> Quote:
        return self.renderings[0].quote

    @property
    def speaker(self) -> str:
        return next((r.quote.speaker for r in self.renderings if r.quote.speaker), "")

    @property
    def speakers(self) -> list[str]:
        """Every way of naming the speaker."""
        return list(dict.fromkeys(r.quote.speaker for r in self.renderings if r.quote.speaker))

    @property
    def outlets(self) -> int:
        return len({r.quote.revision.article.outlet_id or r.quote.revision.article.pk for r in self.renderings})

    @property
    def is_only_reported(self) -> bool:
        """In nobody's quotation marks, and nobody has confirmed it: the weakest that is shown."""
        return all(r.quote.form == Quote.Form.REPORTED and not r.quote.is_confirmed for r in self.renderings)

    @property
    def differs(self) -> bool:
        """Quoted in two wordings. Reported speech is no wording of its own."""
        quoted = [r.quote.exact for r in self.renderings if r.quote.form != Quote.Form.REPORTED]
        return any(not are_alike(quoted[0], other) for other in quoted[1:])


def said_in(story: Story) -> list[Said]:
    """Utterances of two or more renderings first, then single quotes in order of publication. One query."""
    quotes = (
        Quote.objects.live()
        .filter(revision__article__in=story.articles, revision__article__current=F("revision"), is_orphaned=False)
        .select_related("revision__article__outlet", "entity", "decided_by", "created_by")
        .order_by(F("revision__article__published_at").asc(nulls_last=True), "revision", "field", "start")
    )
    groups: dict[object, list[Quote]] = defaultdict(list)
    for quote in quotes:
        groups[quote.utterance_id or f"quote {quote.pk}"].append(quote)
    found = [_said(group) for group in groups.values()]
    return sorted(found, key=lambda said: (-said.outlets, -len(said.renderings)))


def _said(quotes: list[Quote]) -> Said:
    """The fullest direct rendering leads, and the others are set against it."""
    ordered = sorted(quotes, key=lambda quote: (STRENGTH[quote.form], -len(quote.exact)))
    lead = ordered[0]
    return Said([Rendering(quote, _words(lead, quote)) for quote in ordered])


def _words(lead: Quote, quote: Quote) -> list[tuple[str, bool]]:
    if quote is lead or quote.form == Quote.Form.REPORTED:
        return [(quote.exact, False)]
    return differing(lead.exact, quote.exact)
