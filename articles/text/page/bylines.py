"""Who wrote it: bylines with and without their "By".

Problem: "By Jane Doe, Staff Writer", "Jane Doe / Sports editor" and a bare "Jane Doe" under a headline.
Method: patterns over whole lines; a bare name counts only where the caller says that a byline may stand.
Source: own rules; roles in data/shapes.toml.
Known failures: names in lower case or in scripts without capitals.
"""

import re

from articles.text.page.lines import Line
from articles.text.page.patterns import NAME, words
from articles.text.word_lists import word_set

PARTICLE = r"de|van|von|der|el|al|bin|da|dos|la|le|and|y|et|und|e|&"
BYLINE = re.compile(
    rf"""(?i:story\ |written\ |reported\ |report\ |posted\ |published\ |article\ |text\ )*
    {words("byline_lead")}\s*[:|]?\s*(?<=[\s:|yY])
    (?P<name>{NAME},?(?:\s(?:{NAME}|{PARTICLE}),?){{0,11}}?)
    (?:\s*[,|/–—•·-]\s*.{{0,120}} | \s+(?:{words("role")}|\d|\(|@)\b.{{0,120}} | \s+[\d(@].{{0,120}} | =)?""",
    re.VERBOSE,
)
NAMED_ROLE = re.compile(
    rf"""(?P<name>(?:{NAME}\s){{1,2}}?{NAME})\s*[,|/–—•·-]?\s+(?:[\w’'&,-]+\s){{0,4}}?{words("role_noun")}
    (?:\s?(?:,|in|for|at|of)\s.{{2,40}})?""",
    re.VERBOSE,
)
ROLE = re.compile(words("role"))
MORE_WRITERS = re.compile(
    rf",?\s(?i:and|y|et|und|e|&)\s(?P<more>{NAME}(?:\s(?:{PARTICLE}|{NAME})){{1,4}})(?=$|[,|(]|\s(?:in|for|at)\s)"
)
BARE_ROLE = re.compile(rf"(?:[\w’'&-]+\s){{0,4}}{words('role_noun')}(?:\s?(?:,|in|for|at|of)\s.{{2,40}})?")
JOB = re.compile(rf"(?:[\w’'&-]+\s){{0,4}}{words('job_after_name')}(?:\s(?:in|for|at|of)\s.{{2,40}})?")


def byline_name(text: str) -> str:
    """Whom a byline names; "" when the line is none.

    >>> byline_name("By Jane Doe, Staff Writer"), byline_name("By the time they came, it was over.")
    ('Jane Doe', '')
    """
    if len(text) > 200 or (text.endswith((".", "?", "!", ":")) and not text.endswith(("Jr.", "Sr."))):
        return ""
    match = BYLINE.fullmatch(text)
    if match and match.group("name")[0].isupper():
        return _writers(text, match)
    role = NAMED_ROLE.fullmatch(text) if len(text.split()) <= 12 else None
    return role.group("name").strip() if role and is_name(role.group("name")) else ""


def _writers(text: str, match: re.Match) -> str:
    """All whom a byline names, without the role that ends it ("Jane Doe and Jim Roe, City Reporters")."""
    start, end = match.span("name")
    more = MORE_WRITERS.match(text, end)
    if more and not any(ROLE.fullmatch(word) for word in more.group("more").split()):
        end = more.end()
    name = text[start:end].strip(" ,&|")
    head, comma, tail = name.rpartition(",")
    is_of_role = comma and text[end : end + 1] == " " and BARE_ROLE.fullmatch(f"{tail.strip()} {text[end + 1 :]}")
    return without_jobs(head.strip() if is_of_role else name, ", ")


def without_jobs(writers: str, mark: str = "; ") -> str:
    """Writers parted by a mark, without what is no name but the job of the one before.

    >>> without_jobs("Jane Doe; Health Reporter; Jim Roe; Energy Analyst")
    'Jane Doe; Jim Roe'
    """
    first, *others = writers.split(mark)
    return mark.join([first, *(part for part in others if not (BARE_ROLE.fullmatch(part) or JOB.fullmatch(part)))])


def is_role(line: Line) -> bool:
    """A writer's job on a line of its own: "Sports writer", "Environment correspondent"."""
    return len(line.words) <= 6 and not line.is_terminated and BARE_ROLE.fullmatch(line.text) is not None


def is_name(text: str) -> bool:
    """Two to four capitalised words, none of them an article or a section's name."""
    parts = text.split()
    if not 2 <= len(parts) <= 4 or parts[0] in ("The", "A", "An"):
        return False
    return all(p[0].isupper() for p in parts) and not any(p.casefold() in word_set("sections") for p in parts)


def looks_like_name(line: Line) -> bool:
    """A name and nothing else: a byline without its "By", where one may stand."""
    if line.text.isupper() or line.is_terminated or not is_name(line.text):
        return False
    return all(re.fullmatch(NAME, part) for part in line.text.split())
