"""Where furniture stands: before the text, behind it, or as a block inside it.

Problem: a line such as "World", "Jane Doe" or another article's headline is furniture in one place and text in another.
Method: the text runs from its first to its last paragraph. Short lines outside of it are judged more strictly; a line
that opens a list or a form ("Related posts", "Leave a Reply", "About the author") takes what follows with it, up to the
point where paragraphs on the article's own matter go on.
Source: own rules, after the observation of Kohlschütter et al. 2010 that furniture comes in blocks.
Known failures: a related article's teaser in full sentences on the same persons is kept when the text goes on after it.
"""

import re
from collections.abc import Sequence

from articles.text.page.bylines import byline_name, is_role, looks_like_name
from articles.text.page.credits import agencies_in, credit_kind
from articles.text.page.furniture import QUOTED, edge_kind, is_label
from articles.text.page.headline import SITE_NAME, stems
from articles.text.page.lines import Line
from articles.text.page.patterns import NAME, rules

Kinds = dict[int, str]

FORMS = ("newsletter", "paywall", "comments", "cookies", "share", "follow")
READER = re.compile(
    r"\b(?:you|your|yours|our|us|we|subscribe|sign up|newsletter|inbox|click|follow|e-?mail)\b", re.IGNORECASE
)
BULLET = re.compile(r"[•●▪◦‣·*–—-]\s|\d{1,2}[.)]\s")
CUT_OFF = re.compile(r"(?:\[\s?(?:…|\.\.\.)\s?\]|…|\.\.\.)\W*$")
COMMENTER = re.compile(
    r".{2,60}\bsays?\s*:?$|.{0,80}\bat \d{1,2}[:.]\d{2} ?(?:am|pm)?\b.{0,20}|.{0,40}\breply\W*"
    r"|.{0,40}\b\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago\b.{0,40}",
    re.IGNORECASE,
)
MOSTLY = 0.5  # of the paragraphs' words must stand before a line that opens the page's tail
BELONGS = 0.3  # share of a paragraph's content words which the text before it has


def body_range(lines: Sequence[Line], kinds: Kinds) -> tuple[int, int]:
    """Indices of the first and the last paragraph that is no furniture; (len, -1) when there is none."""
    prose = [line.index for line in lines if line.is_prose and line.index not in kinds]
    return (prose[0], prose[-1]) if prose else (len(lines), -1)


def opener_kind(line: Line) -> str:
    """The kind of block that a short line opens; "" for any other line."""
    if len(line.words) > 14:
        return ""
    return next((kind for kind, pattern in rules("opener") if pattern.fullmatch(line.text)), "")


def last_text(lines: Sequence[Line], kinds: Kinds) -> int:
    """Index of the last line that closes the text: a paragraph, or a short sentence on the article's matter."""
    _, last = body_range(lines, kinds)
    own = _matter(lines[: last + 1], kinds)
    for line in reversed(lines[last + 1 :] if last >= 0 else []):
        if line.index not in kinds and line.is_terminated and len(line.words) >= 4 and _belongs(line, own):
            return line.index
    return last


def mark_blocks(lines: Sequence[Line], kinds: Kinds) -> None:
    """Mark lists and forms together with the line that opens them."""
    total = sum(len(line.words) for line in lines if line.is_prose and line.index not in kinds) or 1
    before = 0
    for line in lines:
        if line.index in kinds and kinds[line.index] in ("headline", "kept"):
            continue
        kind = opener_kind(line)
        if kind == "bio" and line.text.startswith("About") and _is_press_tail(lines, line.index):
            kind = "press"  # the firm's own paragraph, with a contact near
        if not kind and before >= total * MOSTLY and credit_kind(line.text) == "republished":
            kind = "credit"
        if kind and (kind not in ("press", "credit") or before >= total * MOSTLY):
            _mark_block(lines, kinds, line.index, kind, is_tail=before >= total * MOSTLY)
        if line.is_prose and line.index not in kinds:
            before += len(line.words)


def _mark_block(lines: Sequence[Line], kinds: Kinds, opener: int, kind: str, is_tail: bool) -> None:
    """Mark what follows an opener: to the end of the page for forms, else up to where the text goes on."""
    following = lines[opener + 1 :]
    if kind == "press" and not _is_press_tail(lines, opener):
        return
    need = {"comments": 3, "press": 2, "credit": 1}.get(kind, 0)
    if need and is_tail and not _text_goes_on(lines, kinds, opener, need):
        for line in lines[opener:]:
            kinds.setdefault(line.index, kind)
        return
    if need:
        kinds.setdefault(opener, kind)
        return
    taken = _list_length(lines, kinds, opener, kind)
    if taken or is_tail or kind != "bio":
        for line in [lines[opener], *following[:taken]]:
            kinds.setdefault(line.index, kind)


