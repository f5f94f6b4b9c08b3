"""What of an article is read more roughly than the rest, in words.

Problem: a stage that looked at everything in everything would not end on a hostile text; so some have limits, and who
reads what they found must know where one cut.
Method: the limits that `clauses` and `index` hold to are asked of each sentence.
Source: own rules; of some 5,000 sentences of real articles one in a thousand is so long.
"""

from collections.abc import Iterable

from articles.text.clauses import LONGEST
from articles.text.document import TEXT, Document, Span
from articles.text.index import MOST_PIECES, is_list


def read_roughly(document: Document, sentences: Iterable[Span]) -> str:
    """One sentence on what was not taken apart; "" for nearly all articles.

    >>> read_roughly(Document(1, "The dam failed."), [Span(0, 15)])
    ''
    """
    own = (document.words(span) for span in sentences if span.field == TEXT)
    found = sum(len(words) > LONGEST or is_list(words) for words in own)
    if not found:
        return ""
    which = "One sentence" if found == 1 else f"{found:,} sentences"
    return f"{which} of more than {LONGEST} characters or {MOST_PIECES} parts could only be read as one piece each."
