"""Print every figure of the reading machine beside its bar: `make evaluate`.

Reads the public data and the six keyed stories when they lie beside the project (in a folder `shared`), and the
project's own labelled cases always. Names on the command line choose modules: `python -m tests.bench.evaluate names`.
"""

import importlib
import sys
import time
import traceback
from pathlib import Path

from tests.bench.figure import Figure

WIDTHS = (46, 26, 22)


def measures(chosen: list[str]) -> list[str]:
    """Names of the modules here that have figures, in order of the alphabet."""
    files = sorted(Path(__file__).parent.glob("*.py"))  # looked at unopened: some want what only they need
    found = [file.stem for file in files if "\ndef figures(" in file.read_text(encoding="utf-8")]
    return [name for name in found if not chosen or name in chosen]


def line(figure: Figure) -> str:
    value = figure.value if isinstance(figure.value, str) else f"{figure.value:.3f}"
    mark = "ok  " if figure.ok else "LOW "
    columns = [text.ljust(width) for text, width in zip((figure.name, value, figure.bar), WIDTHS, strict=True)]
    return f"{mark}{' '.join(columns)} {figure.speed:24} {figure.source}".rstrip()


def main() -> int:
    low = 0
    if unknown := sorted({*sys.argv[1:]} - {*measures([])}):
        print(f"Nothing is measured by the name of {', '.join(unknown)}; there is {', '.join(measures([]))}.")
        return 2
    print(
        "    " + " ".join(t.ljust(w) for t, w in zip(("measure", "value", "bar"), WIDTHS, strict=True)), "speed, source"
    )
    for name in measures(sys.argv[1:]):
        started = time.perf_counter()
        try:
            figures = importlib.import_module(f"tests.bench.{name}").figures()
        except Exception:
            traceback.print_exc()
            figures = [Figure(name, "failed", "", False, "")]
        print(f"\n{name} ({time.perf_counter() - started:.0f} s)")
        for figure in figures:
            low += not figure.ok
            print(line(figure), flush=True)
    print(f"\n{low} below the bar" if low else "\nAll at or above their bars")
    return 0


if __name__ == "__main__":
    sys.exit(main())