def _is_press_tail(lines: Sequence[Line], opener: int) -> bool:
    """A firm's "About X" or a contact counts as the end only when a release's other marks stand near."""
    if not re.match(r"about|contact", lines[opener].text, re.IGNORECASE):
        return True
    rest = " ".join(line.text for line in lines[opener : opener + 14])
    return bool(
        re.search(r"#{3}|@[\w-]+\.\w|\bcontacts?\b\s*:?|SOURCE |\+?\d[\d ().-]{8,}\d|www\.|forward-looking", rest)
    )


def _list_length(lines: Sequence[Line], kinds: Kinds, opener: int, kind: str) -> int:
    """How many lines behind an opener belong to it: up to the first paragraph which is no teaser."""
    following = lines[opener + 1 :]
    taken = 0
    for line in following:
        if kinds.get(line.index) in ("headline", "kept"):
            break
        is_item = line.index in kinds or not line.is_prose or CUT_OFF.search(line.text)
        is_life = kind == "bio" and taken < 3 and LIFE.match(line.text)
        if not is_item and not is_life and not _is_teaser(lines, kinds, opener, line):
            break
        taken += 1
    return _without_subhead(following, taken, kinds) if taken < len(following) else taken


def _is_teaser(lines: Sequence[Line], kinds: Kinds, opener: int, line: Line) -> bool:
    """A related article's summary: it follows a title, quotes nobody, and no paragraph behind it is on the matter."""
    above = lines[line.index - 1]
    is_below_title = above.index > opener and not above.is_prose and len(above.words) >= 4
    if not is_below_title or kinds.get(above.index) not in (None, "date", "related") or QUOTED.search(line.text):
        return False
    own = _matter(lines[:opener], kinds)
    return not any(_belongs(other, own) for other in lines[line.index :] if other.is_prose and other.index not in kinds)


LIFE = re.compile(
    rf"(?:{NAME}\s){{1,3}}(?:{NAME}\s)?(?:\([^)]*\)\s)?(?:is|was|has|does|writes|wrote|covers|reports|joined|receives)\b"
)


def _without_subhead(following: Sequence[Line], taken: int, kinds: Kinds) -> int:
    """A short last line before the text goes on is its subhead when the list's other lines are longer."""
    if taken < 2 or following[taken - 1].index in kinds:
        return taken
    last, others = following[taken - 1], following[: taken - 1]
    longer = [line for line in others if len(line.words) > len(last.words) + 1]
    return taken - 1 if len(last.words) <= 7 and len(longer) >= len(others) * 0.6 else taken


def _matter(lines: Sequence[Line], kinds: Kinds) -> set[str]:
    return stems(
        [w for line in lines if line.index not in kinds or kinds[line.index] == "headline" for w in line.words]
    )


def _belongs(line: Line, own: set[str]) -> bool:
    words = stems(line.words)
    return bool(words) and len(words & own) >= len(words) * BELONGS


def _text_goes_on(lines: Sequence[Line], kinds: Kinds, opener: int, need: int) -> bool:
    """Whether paragraphs on the article's own matter, not written as comments, stand behind an opener."""
    own = _matter(lines[:opener], kinds)
    rest = lines[opener + 1 :]
    if any(COMMENTER.fullmatch(line.text) for line in rest):
        return False
    return sum(line.is_prose and line.index not in kinds and _belongs(line, own) for line in rest) >= need


TOP_LINES = 16  # bylines, dates and labels are looked for so far down, though a first paragraph stands above them


def mark_top(lines: Sequence[Line], kinds: Kinds) -> None:
    """Judge the short lines before the first paragraph, and bylines between a standfirst and the text."""
    first, _ = body_range(lines, kinds)
    heads = [i for i, kind in kinds.items() if kind == "headline" and i < max(first, 1)]
    first_head, last_head = min(heads, default=-1), max(heads, default=-1)
    for line in lines[: max(first, 0)]:
        kind = "" if line.index in kinds else _top_kind(line, lines, kinds, first_head, last_head)
        if kind:
            kinds[line.index] = kind
    _mark_second_top(lines, kinds, first)


def mark_running_lines(lines: Sequence[Line], kinds: Kinds) -> None:
    """Page heads of a printed text: the same short line with a number in it, again and again; and its page numbers."""
    seen: dict[str, list[Line]] = {}
    for line in lines:
        if (
            not line.is_prose
            and not line.is_terminated
            and len(line.words) >= 3
            and any(c.isdigit() for c in line.text)
        ):
            seen.setdefault(line.key, []).append(line)
    for same in seen.values():
        for line in same if len(same) > 1 else ():
            kinds.setdefault(line.index, "label")


