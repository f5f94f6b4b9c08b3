"""python -m articles.text SECONDS MEGABYTES: see `process`."""

import sys

from articles.text.process import serve
from articles.text.shelf import Shelf

if __name__ == "__main__":
    serve(Shelf().answer, *map(int, sys.argv[1:]))
