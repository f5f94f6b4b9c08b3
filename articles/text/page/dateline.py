"""The dateline: where, when and for whom an article was filed, at the head of its first paragraphs.

Problem: "MOSCOW — ", "LIMA/QUITO, Aug 4 (Reuters) - ", "(CNN) " open a paragraph; the agency in brackets is a credit.
Method: one pattern over the beginning of the first paragraphs: places in capitals before a dash, or any place before
an agency in brackets. It stays in the text.
Source: own rules, after the style books of the large agencies.
Known failures: a place in small letters before a dash without state, country or agency ("Paris - ").
"""

import re

from articles.text.document import Document, Span

LONGEST = 200  # characters, the dash and what follows it included
# A hyphen belongs to a word only inside it, and no word is read in two ways.
PLACE_WORD = r"[A-ZÀ-ÖØ-Þ][\w.'’]*+(?:-[\w.'’]++)*+"
PLACE = rf"{PLACE_WORD}(?:\ {PLACE_WORD}){{0,3}}"
LOUD_WORD = r"[A-ZÀ-ÖØ-Þ.'’]++(?:-[A-ZÀ-ÖØ-Þ.'’]++)*+"
LOUD = rf"(?=[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]){LOUD_WORD}(?:\ {LOUD_WORD}){{0,3}}"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
DAY = (
    rf"(?:{MONTH}[ ]\d{{1,2}}(?:,[ ]\d{{4}})?|\d{{1,2}}[ ]{MONTH}(?:[ ]\d{{4}})?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
AGENCY = r"(?:[A-Z][\w./&'’\ -]{1,30}?|dpa(?:[-/]\w+)?)"
DASH = r"\s?(?:—|–|―|--|-|:)"
DATELINE = re.compile(
    rf"""(?P<line>
      {LOUD}(?:/{LOUD}){{0,3}}(?:,\ {PLACE}){{0,2}}(?:[,/]?\ {DAY})?(?:\s?\(\s?(?P<a>[^()]{{2,40}}?)\s?\))?
        (?=\s?(?:—|–|―|--)|\s-\s|-\s)
    | {PLACE}(?:,\ {PLACE}){{0,2}}(?:[,/]?\ {DAY})?\s?\(\s?(?P<b>{AGENCY})\s?\)(?={DASH}|\s[A-Z“"])
    | {DAY}\s?\(\s?(?P<c>{AGENCY})\s?\)(?={DASH})
    | \(\s?(?P<d>{AGENCY})\s?\)(?={DASH}|\s[A-Z“"‘])
    | {PLACE},\ {PLACE}(?:,\ {DAY})?(?=\s(?:—|–|―|--|-)\s)
    | {PLACE},\ (?P<e>[A-Z]{{3,8}})(?=-\s)
    )""",
    re.VERBOSE,
)


def read_dateline(paragraph: str) -> tuple[str, tuple[int, int] | None]:
    """The dateline that a paragraph opens with, and the span of the credit inside it; ("", None) without one.

    >>> read_dateline("LIMA, Aug 4 (Reuters) - The mine stopped.")
    ('LIMA, Aug 4 (Reuters)', (13, 20))
    """
    match = DATELINE.match(paragraph[:LONGEST])
    if not match:
        return "", None
    group = next((name for name in "abcde" if match.group(name)), None)
    return match.group("line"), match.span(group) if group else None


def without_dateline(document: Document, span: Span) -> Span:
    """A passage without the dateline that may open it."""
    words = document.words(span)
    line, _ = read_dateline(words)
    rest = words[len(line) :].lstrip(" —–―-:") if line else words
    return Span(span.end - len(rest), span.end, span.field)
