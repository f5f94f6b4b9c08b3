"""What a decision's form needs, on whatever page it stands."""

from django import template

from articles.forms.decision import ReadingForm
from articles.models import Offer

register = template.Library()


@register.inclusion_tag("articles/_reading_fields.html")
def reading_fields(stance: str = "", modality: str = "", attributed_to: str = "") -> dict:
    """Stance, modality and attribution, set to what they are now."""
    form = ReadingForm(initial={"stance": stance, "modality": modality}, auto_id=False)
    return {"reading": form, "attributed_to": attributed_to}


@register.filter
def place(offer: Offer) -> str:
    """What finds an offer again after its row was filled anew."""
    return f"{offer.claim_id}:{offer.revision_id}:{offer.field}:{offer.start}:{offer.end}"


@register.filter
def percent(chance: float) -> int:
    return round(100 * chance)
