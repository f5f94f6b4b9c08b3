"""Where furniture stands: before the text, behind it, or as a block inside it.

Problem: a line such as "World", "Jane Doe" or another article's headline is furniture in one place and text in another.
Method: the text runs from its first to its last paragraph. Short lines outside of it are judged more strictly. Lists
and forms inside it are `blocks`.
Source: own rules, after Kohlschütter et al. 2010 (place and density tell furniture).
Known failures: one headline of another article behind the text, in small letters and with no furniture near, is kept.
"""

import re
from collections.abc import Sequence

from articles.text.page.blocks import Kinds, belongs, matter_of
from articles.text.page.bylines import byline_name, is_role, looks_like_name
from articles.text.page.credits import agencies_in, credit_kind
from articles.text.page.furniture import QUOTED, edge_kind, is_label
from articles.text.page.headline import SITE_NAME
from articles.text.page.lines import Line

FORMS = ("newsletter", "paywall", "comments", "cookies", "share", "follow")
READER = re.compile(
    r"\b(?:you|your|yours|our|us|we|subscribe|sign up|newsletter|inbox|click|follow|e-?mail)\b", re.IGNORECASE
)
BULLET = re.compile(r"[•●▪◦‣·*–—-]\s|\d{1,2}[.)]\s")


def body_range(lines: Sequence[Line], kinds: Kinds) -> tuple[int, int]:
    """Indices of the first and the last paragraph that is no furniture; (len, -1) when there is none."""
    prose = [line.index for line in lines if line.is_prose and line.index not in kinds]
    return (prose[0], prose[-1]) if prose else (len(lines), -1)


def last_text(lines: Sequence[Line], kinds: Kinds) -> int:
    """Index of the last line that closes the text: a paragraph, or a short sentence on the article's matter."""
    _, last = body_range(lines, kinds)
    own = matter_of(lines[: last + 1], kinds)
    for line in reversed(lines[last + 1 :] if last >= 0 else []):
        if line.index not in kinds and line.is_terminated and len(line.words) >= 4 and belongs(line, own):
            return line.index
    return last


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
    prose = [line for line in lines[1:] if line.is_prose and line.index not in kinds]
    while prose and (kind := _last_kind(lines, kinds, prose[-1])):
        kinds[prose.pop().index] = kind
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
    if len(last.matter & matter_of(lines[: last.index], kinds)) <= len(last.matter) * TEASER_SHARE:
        kinds[last.index] = "teaser"
