"""What a decision's form needs, on whatever page it stands."""

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.forms.decision import ReadingForm
from articles.models import Offer

register = template.Library()


@lru_cache(maxsize=32)
def choice_of(name: str, value: str) -> SafeString:
    """One field of the reading as a select box. There are nine of them, and a page shows them fifty times."""
    return ReadingForm(initial={name: value}, auto_id=False)[name].as_widget()


@register.inclusion_tag("articles/_reading_fields.html")
def reading_fields(stance: str = "", modality: str = "", attributed_to: str = "") -> dict:
    """Stance, modality and attribution, set to what they are now."""
    reading = {"stance": choice_of("stance", stance), "modality": choice_of("modality", modality)}
    return {"reading": reading, "attributed_to": attributed_to}


REDRAWN = 'hx-trigger="{} from:body" hx-sync="this:replace" hx-disinherit="{}"'


@register.simple_tag
def redrawn_when(event: str, apart: str = "hx-sync") -> SafeString:
    """Attributes of a part that is fetched anew whenever that event comes, also while it is being fetched.

    The running request gives way: one that waited would be gone with the part that is replaced, and what came second
    would not be seen. `apart` names what the part keeps from its own parts, "*" for all of it.
    """
    return format_html(REDRAWN, event, apart)


@register.filter
def place(offer: Offer) -> str:
    """What finds an offer again after its row was filled anew."""
    return f"{offer.claim_id}:{offer.revision_id}:{offer.field}:{offer.start}:{offer.end}"


@register.filter
def percent(chance: float) -> int:
    return round(100 * chance)
