"""One part of those who work at once: python -m tests.torture.play PART NAME ADDRESS DIARY UNTIL SEED HOT."""

import sys
from pathlib import Path

from tests.torture.actors import Decider, Importer, Merger
from tests.torture.curator import Curator

PARTS = {"decider": Decider, "merger": Merger, "importer": Importer, "curator": Curator}


def main(part: str, name: str, address: str, diary: str, until: str, seed: str, hot: str) -> None:
    PARTS[part](name, address, Path(diary), float(until), int(seed), int(hot)).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
