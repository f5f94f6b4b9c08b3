"""Write a claim's statement: a short, self-contained, neutral clause taken from an article's own words.

Method: the passage's words, white space made even, one full stop at the end.
"""

from articles.text.document import Analysed, Span
from articles.text.similarity import StoryIndex


def write_statement(index: StoryIndex, article: Analysed, span: Span) -> str:
    """A short self-contained clause for the words of `span`."""
    words = " ".join(article.document.words(span).split()).rstrip(" ,;:.")
    return words[:1].upper() + words[1:] + "." if words else ""
