"""Where an article's matter comes from, if not from its own outlet: proposals with their evidence.

Problem: four outlets may print one agency's story; only credits say so, and they come in many forms.
Method: credits found by `clean` (dateline, agency line, copyright, "With AFP") are strong evidence; words inside the
text ("Reuters reported", "told the Example Post") are weak, since one fact taken over does not make a copy. The
outlet's own name is never its origin.
Source: own rules; the agencies' names in data/agencies.toml. Scores are judgements, not learned.
Known failures: agencies missing from the list; an outlet whose name shares all words with an agency's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from articles.text.document import Span
from articles.text.page import Credit, agencies, agencies_in, agency_line, agency_pattern

STRONG = {"agency": 0.95, "dateline": 0.95, "byline": 0.9, "republished": 0.9, "contribution": 0.6, "copyright": 0.8}
WEAK_REPORT, WEAK_TOLD, WEAK_FIRST = 0.3, 0.2, 0.4
# A name ends where its sentence does: a full stop belongs to it only inside a word or after an abbreviation.
ABBREVIATED = r"(?:St|Mt|Ft|Dr|Mr|Mrs|Ms|Prof|(?:[A-Z]\.)*[A-Z])\.(?=\s[A-Z])"
PART = rf"(?:{ABBREVIATED}|[A-ZÀ-ÖØ-Þ][\w'’-]*+(?:\.\w[\w'’-]*+)*+)"
TITLE = rf"(?:[Tt]he\s)?{PART}(?:\s(?:(?:of|and|for|&)\s)?(?:the\s)?{PART}){{0,5}}"
OUTLET_WORD = re.compile(
    r"\b(?:Times|Post|Journal|Herald|Tribune|News|Gazette|Guardian|Telegraph|Observer|Chronicle|Courier|Star|Mail|Sun|"
    r"Globe|Independent|Inquirer|Examiner|Bulletin|Register|Dispatch|Monitor|Weekly|Magazine|Daily|Press|Radio|"
    r"Television|TV|BBC|CNN|NBC|ABC|CBS|PBS|NPR|MSNBC|Politico|Axios|Bloomberg)\b"
)


@dataclass(frozen=True, slots=True)
class OriginEvidence:
    """One reason to think that an article's matter is `name`'s.

    `basis`: the credit's kind, or "reported", "told", "first reported" for words in the text. `score` is 0–1; below
    0.5 it is a hint only. `span` is where the words stand in the text, None for a credit that was cleaned away.
    """

    name: str
    basis: str
    why: str
    score: float
    span: Span | None = None

    @property
    def is_agency(self) -> bool:
        return self.name in _aliases()


def read_origin(
    credits: Sequence[Credit], text: str, byline: str = "", dateline: str = "", outlet: str = ""
) -> list[OriginEvidence]:
    """Evidence of origin, best first, one row for each name and basis.

    >>> read_origin([Credit("Reuters", 0, 7, "agency")], "", outlet="Example Post")[0].name
    'Reuters'
    """
    found = [evidence for credit in credits for evidence in _from_credit(credit)]
    found += [
        OriginEvidence(name, "byline", f"the byline says “{byline}”", STRONG["byline"]) for name in agencies_in(byline)
    ]
    if dateline:
        inside = re.search(r"\(([^()]+)\)", dateline)
        names = agencies_in(inside.group(1)) if inside else []
        found += [OriginEvidence(n, "dateline", f"the dateline says “{dateline}”", STRONG["dateline"]) for n in names]
    found += _in_text(text)
    best: dict[tuple[str, str], OriginEvidence] = {}
    for evidence in found:
        if _is_outlet(evidence.name, outlet):
            continue
        key = (evidence.name.casefold(), evidence.basis)
        if key not in best or best[key].score < evidence.score:
            best[key] = evidence
    return sorted(best.values(), key=lambda e: (-e.score, e.name))


def _from_credit(credit: Credit) -> list[OriginEvidence]:
    """What one credit says; a picture's credit says nothing of the text."""
    if credit.kind == "photo":
        return []
    names = agency_line(credit.text) or agencies_in(credit.text)
    if credit.kind in ("copyright", "republished") and not names:
        names = _owner(credit.text)
    score = STRONG.get(credit.kind, 0.5)
    return [OriginEvidence(name, credit.kind, f"credited: “{credit.text[:80]}”", score) for name in names]


