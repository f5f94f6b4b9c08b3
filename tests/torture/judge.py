"""The verdict: python -m tests.torture.judge FOLDER, FOLDER being where the diaries are; 1 for faults."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import django

django.setup()

from articles.models import Appearance, Article, Claim, Import, Membership, Story
from entities.models import Entity
from newsroom.decisions.tracking import events_of, tracked_models
from tests.torture.checker import FAULTS, Fault, check
from tests.torture.deeds import CONFLICT, FAILED, REFUSED, TAKEN, Deed, read_diaries

SHOWN = 8  # faults of each kind in words


def judge(folder: Path) -> int:
    deeds = list(read_diaries(sorted(folder.glob("*.diary"))))
    faults = check(deeds)
    tell_deeds(deeds)
    tell_numbers()
    tell_faults(faults)
    return 1 if faults else 0


def tell_deeds(deeds: Sequence[Deed]) -> None:
    outcomes = (TAKEN, CONFLICT, REFUSED, FAILED)
    counts = {kind: Counter(deed.outcome for deed in deeds if deed.kind == kind) for kind in {d.kind for d in deeds}}
    print(f"\n{'what was posted':26}" + "".join(f"{outcome:>10}" for outcome in outcomes))
    for kind, count in sorted(counts.items()):
        print(f"{kind:26}" + "".join(f"{count[outcome]:10}" for outcome in outcomes))
    print(f"{'together':26}" + "".join(f"{sum(d.outcome == outcome for d in deeds):10}" for outcome in outcomes))


def tell_numbers() -> None:
    history = sum(events_of(model)._base_manager.count() for model in tracked_models())
    numbers = {
        "articles": Article.objects.count(),
        "stories": Story.objects.current().count(),
        "live memberships": Membership.objects.live().count(),
        "claims": Claim.objects.current().count(),
        "of them stated": Claim.objects.current().confirmed().count(),
        "confirmed appearances": Appearance.objects.confirmed().count(),
        "entities": Entity.objects.current().count(),
        "imports": Import.objects.count(),
        "of them still to be read": Import.objects.exclude(state=Import.State.DONE).count(),
        "rows of history": history,
    }
    print("\n" + ", ".join(f"{number:,} {name}" for name, number in numbers.items()))


def tell_faults(faults: Sequence[Fault]) -> None:
    print()
    for kind in FAULTS:
        mine = [fault for fault in faults if fault.kind == kind]
        print(f"{len(mine):6} {kind}")
        for fault in mine[:SHOWN]:
            print(f"         {fault.words}")


if __name__ == "__main__":
    sys.exit(judge(Path(sys.argv[1])))
