"""python -m articles.text SECONDS MEGABYTES: see `process`."""

import sys

from articles.text.process import serve

if __name__ == "__main__":
    serve(*map(int, sys.argv[1:]))
