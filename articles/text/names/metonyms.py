"""Capitals and seats of government that stand for those who govern from them.

Problem: "Oslo rejected the offer" names a government, "he flew to Oslo" a city; "the Kremlin said" an institution, "at
the Kremlin" a building.
Method: for capitals (gazetteer) and seats (list) only. A capital is an actor where it is the subject of a verb, the
owner of a policy or the partner in a dealing; a seat is a building where something is at it.
Source: own rules; the classes follow Markert & Nissim 2007, "SemEval task 08: metonymy resolution".
Known failures: "concern in Oslo" is read as the city.
"""

import re

from articles.text.names.parts import Part

GOVERNED = re.compile(r"\b(?:of|for|from|to|on|over|than|like)\s(?:the\s)?$")
ACTOR, SITE = "actor", "site"
LOCATIVE = re.compile(
    r"(?:\b(?:in|at|near|outside|inside|around|across|through|throughout|downtown|central|visited|visiting|visit|left|"
    r"reach(?:ed)?|entered)(?:\s(?:the|central|downtown))?"
    r"|\b(?:visits?|trips?|travel\w*|tours?|flew|fly|flights?|drove|went|go|going|goes|came|come|coming|returns?|"
    r"return\w+|mov\w+|fled|flee\w*|journey\w*|back|invit\w+|way|headed|sent|brought|taken|bound|rush\w+)\s(?:\w+\s)?(?:to|from)"
    r"(?:\s(?:the|central|downtown))?)\s$",
    re.IGNORECASE,
)
EVENT_AFTER = re.compile(r"\s(?:visit|trip|talks?|summit|meeting|suburbs?|streets?|time|airport|metro|grounds|lawn)\b")
POLICY_AFTER = re.compile(
    r"['’]s?\s(?:[\w-]+\s){0,2}(?:position|stance|polic\w+|all(?:y|ies)|military|influence|ambitions?|engagement|"
    r"interests?|support|backing|decision|efforts?|invasion|sanctions|role|reach|power|plans?|demands?|proposals?|threats?|"
    r"claims?|relations|ties|envoys?|nuclear|war|foreign|leadership|regime|aggression|strategy|approach|troops|forces|"
    r"concerns?|interference|offer|refusal|response|intentions?|objections?|diplomats?|ambassador|allegations?)\b"
)
ALLY_AFTER = re.compile(r"\s(?:all(?:y|ies)|officials?|government|regime|spokes\w+|loyalists?|policymakers)\b")
VERB_AFTER = re.compile(
    r"(?:,[^.,]{0,60},)?\s(?:also\s|now\s|still\s|has\s|have\s|had\s)?(?:has|have|had|does|did|will|would|may|might|could|"
    r"should|must|is|was|were|says?|said|seeks?|wants?|hopes?|fears?|insists?|denies|sees|backs|"
    r"[a-z]{2,}ed|sent|told|saw|took|made|gave|began|withdrew|won’t|won't|cannot|doesn’t|doesn't)\b"
)
PARTNER_BEFORE = re.compile(
    r"\b(?:with|by|against|between|both|accus\w+|urg\w+|press\w+|pressure on|blam\w+|prais\w+|thank\w+|warn\w+|"
    r"ties to|relations with|pressure from|support from|aid from)\s(?:the\s)?$",
    re.IGNORECASE,
)


WITH_ARTICLE = (
    "United ",
    "The ",
    "Netherlands",
    "Philippines",
    "Bahamas",
    "Gambia",
    "Maldives",
    "Seychelles",
    "Comoros",
    "Republic",
    "Democratic Republic",
)


def usage(part: Part) -> str:
    """ACTOR or SITE: how a capital is used at one place; without a sign either way, SITE."""
    before, after = _around(part)
    if LOCATIVE.search(before) or EVENT_AFTER.match(after):
        return SITE
    is_subject = VERB_AFTER.match(after) and not GOVERNED.search(before)
    is_actor = POLICY_AFTER.match(after) or ALLY_AFTER.match(after) or is_subject or PARTNER_BEFORE.search(before)
    return ACTOR if is_actor else SITE


def seat_usage(part: Part) -> str:
    """ACTOR or SITE: how a seat of government is used at one place; without a sign either way, ACTOR."""
    before, after = _around(part)
    return SITE if LOCATIVE.search(before) or EVENT_AFTER.match(after) else ACTOR


def government_name(country: str) -> str:
    """What the government of a country is called here.

    >>> government_name("Peru"), government_name("United States")
    ('Government of Peru', 'Government of the United States')
    """
    article = "the " if country.startswith(WITH_ARTICLE) or country.endswith(("Islands", "Republic")) else ""
    return f"Government of {article}{country.removeprefix('The ')}"


def _around(part: Part) -> tuple[str, str]:
    start, end, source = part.span.start, part.span.end, part.source
    return source[max(0, start - 40) : start], source[end : end + 80]
