"""The reading process with faults made by hand: python -m tests.faulty_reading SECONDS MEGABYTES

An article that says “raise at quotes_in” makes that function raise; “hang”, “sleep”, “eat” and “die” do what they say.
Where one says “one half of claims_in” and another “the other half of claims_in”, neither is to blame. It holds for as
long as the file is there that READING_FAULTS names.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from articles.text import batches, process
from articles.text.document import Document
from articles.text.index import StoryIndex
from articles.text.shelf import Shelf

STAGES = (
    *("articles.text.page.clean:clean_text", "articles.text.names.read:lookup_names"),
    *("articles.text.names.read:read_names", "articles.text.batches:sign", "articles.text.batches:quotes_in"),
    *("articles.text.batches:shared_in", "articles.text.batches:claims_in", "articles.text.batches:rows_in"),
    *("articles.text.discrepancies.compare:compare", "articles.text.sentences:split_sentences"),
)


def texts_in(argument: object) -> Iterator[str]:
    """The articles' texts somewhere in an argument."""
    if isinstance(argument, str):
        yield argument
    elif isinstance(argument, Document):
        yield argument.text
    elif isinstance(argument, StoryIndex):
        yield from (article.document.text for article in argument.articles)
    elif isinstance(argument, list | tuple):
        for each in argument:
            yield from texts_in(each)


def faulty(name: str, function: Callable) -> Callable:
    def run(*arguments):
        if not Path(os.environ["READING_FAULTS"]).exists():
            return function(*arguments)
        read = " ".join(texts_in(arguments))
        if f"raise at {name}" in read or (f"one half of {name}" in read and f"the other half of {name}" in read):
            [][0]
        if f"die at {name}" in read:
            os.kill(os.getpid(), signal.SIGKILL)
        while f"hang at {name}" in read:
            pass
        if f"sleep at {name}" in read:
            time.sleep(600)
        eaten = []
        while f"eat at {name}" in read:
            eaten.append(bytes(1 << 28))  # never written to: it costs no time
        return function(*arguments)

    return run


def main() -> None:
    for stage in STAGES:
        name = stage.partition(":")[2]
        made = faulty(name, process.function_of(stage))
        setattr(sys.modules[stage.partition(":")[0]], name, made)
    # Loading the parser would take a process all of the two seconds that tests give it.
    sys.modules["articles.text.clauses.find"].has_parser = lambda: False
    batches.read_names = sys.modules["articles.text.names.read"].read_names
    process.serve(Shelf().answer, *map(int, sys.argv[1:]))


if __name__ == "__main__":
    main()