def _mark_second_top(lines: Sequence[Line], kinds: Kinds, first: int) -> None:
    """Bylines, and what stands beside them, between a standfirst in full sentences and the text."""
    prose = 0
    for line in lines[first : first + TOP_LINES]:
        if line.index in kinds:
            continue
        prose += line.is_prose
        if prose > 2:
            return
        above = kinds.get(line.index - 1)
        if not line.is_prose and byline_name(line.text):
            kinds[line.index] = "byline"
        elif not line.is_prose and above in ("byline", "date", "share", "media") and len(line.words) <= 6:
            kinds[line.index] = "byline" if looks_like_name(line) or is_role(line) else "label"


def _top_kind(line: Line, lines: Sequence[Line], kinds: Kinds, first_head: int, last_head: int) -> str:
    """What an unmarked line above the first paragraph is; "" when it is a standfirst or part of the text."""
    kind = edge_kind(line)
    if kind:
        return kind
    if line.index < first_head:
        return "label" if len(line.words) <= 5 else "navigation"
    above = lines[line.index - 1] if line.index else None
    if above and _is_field_name(above) and kinds.get(above.index) == "label":
        return "label"
    if last_head < 0 and line.index < 3 and SITE_NAME.search(line.text) and line.title_share == 1.0:
        return "label" if kinds.get(line.index + 1) in ("date", "label", "navigation") and len(line.words) <= 6 else ""
    if line.index < last_head or last_head < 0:
        return ""
    if len(line.words) <= 7 and not line.is_terminated and agencies_in(line.text):
        return "credit"
    if looks_like_name(line) or (is_role(line) and above and kinds.get(above.index) == "byline"):
        return "byline"
    if above and kinds.get(above.index) == "byline" and line.title_share == 1.0 and len(line.words) <= 6:
        return "" if line.is_terminated else "byline"
    return "label" if _is_small_print(line, lines, kinds) else ""


def _is_small_print(line: Line, lines: Sequence[Line], kinds: Kinds) -> bool:
    """Two or three words between headline and text, or a few more beside other furniture: players, menus, counters.

    A place in capitals right above a paragraph is a dateline; it stays.
    """
    if line.is_terminated or line.text.endswith(":") or BULLET.match(line.text):
        return False
    below = lines[line.index + 1] if line.index + 1 < len(lines) else None
    if line.text.isupper() and below and below.is_prose and below.index not in kinds and not is_label(line):
        return False
    is_above_text = below is not None and below.is_prose and below.index not in kinds
    is_beside = any(kinds.get(i, "headline") != "headline" for i in (line.index - 1, line.index + 1))
    return len(line.words) <= (6 if is_beside and not is_above_text else 3)


def _is_field_name(line: Line) -> bool:
    return line.text.endswith(":") and len(line.words) <= 3


def mark_end(lines: Sequence[Line], kinds: Kinds) -> None:
    """Judge the lines behind the last paragraph, and a credit that is a paragraph itself."""
    _, last = body_range(lines, kinds)
    while last > 0 and (kind := _last_kind(lines, kinds, lines[last])):
        kinds[last] = kind
        _, last = body_range(lines, kinds)
    last = last_text(lines, kinds)
    loose = []
    for line in lines[last + 1 :] if last >= 0 else []:
        if line.index in kinds:
            continue
        above = lines[line.index - 1]
        kind = edge_kind(line) or _end_kind(line) or ("label" if _is_field_name(above) and above.index in kinds else "")
        kind = kind or (_last_kind(lines, kinds, line) if line.is_terminated else "")
        if kind:
            kinds[line.index] = kind
        elif not BULLET.match(line.text) and not line.text.endswith(":"):
            loose.append(line)
    _mark_teasers(lines, kinds, loose, last)


BIO = re.compile(
    r"(?:follow|e-?mail|reach|contact|tweet) (?:him|her|them|the (?:author|writer|reporter))\b|@\w+", re.IGNORECASE
)


def _last_kind(lines: Sequence[Line], kinds: Kinds, line: Line) -> str:
    """A last paragraph that is no text: a credit in a full sentence, or what the writer does for a living."""
    if credit_kind(line.text):
        return "credit"
    writers = [byline_name(other.text) or other.text for other in lines[:20] if kinds.get(other.index) == "byline"]
    opens_with_writer = any(name and line.text.startswith(name) for name in writers)
    tells_life = re.match(r".{3,60}? (?:is|was|has|writes|covers|reports|joined)\b", line.text)
    if len(line.words) <= 30 and any(re.match(_job_of(name), line.text) for name in writers if name):
        return "bio"
    if (
        len(line.words) <= 60
        and tells_life
        and (opens_with_writer or BIO.search(line.text))
        and not re.search(r"[\"“”]", line.text)
    ):
        return "bio" if opens_with_writer or BIO.search(line.text) else ""
    return ""


