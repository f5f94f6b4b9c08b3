"""What kind of page furniture a line is, by its words and shape alone; where it stands is judged in `zones`.

Problem: share buttons, cookie notices, dates and the like come as lines among the paragraphs.
Method: regular expressions over whole lines (data/furniture.toml), section words (data/sections.txt), and shapes:
hashtags only, addresses only, a date and nothing else, notices that sell three things at once.
Source: own lists, from the markup and texts of common publishing systems (WordPress, Blogger, Arc, wire headers …).
Known failures: prose that speaks to the reader in no usual phrase; furniture in languages that the lists lack.
"""

import re
from functools import cache

from articles.text.page.bylines import byline_name
from articles.text.page.captions import is_caption
from articles.text.page.credits import credit_kind
from articles.text.page.lines import Line, split_lines
from articles.text.page.patterns import listed, rules, words
from articles.text.word_lists import word_set

LONGEST_NOTICE = 130  # words; cookie notices are the longest furniture seen, paragraphs above this are never matched
MOST_CHARACTERS = 1200  # of a line that is matched at all; hostile ones have no spaces
QUOTE_OPENERS = "\"“'‘«„「"
READER = tuple(listed("reader"))
GLUED = tuple(listed("glued"))
PROMOTION = re.compile(rf"\b({words('promotion')})\b")
CLOSED_QUOTE = re.compile(r"\w[,.!?]?[\"”’'»](?:\s|$)")
READ_ON = ("Read more", "Read More", "Read full story", "See more", "Find out more", "Learn more")  # behind a headline
BEFORE_READ_ON = re.compile(r"[.!?…:”\"’)|›»]\s(?:Read|See|Find|Learn)\s[\w ]{4,10}$")
CONTACT = re.compile(
    r"(?<![\w.+-])[\w.+-]++@[\w-]++\.\w|(?:^|\s)@\w{3,}|\(?\d{3}\)?[ -.]\d{3}[ -.]\d{4}|\b(?:signal|whatsapp)\b",
    re.IGNORECASE,
)
ASKED = re.compile(r"\b(?:you|your|us|contact|reach|e-?mail|tips?|call|write to|follow)\b", re.IGNORECASE)
QUOTED = re.compile(r"[“”\"]|(?:^|\s)[‘'](?=\w)|\b(?:said|says|told)\b")
DATE = re.compile(
    rf"\b{words('months')}(?!\w)|\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b|\b\d{{4}}[./-]\d{{2}}[./-]\d{{2}}\b"
)
DATE_FILLER = re.compile(rf"[\d:.,/|()·•@–—-]+|\b{words('date_filler')}\b")
FIELD = re.compile(rf"(?:{words('field')}\s*:\s*.{{0,80}}|[A-Z][A-Z-]{{3,20}}:\s.{{0,160}})")
ADDRESS = re.compile(
    r"""\W{0,3}(?:[\w.+-]+@[\w-]+\.[\w.-]+ | (?:https?://|www\.)\S+ | @\w{2,30}
    | [\w-]{2,40}\.(?:[\w-]{2,40}\.)?(?:com|org|net|info|news|co\.[a-z]{2})(?:/\S*)?)\W{0,3}""",
    re.IGNORECASE | re.VERBOSE,
)
SHARE_WORDS = frozenset(
    [
        "share",
        "shares",
        "tweet",
        "tweets",
        "facebook",
        "twitter",
        "whatsapp",
        "linkedin",
        "pinterest",
        "reddit",
        "email",
        "e-mail",
        "print",
        "copy",
        "link",
        "telegram",
        "messenger",
        "x",
        "instagram",
        "youtube",
        "flipboard",
        "tumblr",
        "pocket",
        "save",
        "bookmark",
        "gift",
        "like",
        "likes",
        "pin",
        "sms",
        "viber",
        "vk",
        "line",
        "wechat",
        "weibo",
        "threads",
        "bluesky",
        "mastodon",
        "snapchat",
        "tiktok",
        "google",
        "plus",
        "on",
        "via",
        "to",
        "this",
        "article",
        "story",
        "post",
        "sharethis",
        "addthis",
        "mail",
        "more",
        "url",
        "options",
        "mix",
        "digg",
        "xing",
    ]
)


def line_kind(line: Line) -> str:
    """The kind of furniture that a line is wherever it stands; "" when it may be text.

    >>> from articles.text.page.lines import split_lines
    >>> [line_kind(line) for line in split_lines("Advertisement\\nThe bridge was closed on Monday.")]
    ['ad', '']
    """
    text, count = line.text, len(line.words)
    if count > LONGEST_NOTICE or len(text) > MOST_CHARACTERS:
        return ""
    if text[0] in QUOTE_OPENERS and (line.is_prose or CLOSED_QUOTE.search(text)):
        return ""
    if count >= 6 and text.endswith(READ_ON) and not line.sentence_breaks and not BEFORE_READ_ON.search(text):
        return "related"
    shape = _shape_kind(text, count)
    if shape:
        return shape
    if line.is_prose and count > 22 and not _speaks_to_reader(text):
        return "caption" if is_caption(line) else ""
    for kind, pattern in rules("line"):
        if pattern.fullmatch(text):
            return kind
    if is_caption(line):
        return "caption"
    if count <= 45 and not QUOTED.search(text) and CONTACT.search(text) and ASKED.search(text):
        return "follow"
    return "newsletter" if _is_promotion(text, count) else ""


