"""The guards that can be taken out one at a time (`naive`), and the short runs that show that each is needed."""

import subprocess
import sys
from pathlib import Path

NAIVE = "TORTURE_NAIVE"  # in the environment: the guard that is taken out; only `naive` reads it
GUARDS = {
    "version": "whoever decides second wins unseen",
    "lock": "acts on one story do not wait for each other",
    "overwrite": "re-analysis saves rows as it read them earlier",
    "actor": "history is not told who acts",
    "identity": "an import looks whether an article is there, and then inserts it",
}
PROJECT = Path(__file__).resolve().parents[2]


def try_guards(environment: dict[str, str], seed: int) -> int:
    """A short run with all guards, which must find nothing, and one without each, which must find something."""
    verdicts = []
    for guard, words in {"": "all guards are there", **GUARDS}.items():
        print(f"\n=== {guard or 'none is taken out'}: {words}", flush=True)
        command = [sys.executable, "-m", "tests.torture.run", "--short", "--seed", str(seed)]
        code = subprocess.run(command, cwd=PROJECT, env=environment | {NAIVE: guard}).returncode
        has_faults = code == 1
        verdicts.append((guard or "none", has_faults, code in (0, 1) and has_faults == bool(guard)))
    print("\nwithout        faults  as it should be")
    for guard, has_faults, is_right in verdicts:
        print(f"{guard:14} {'found' if has_faults else 'none':7} {'yes' if is_right else 'NO'}")
    return 0 if all(is_right for *_, is_right in verdicts) else 1
