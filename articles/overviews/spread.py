"""How far claims of any stories have spread: outlets and origins, for lists. Two queries for any number of claims."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..matrix.cells import Sign, Telling, telling_of
from ..models import Appearance, Claim, Origin, OriginCount

UNKNOWN = "Unknown outlet"


@dataclass(slots=True)
class Spread:
    """Who carries a claim, in whatever way; `suggested` counts outlets that only a machine says so of.

    `told` has each outlet with how it carries the claim, the firmest first.
    """

    outlets: int = 0
    suggested: int = 0
    told: list[tuple[str, Telling]] = field(default_factory=list)
    origins: OriginCount = field(default_factory=OriginCount)


def spread_of(claims: Iterable[Claim]) -> dict[int, Spread]:
    """By claim number. Outlets by a person's word, and their articles' origins beside them: copies do not confirm."""
    keys = [claim.pk for claim in claims]
    rows = (
        Appearance.objects.live()
        .filter(claim__in=keys, is_orphaned=False)
        .values_list("claim", "state", "article", "article__outlet", "article__outlet__name", "stance", "modality")
    )
    confirmed, suggested = defaultdict(dict), defaultdict(set)
    told: dict[int, dict[str, tuple[bool, Telling]]] = defaultdict(dict)
    for claim, state, article, outlet, name, stance, modality in rows:
        sign = Sign(0, claim, article, stance, modality, state)
        telling = (sign.is_confirmed, telling_of([sign]))
        known = told[claim].setdefault(name or UNKNOWN, telling)
        told[claim][name or UNKNOWN] = max(known, telling, key=lambda pair: (pair[0], pair[1].firmness))
        if state == "confirmed":
            confirmed[claim][article] = outlet or f"article {article}"
        else:
            suggested[claim].add(outlet or f"article {article}")
    origins = strongest_origins({article for articles in confirmed.values() for article in articles})
    return {
        key: Spread(
            outlets=len(set(confirmed[key].values())),
            suggested=len(suggested[key] - set(confirmed[key].values())),
            told=_firmest_first((name, telling) for name, (_, telling) in told[key].items()),
            origins=OriginCount.of(
                (_number(outlet), origins.get(article)) for article, outlet in confirmed[key].items()
            ),
        )
        for key in keys
    }


def _number(outlet: int | str) -> int | None:
    return outlet if isinstance(outlet, int) else None


def _firmest_first(told: Iterable[tuple[str, Telling]]) -> list[tuple[str, Telling]]:
    return sorted(told, key=lambda pair: pair[1].firmness, reverse=True)


def strongest_origins(articles: Iterable[int]) -> dict[int, Origin]:
    """The confirmed origin of each article, or else the likeliest, with whose word that is; one query."""
    found: dict[int, Origin] = {}
    rows = Origin.objects.filter(article__in=list(articles)).select_related("outlet", "decided_by", "created_by")
    for origin in rows.strongest_first():
        found.setdefault(origin.article_id, origin)
    return found