def _job_of(writer: str) -> str:
    """Matches a line that says what a writer, by surname or in full, does for the outlet."""
    return rf"(?i:{re.escape(writer)}|{re.escape(writer.split()[-1])}),? (?:covers|writes|reports on|is an? )"


def _end_kind(line: Line) -> str:
    if looks_like_name(line):
        return "byline"
    parts = [p for p in re.split(r"\s*[,|•·]\s*", line.text) if p]
    if len(parts) >= 3 and not line.is_terminated and all(len(p.split()) <= 4 for p in parts):
        return "tags"
    if (
        not line.is_terminated
        and len(line.words) <= 4
        and line.title_share == 1.0
        and line.text.replace(" ", "").isalpha()
    ):
        return "tags"
    return "label" if is_label(line) else ""


def _mark_teasers(lines: Sequence[Line], kinds: Kinds, loose: Sequence[Line], last: int) -> None:
    """Headlines of other articles behind the text: two or more, or one beside other furniture or in title case."""
    titles = [line for line in loose if not line.is_terminated and len(line.words) <= 28]
    if last < 0 or not titles:
        return
    furniture_near = any(kinds.get(i) for i in range(titles[0].index - 1, len(lines)) if i != titles[0].index)
    for line in titles:
        is_title = line.title_share > 0.75 and len(line.words) >= 4
        if len(titles) > 1 or furniture_near or is_title:
            kinds[line.index] = "related"


def mark_loud_links(lines: Sequence[Line], kinds: Kinds) -> None:
    """Another article's headline set in capitals between two paragraphs; a subhead in capitals is shorter."""
    loud = [line for line in lines if line.index not in kinds and line.text.isupper()]
    for line in loud:
        inside = 0 < line.index < len(lines) - 1 and lines[line.index - 1].is_prose and lines[line.index + 1].is_prose
        if inside and len(line.words) >= 7 and not line.is_terminated and len(loud) <= len(lines) / 3:
            kinds[line.index] = "related"


def mark_gaps(lines: Sequence[Line], kinds: Kinds) -> None:
    """Lines between furniture that speak to the reader, or say two words, are furniture too."""
    first, last = body_range(lines, kinds)
    for line in lines:
        before, after = kinds.get(line.index - 1, ""), kinds.get(line.index + 1, "")
        is_between = before not in ("", "headline", "caption") and after not in ("", "headline", "caption")
        if not is_between or line.index in kinds or len(line.words) > 40 or QUOTED.search(line.text):
            continue
        is_outside = not first <= line.index <= last
        is_form = before in FORMS and after in FORMS and len(line.words) <= 12
        if is_outside and is_form:
            kinds[line.index] = before
        if len(READER.findall(line.text)) >= (1 if is_outside else 2) or (is_outside and len(line.words) <= 2):
            kinds[line.index] = before


TEASER_DAY = re.compile(r"\b(?:on |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
TEASER_SHARE = 0.25  # of the teaser's words, at most, are in the text: those common to all political news
OPENS_INSIDE = re.compile(r"(?:On|In|At|As|After|Before|For|The|By|With|During|When|While|Earlier|Last)\b")
POINTS_BACK = re.compile(
    r"\b(?:he|she|they|his|her|their|it|its|this|these|those|also|meanwhile|however|but|another|such)\b", re.IGNORECASE
)


def mark_last_teaser(lines: Sequence[Line], kinds: Kinds) -> None:
    """The lede of another article, left behind the text by a page's "next post" box.

    Such a paragraph is one sentence which tells what happened on a day, as ledes do, points back to nothing, quotes
    nobody, and shares next to no word with the text. All of it must hold: a change of subject alone is no evidence.
    """
    prose = [line for line in lines if line.is_prose and line.index not in kinds]
    if len(prose) < 6:
        return
    last = prose[-1]
    is_lede = last.sentence_breaks == 0 and 18 <= len(last.words) <= 50 and TEASER_DAY.search(last.text)
    if not is_lede or OPENS_INSIDE.match(last.text) or QUOTED.search(last.text) or POINTS_BACK.search(last.text):
        return
    words = stems(last.words)
    if len(words & _matter(lines[: last.index], kinds)) <= len(words) * TEASER_SHARE:
        kinds[last.index] = "teaser"
