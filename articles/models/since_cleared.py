"""What is cleared and then changed is no longer cleared: the database takes that step, in the act that changes it.

A part of what was cleared is all that the desk says of a claim: itself, what was merged into it, confirmed passages,
silences and differences, and of the articles that carry it outlet, date and confirmed origin. What a machine merely
suggests is none.
"""

import pgtrigger
from pgtrigger import After, Before, Delete, Insert, Trigger, Update

from .step import Step

NAME = "changed_since_cleared"
CHANGE = f"UPDATE articles_claim SET step = '{Step.CHANGED}' WHERE step = '{Step.CLEARED}' AND id IN"
CARRIED = "SELECT claim_id FROM articles_appearance WHERE state = 'confirmed' AND article_id IN"
IF_DECIDED = """
IF (TG_OP = 'INSERT' OR OLD.state <> 'confirmed') AND (TG_OP = 'DELETE' OR NEW.state <> 'confirmed')
    OR TG_OP = 'UPDATE' AND ROW({old}) IS NOT DISTINCT FROM ROW({new}) THEN
    RETURN NULL;
END IF;
"""
OWN = ("statement", "kind", "status", "tags", "note", "state", "story_id", "merged_into_id")
OLD, NEW = (", ".join(f"{row}.{name}" for name in OWN) for row in ("OLD", "NEW"))

ITSELF = Trigger(
    name=NAME,
    operation=Update,
    when=Before,
    condition=pgtrigger.Q(old__step=Step.CLEARED, new__step=Step.CLEARED),
    func=f"""
IF ROW({OLD}) IS DISTINCT FROM ROW({NEW}) THEN
    NEW.step = '{Step.CHANGED}';
END IF;
RETURN NEW;
""",
)
MERGED = Trigger(
    name="merged_since_cleared",
    operation=Update,
    when=After,
    condition=pgtrigger.AnyChange("merged_into"),
    func=f"{CHANGE} (OLD.merged_into_id, NEW.merged_into_id); RETURN NULL;",
)
ITS_ARTICLE = Trigger(
    name=NAME,
    operation=Update,
    when=After,
    condition=pgtrigger.AnyChange("outlet", "published_at", "published_precision"),
    func=f"{CHANGE} ({CARRIED} (NEW.id)); RETURN NULL;",
)


def part_of_claim(*columns: str) -> Trigger:
    """For decisions on a claim, whose row has changed where one of these columns has."""
    return _part("claim_id", *columns, claims="({keys})")


def part_of_article(*columns: str) -> Trigger:
    """The same for decisions on an article that carries claims."""
    return _part("article_id", *columns, claims=f"({CARRIED} ({{keys}}))")


def _part(key: str, *columns: str, claims: str) -> Trigger:
    names = (key, "state", *columns)
    old, new = (", ".join(f'{row}."{name}"' for name in names) for row in ("OLD", "NEW"))
    keys = ", ".join(f"CASE WHEN {row}.state = 'confirmed' THEN {row}.{key} END" for row in ("OLD", "NEW"))
    func = f"{IF_DECIDED.format(old=old, new=new)}{CHANGE} {claims.format(keys=keys)}; RETURN NULL;"
    return Trigger(name=NAME, operation=Insert | Update | Delete, when=After, func=func)
