"""How a story's outlets write the names: for each entity its variants, and which outlets use them."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Count

from entities.models import Entity
from newsroom.decisions import State

from ..models import Mention, Story


@dataclass(slots=True)
class NameUse:
    """One entity in a story. `variants` are its spellings, the most used first, with the outlets that use them."""

    entity: Entity
    mentions: int = 0
    undecided: int = 0
    outlets: set[str] = field(default_factory=set)
    variants: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def spellings(self) -> list[tuple[str, int, list[str]]]:
        found = [(text, sum(outlets.values()), sorted(outlets)) for text, outlets in self.variants.items()]
        return sorted(found, key=lambda item: (-len(item[2]), -item[1], item[0]))


def names_of(story: Story) -> list[NameUse]:
    """Entities of the story, those of the most outlets first. Three queries."""
    outlets = {article.pk: article.outlet_name for article in story.articles.with_outlet()}
    uses: dict[int, NameUse] = {}
    rows = list(_counted(story))
    entities = Entity.objects.current().select_related("decided_by", "created_by").in_bulk({row[0] for row in rows})
    for entity, exact, article, state, number in rows:
        if entity not in entities:
            continue
        use = uses.setdefault(entity, NameUse(entities[entity]))
        use.mentions += number
        use.undecided += number if state == State.SUGGESTED else 0
        use.outlets.add(outlets[article])
        use.variants[" ".join(exact.split())][outlets[article]] += number
    return sorted(uses.values(), key=lambda use: (-len(use.outlets), -use.mentions, use.entity.name))


def _counted(story: Story):
    mentions = Mention.objects.live().standing_in(story.articles)
    keys = ("entity", "exact", "revision__article", "state")
    return mentions.order_by(*keys).values_list(*keys).annotate(number=Count("pk"))