RIGHTS = re.compile(
    rf"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)[\s©]*(?:\([cC]\)\s*)?(?:\d{{4}}(?:[-–]\d{{2,4}})?[\s,]*)?(?:[Bb]y\s)?(?P<owner>{TITLE})"
)
APPEARED = re.compile(
    rf"\b(?:on|in|by|from|at|courtesy of|[Cc]ourtesy:|[Cc]redit:|[Ss]ource:|[Vv]ia)\s(?P<owner>{TITLE})"
)


def _owner(text: str) -> list[str]:
    """The owner whom a copyright line or a reprint's note names."""
    match = RIGHTS.search(text) or APPEARED.search(text)
    if not match:
        return []
    owner = re.split(r"\s(?:All|Todos|Inc|Ltd|LLC|GmbH|Limited|Corp|Company|Under|With)\b", match.group("owner"))[
        0
    ].strip(" .,")
    return (
        [owner]
        if len(owner) > 2 and not owner.isdigit() and owner.casefold() not in ("all", "the", "all rights")
        else []
    )


REPORTED = re.compile(
    rf"(?P<name>{TITLE})\s?(?:first\s|also\s|earlier\s)?(?P<how>reported|reports)\b|"
    rf"\b(?P<first>first\s|originally\s)?reported\s(?:first\s)?by\s(?P<by>{TITLE})|\breported\s(?P<after>[Tt]he\s{TITLE})|\b[Aa]ccording\sto\s(?P<to>{TITLE})|"
    rf"\btold\s(?P<told>{TITLE})"
)


# The words without which REPORTED does not match, and how many characters around them it can take.
TAKING = re.compile(r"\breport(?:ed|s)\b|[Aa]ccording\sto\s|\btold\s")
AROUND = 240


def _taken(text: str) -> Iterator[re.Match]:
    """The matches of REPORTED, none overlapping; looked for around its words only, so that no run of capitals costs."""
    done = 0
    for word in TAKING.finditer(text):
        if word.start() >= done:
            match = REPORTED.search(text, max(done, word.start() - AROUND), word.end() + AROUND)
            if match and match.start() <= word.start():
                done = match.end()
                yield match


def _in_text(text: str) -> list[OriginEvidence]:
    """Weak evidence: what the text itself takes from agencies and from names that sound like outlets."""
    found = []
    for match in _taken(text):
        group = next(g for g in ("name", "by", "after", "to", "told") if match.group(g))
        name = _outlet_in(match.group(group))
        if not name:
            continue
        basis = "told" if group == "told" else "first reported" if match.group("first") else "reported"
        score = {"told": WEAK_TOLD, "first reported": WEAK_FIRST}.get(basis, WEAK_REPORT)
        words = " ".join(match.group().split())
        found.append(OriginEvidence(name, basis, f"the text says “{words}”", score, Span(match.start(), match.end())))
    return found


def _outlet_in(name: str) -> str:
    """The agency in a name, or the name itself where one of its words is an outlet's."""
    agency = agency_pattern().search(name)
    if agency:
        return agencies()[agency.group()]
    return name.strip(" .,") if OUTLET_WORD.search(name) else ""


def _is_outlet(name: str, outlet: str) -> bool:
    """Whether a name is the outlet itself: the same words, an agency's alias, or a part of the outlet's domain."""
    own, other = _plain(outlet), _plain(name)
    if not own or not other:
        return False
    labels = outlet.casefold().split(".") if "." in outlet and " " not in outlet else []
    aliases = _aliases().get(name, frozenset())
    words = {w for w in re.findall(r"\w+", name.casefold()) if w != "the"}
    is_part = words <= set(re.findall(r"\w+", outlet.casefold()))  # "told The Times" in The Example Times
    return own == other or own in aliases or other in labels or not aliases.isdisjoint(labels) or is_part


@cache
def _aliases() -> dict[str, frozenset[str]]:
    """Agency → its names, plain."""
    found: dict[str, set[str]] = {}
    for alias, agency in agencies().items():
        found.setdefault(agency, set()).add(_plain(alias))
    return {agency: frozenset(aliases) for agency, aliases in found.items()}


def _plain(name: str) -> str:
    """Letters and digits of a name, without its article and a site's ending."""
    name = re.sub(r"^(?:https?://)?(?:www\.)?", "", name.strip().casefold())
    name = re.sub(r"\.(?:com|org|net|co\.uk|info|news|tv|[a-z]{2})(?:/.*)?$", "", name)
    return "".join(c for c in name.removeprefix("the ") if c.isalnum())
