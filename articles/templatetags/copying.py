"""What can be taken elsewhere as text: words with their outlet, day and the address that opens the article at them."""

from collections.abc import Iterable

from django import template

from articles.models import Claim, Discrepancy, Passage

from .times import plain_day

register = template.Library()
LONGEST = 1_500  # characters of quoted words; the address leads to the rest


def source_line(passage: Passage, address: str) -> str:
    """`“The bridge is shut.” – Lakeside Echo, 3 Mar 2031, https://…`"""
    article = passage.article
    day = plain_day(article.published_on) if article.published_on else "no date"
    words = " ".join(passage.exact.split())
    words = words if len(words) <= LONGEST else f"{words[:LONGEST]} …"
    return f"“{words}” – {article.outlet_name}, {day}, {address}"


def _lines(context, passages: Iterable[Passage]) -> list[str]:
    request = context["request"]
    return [source_line(passage, request.build_absolute_uri(passage.get_absolute_url())) for passage in passages]


@register.inclusion_tag("_copy.html", takes_context=True)
def copy_words(context, claim: Claim, passages: Passage | Iterable[Passage]) -> dict:
    """A claim with the words that carry it: one passage, or several."""
    passages = [passages] if isinstance(passages, Passage) else passages
    return {"text": "\n".join([claim.statement, *_lines(context, passages)])}


@register.inclusion_tag("_copy.html", takes_context=True)
def copy_outlets(context, claim: Claim, outlets) -> dict:
    """A whole row: each outlet's words, in their order."""
    return copy_words(context, claim, [passage for outlet in outlets for passage, _ in outlet.appearances])


@register.inclusion_tag("_copy.html", takes_context=True)
def copy_difference(context, each: Discrepancy, values) -> dict:
    """A difference: each value with the words that give it."""
    found = [f"{text}: {line}" for text, given in values for line in _lines(context, given)]
    return {"text": "\n".join([str(each.claim or each.topic), *found])}