def _speaks_to_reader(text: str) -> bool:
    """Whether a word stands in it without which no rule for paragraphs matches; plain look-ups, for speed."""
    folded = text.casefold()
    return any(word in folded for word in READER)


def edge_kind(line: Line) -> str:
    """The kind of a line that is furniture only before the first or after the last paragraph; "" otherwise."""
    if is_label(line):
        return "label"
    if credit_kind(line.text):
        return "credit"
    if byline_name(line.text):
        return "byline"
    if FIELD.fullmatch(line.text) and not line.is_prose:
        return "byline" if field_value(line.text, "byline") else "label"
    for kind, pattern in rules("edge"):
        if pattern.fullmatch(line.text):
            return kind
    return ""


def is_label(line: Line) -> bool:
    """A short line of nothing but section words: "World", "Middle East & Africa", "Home > News > Politics"."""
    parts = [w.casefold() for w in re.split(r"[\s>›»/|&,·•:–—\-\[\]]+", line.text) if w]
    parts = [w for w in parts if w not in ("and", "the", "of", "in", "y", "et", "und", "e")]
    return 0 < len(parts) <= 12 and not line.is_terminated and all(w in word_set("sections") for w in parts)


def is_date_line(text: str) -> bool:
    """Whether a line says when something came out, and nothing else.

    >>> is_date_line("Published: 12 March 2031"), is_date_line("It was shut on 12 March 2031.")
    (True, False)
    """
    return any(line_kind(line) == "date" for line in split_lines(text))


def field_value(text: str, name: str) -> str:
    """The value of a "NAME: value" line of a data bank's dump; "" for other lines."""
    match = re.fullmatch(rf"{name}\s*:\s*(.+)", text, re.IGNORECASE)
    return match.group(1) if match else ""


def _shape_kind(text: str, count: int) -> str:
    """Furniture told by its shape: tags, addresses, rows of share buttons, dates, rulers."""
    tokens = text.split(maxsplit=40)
    if all(token[0] in "#＃" and len(token) > 1 for token in tokens):
        return "hashtags"
    if len(tokens) <= 8 and all(ADDRESS.fullmatch(token) for token in tokens):
        return "address"
    if count <= 30:
        parts = [w for w in re.split(r"[\s|/,·•()+:\d]+", text.casefold()) if w]
        if parts and all(w in SHARE_WORDS for w in parts):
            return "share"
    if count <= 14 and _is_date(text):
        return "date"
    return "" if count or any(c.isalnum() for c in text) else "navigation"


def _is_date(text: str) -> bool:
    """A line that says a date and at most one word more: "Sat 8 Jun 2019 07.00 BST", "June 2018 Issue"."""
    if len(text) > 90 or not re.search(r"\d{4}|\d[./:]\d", text) or not DATE.search(text):
        return False
    rest = DATE_FILLER.sub(" ", DATE.sub(" ", text)).split()
    return not rest or (len(rest) == 1 and f"{rest[0]}:" not in text)


def _is_promotion(text: str, count: int) -> bool:
    """A notice to the reader: three different words of selling or signing up, nobody quoted."""
    if QUOTED.search(text):
        return False
    least = 3 if count <= 70 else 4
    return len({match.group().casefold()[:7] for match in PROMOTION.finditer(text)}) >= least


def trim(text: str) -> list[tuple[int, int, str]]:
    """(start, end, kind) of furniture glued to the beginning or the end of a paragraph.

    >>> trim("The bridge was closed. Read More")
    [(23, 32, 'read_more')]
    """
    found = []
    for kind, pattern in rules("head"):
        match = pattern.match(text)
        if match and len(text) - match.end() > 30:
            found.append((0, match.end(), kind))
            break
    end = len(text)
    if not any(word in text[-260:].casefold() for word in GLUED):
        return found
    while match := _tail_pattern().search(text, max(0, end - 260), end):
        kind = match.lastgroup or "label"
        found.append((match.start(kind), end, kind))
        end = match.start(kind)
        while end and text[end - 1].isspace():
            end -= 1
    return found


@cache
def _tail_pattern() -> re.Pattern[str]:
    """One pattern for all that may be glued behind a full stop, each kind a group of its own name."""
    kinds = "|".join(f"(?P<{kind}>{pattern.pattern})" for kind, pattern in rules("tail"))
    tags = r"(?P<hashtags>(?:#\w+\s*){2,})"
    return re.compile(rf"(?<=[.!?…”\"’)])\s*(?:{kinds}|{tags})$", re.IGNORECASE)
