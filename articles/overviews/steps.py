"""Where a claim stands on its way to the second reader, what its reader can do there, and what waits on the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsroom.decisions.access import CURATE
from newsroom.decisions.history import Change

from ..models import Claim
from ..models.about import About
from ..models.step import ONCE_CLEARED, Step, may_take
from .histories import changes_beside

WORDS = {
    Step.DRAFT: "Back to draft",
    Step.CHECKED: "Mark as checked",
    Step.SECOND: "Hand to the second reader",
    Step.BACK: "Send back",
    Step.CLEARED: "Clear",
}
WAY = (Step.DRAFT, Step.CHECKED, Step.SECOND, Step.CLEARED)
PLACES = {Step.BACK: Step.DRAFT, Step.CHANGED: Step.SECOND}  # what is not on the way stands where it goes on from
OF_STEPS = ("step", "note to the step")
SHOWN_ON_THE_DESK = 8  # claims in each list


@dataclass(frozen=True, slots=True)
class Steps:
    """The way with how far the claim has come; what this reader can do: go `on`, take it `back`, or `draft` it anew.

    `why_not` says why they do not clear it themselves; `since` is what changed since it was cleared, newest first.
    """

    way: list[tuple[str, str]]  # (label, "done", "here" or "")
    on: tuple[str, str] | None
    back: bool
    draft: bool
    why_not: str = ""
    seen: str = ""
    since: list[Change] = field(default_factory=list)

    @property
    def can_act(self) -> bool:
        return bool(self.on or self.back or self.draft)


def steps_of(claim: Claim, reader, history: Sequence[Change]) -> Steps | None:
    """None for what is not stated. A few queries more only where the claim waits for a second reader."""
    if not claim.standing or claim.merged_into_id:
        return None
    here = WAY.index(PLACES.get(claim.step, claim.step))
    way = [(step.label, "done" if n < here else "here" if n == here else "") for n, step in enumerate(WAY)]
    can = [step for step in claim.next_steps if step in may_take(reader)]
    on = next((step for step in (Step.CHECKED, Step.SECOND, Step.CLEARED) if step in can), None)
    why_not = claim.why_not_reader(reader) if on == Step.CLEARED else ""
    on = None if why_not else on
    again = " again" if on == Step.CLEARED and claim.step == Step.CHANGED else ""
    return Steps(
        way=way,
        on=on and (on, WORDS[on] + again),
        back=Step.BACK in can,
        draft=Step.DRAFT in can,
        why_not=why_not,
        seen=claim.said_digest() if on == Step.CLEARED else "",
        since=_since_cleared(claim, history) if claim.step == Step.CHANGED else [],
    )


def _since_cleared(claim: Claim, history: Sequence[Change]) -> list[Change]:
    """What was changed of the claim since, without its steps and without what was said of it."""
    found = []
    for change in sorted([*history, *changes_beside(claim)], key=lambda each: each.at, reverse=True):
        fields = tuple(each for each in change.fields if each.label not in OF_STEPS or change.row != claim)
        if change.at > claim.step_at and (fields or not change.fields) and not isinstance(change.row, About):
            found.append(replace(change, fields=fields))
    return found


def waiting_on_desk(reader) -> dict[str, list[Claim]]:
    """`second`: for this reader to read, `changed`: to clear again, both for editors; `back`: sent back to them.

    One query; at most `SHOWN_ON_THE_DESK` each, the longest waiting first.
    """
    stated = Claim.objects.current().confirmed().order_by("step_at")
    lists = [stated.filter(step=Step.BACK, checked_by=reader)]
    if reader.has_perm(CURATE):
        others = stated.exclude(checked_by=reader).exclude(created_by=reader)
        lists += [others.filter(step=Step.SECOND), stated.filter(step=Step.CHANGED)]
    first, *rest = (claims.values("pk")[:SHOWN_ON_THE_DESK] for claims in lists)
    keys = first.union(*rest, all=True) if rest else first
    found: dict[str, list[Claim]] = {Step.BACK: [], Step.SECOND: [], Step.CHANGED: []}
    rows = Claim.objects.filter(pk__in=keys).select_related("story", "step_by", "checked_by").order_by("step_at")
    for claim in rows:
        found[claim.step].append(claim)
    return {step.value: claims for step, claims in found.items()}


def exported(claim: Claim) -> dict[str, str | None]:
    """The step as exports say it, with when it was cleared; "" for what is not stated."""
    cleared = claim.standing in ONCE_CLEARED and claim.step_at
    return {"step": claim.standing, "cleared_at": cleared.isoformat() if cleared else None}
