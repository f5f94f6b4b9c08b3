"""python -m articles.text.files SECONDS MEGABYTES: a process that has nothing at hand but the libraries for files."""

import sys

from articles.text.files import read_file
from articles.text.process import Answer, Request, function_of, serve

ROOM = 512 << 20  # bytes of addresses that the libraries take without using them
assert read_file  # imported beforehand, so that the first question does not pay for it


def value_of(request: Request) -> Answer:
    return Answer(function_of(request.function)(*request.arguments) if request.function else None)


if __name__ == "__main__":
    serve(value_of, *map(int, sys.argv[1:]), room=ROOM)
