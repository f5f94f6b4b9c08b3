"""The pipeline's step for a new version of a text: spans carried over to it by their words."""

from ..models import Appearance, Article, DiscrepancyValue, EventReport, Mention, Offer, Quote
from ..text.anchor import find_again
from .proposals import is_untouched


def carry_over(article: Article) -> None:
    """Bring what people decided on earlier versions to the current one by its words, or mark it as not in it."""
    revision = article.current
    for model in (Mention, Quote, Appearance, EventReport):
        old = model.objects.filter(revision__article=article).exclude(revision=revision, is_orphaned=False)
        for row in old:
            if is_untouched(row):
                row.delete()
            else:
                _carry(row, revision)
    for model in (Offer, DiscrepancyValue):
        model.objects.filter(revision__article=article).exclude(revision=revision).delete()


def _carry(row, revision) -> None:
    """To its words in this version, unless the same is there already; else orphaned, for as long as they are gone."""
    source = revision.headline if row.field == "headline" else revision.text
    found = find_again(source, row.exact, row.prefix, row.suffix, row.start)
    taken = {name: getattr(row, f"{name}_id") for name in ("claim", "entity", "event") if hasattr(row, f"{name}_id")}
    there = found and {"revision": revision, "field": row.field, "start": found[0], "end": found[1], **taken}
    if there and not type(row).objects.filter(**there).exclude(pk=row.pk).exists():
        row.anchor(revision, row.field, *found)
        row.is_orphaned = False
    elif row.is_orphaned:
        return
    else:
        row.is_orphaned = True
    row.save()
