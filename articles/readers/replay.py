"""Answers from a folder: written beforehand, by whatever model or by hand, under the names of the requests' hashes.

`HASH.json` is an answer, as a model would give it. A request that has none is told as a reader that is away, and
noted; `write_requests` lays those that are missing beside the answers as `HASH.request.json`, to be answered.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from stat import S_ISREG

from . import answers
from .base import ReaderAway, ReaderNonsense, Reply, Request

LONGEST_FILE = 8 * 1024 * 1024  # bytes


class Replay:
    """A sender that reads answers; nothing leaves the machine, and nothing is spent. `missing` has what it lacked."""

    is_local = True

    def __init__(self, folder: Path, name: str = "") -> None:
        self.folder, self.name = folder, name or "written answers"
        self.missing: dict[str, Request] = {}

    def send(self, request: Request) -> Reply:
        path = self.folder / answer_name(request)
        try:
            about = path.stat()
            if not S_ISREG(about.st_mode):  # a pipe would be waited for without end
                raise ReaderAway(f"The answer {path.name} is no file.")
            if about.st_size > LONGEST_FILE:
                raise ReaderNonsense(f"The answer {path.name} is too long.")
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            self.missing[request.hash] = request
            raise ReaderAway(f"The folder of answers has none to this question ({path.name}).") from None
        except (OSError, UnicodeDecodeError) as error:
            raise ReaderAway(f"The answer {path.name} cannot be read ({type(error).__name__}).") from None
        return Reply(answers.as_text(answers.read(request, text)))


def answer_name(request: Request) -> str:
    return f"{request.hash}.json"


def write_requests(requests: Iterable[Request], folder: Path) -> list[Path]:
    """Write each request that has no answer in the folder yet; gives the files, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for request in requests:
        if not (folder / answer_name(request)).exists():
            path = folder / f"{request.hash}.request.json"
            path.write_text(json.dumps(request.as_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            written.append(path)
    return written
