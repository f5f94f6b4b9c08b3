"""Pictures' captions and credits among the lines of a text.

Problem: captions read like sentences and name persons who are not in the story.
Method: a caption is led by "Photo:" and the like, or is an unfinished sentence with a photo credit at its end.
Source: own rules; words of picture credits in data/shapes.toml.
Known failures: a caption in a full sentence without any credit reads like text, and is kept.
"""

import re

from articles.text.page.credits import agency_pattern
from articles.text.page.lines import Line
from articles.text.page.patterns import NAME, words

LEAD = re.compile(words("caption_lead"))
CREDIT_LENGTH = 300  # characters: a credit stands at a caption's very end
IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\.?$")
PHOTO = re.compile(rf"\b{words('photo')}\b")
PHOTO_OR_SLASH = re.compile(rf"\b{words('photo')}\b|/")
WHOLE_NAME = rf"{NAME}+"  # never cut in the middle
NAMES = rf"{WHOLE_NAME}(?:\s{WHOLE_NAME}){{0,4}}"
SLASHED = re.compile(rf"(?:{NAMES}\s?)?/\s?{NAMES}(?:(?:\s?/\s?|\svia\s){NAMES}){{0,3}}$")
GLUED = re.compile(rf"(?:Credit|Photo|Image|CREDIT|PHOTO)\s?[:.…]*\s?{NAMES}\s?(?:[/,|].{{0,80}}|for .{{0,60}})$")
TWO_OWNERS = re.compile(rf"{WHOLE_NAME} {WHOLE_NAME}\s?/")
CREDIT_WORD = re.compile(rf"{words('photo')}|by|via|of|and|for|the|from|on|de")


def is_caption(line: Line) -> bool:
    """A picture's caption or credit.

    A credit in brackets counts as a photo's when it names a picture ("File", "Getty") or two owners ("Lee/AP"); an
    agency alone ("(AP)") only behind words which do not end a sentence: behind a full stop it is the story's credit.
    """
    text = line.text
    if len(line.words) > 90:
        return False
    if LEAD.fullmatch(text):
        return not (line.is_prose and line.sentence_breaks > 1)
    if text.endswith(("hide caption", "toggle caption")):
        return True
    match = IN_BRACKETS.search(text, max(0, len(text) - CREDIT_LENGTH))
    if match and len(line.words) <= 70:
        return _is_photo_credit(match.group(1), text[: match.start()].rstrip())
    if line.is_terminated:
        return False
    at = max(0, len(text) - CREDIT_LENGTH)
    return bool(GLUED.search(text, at)) or (len(line.words) > 2 and _has_slashed_credit(text[at:]))


def _is_photo_credit(inside: str, before: str) -> bool:
    if PHOTO_OR_SLASH.search(inside) and _names_a_credit(inside):
        return True
    return bool(before) and before[-1] not in '.!?”"’…:' and agency_pattern().fullmatch(inside) is not None


def _names_a_credit(inside: str) -> bool:
    """Whether words in brackets are a credit rather than an aside: mostly capitals, a few words."""
    parts = re.findall(r"[^\W\d_][\w.'’-]*", inside)
    if not 1 <= len(parts) <= 12 or any(p[0].islower() and not CREDIT_WORD.fullmatch(p) for p in parts):
        return False
    return bool(PHOTO.search(inside) or agency_pattern().search(inside) or TWO_OWNERS.search(inside))


def _has_slashed_credit(text: str) -> bool:
    """A line that ends in "Jane Doe / Agency": the part behind the slash is an agency or a picture house."""
    match = SLASHED.search(text)
    if not match:
        return False
    owner = match.group().rsplit("/", 1)[1].strip()
    return bool(agency_pattern().search(owner) or PHOTO.search(owner) or TWO_OWNERS.search(match.group()))
