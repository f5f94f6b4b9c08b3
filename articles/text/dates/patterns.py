"""The shapes of expressions of time in English news.

Problem, method, source and known failures: see `dates`. Every pattern has a group "at", the expression itself; the
other groups are what the rules of `rules` read. To be quick, patterns are tried only around the words without
which they cannot match (`KINDS_OF`).
"""

import re
from calendar import day_name, month_abbr, month_name

from articles.text.word_lists import word_rows

MONTHS = {name.lower(): n for n, name in enumerate(month_name) if name}
MONTHS |= {name.lower(): n for n, name in enumerate(month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): n for n, name in enumerate(day_name)}
NUMBERS = {word: int(number) for number, words in word_rows("number_words") for word in words}
HOLIDAYS = {word.replace("_", " "): day for day, words in word_rows("holidays") for word in words}

_FULL = "|".join(month_name[1:])
_M = rf"(?:{_FULL}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_UNLIKE_WORDS = "|".join(m for m in month_name[1:] if m not in ("May", "March", "April", "June", "August"))
_W = f"(?:{'|'.join(day_name)})"
_D = r"(?:3[01]|[12]\d|0?[1-9])"
_TH = r"(?:st|nd|rd|th)?"
_Y = r"(?:1[89]|20)\d\d"
_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{_Y})(?![\d%]|,\d))?"
_TO = r"\s*(?:-|–|—|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b|\band\b)\s*"
# Words that are looked up match by the letters of the alphabet alone: without `a`, case ignored, "ſix" is a "six".
_COUNT = rf"(?P<count>\d+|(?a:{'|'.join(sorted(NUMBERS, key=len, reverse=True))}))"
_SOME = r"(?P<some>a\s+few|several|a\s+couple\s+of|a\s+couple|many|some|few|recent)"
_UNIT = r"(?P<unit>day|week|month|year|decade|hour)s?"
_EDGE_OF = r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id)(?:\s+|-))?"
_PREPOSITION = r"(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|till|[Ff]rom|of|[Dd]uring|[Tt]hrough|[Bb]efore|[Aa]fter)"
_NOT_A_TITLE = r"(?!\s(?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|Night\sLive|School)\b)"
_COUNTED = r"people|men|women|children|metres|feet|BC|B\.C|AD|A\.D|million|billion"
_HOLIDAY = "(?a:" + "|".join(re.escape(h).replace("'", "['’]") for h in HOLIDAYS) + ")"

_DAY_MONTH = rf"(?P<day>{_D}){_TH}\s+(?P<month>{_M})|(?P<month_b>{_M})\s+(?P<day_b>{_D}){_TH}"
_OTHER_DAY_MONTH = rf"(?P<day_c>{_D}){_TH}\s+(?P<month_c>{_M})|(?P<month_d>{_M})\s+(?P<day_d>{_D}){_TH}"
_TIME_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night))?"
_ACCOUNTS = r"(?:[Ff]iscal|[Ff]inancial|[Tt]ax|[Aa]cademic|[Ss]chool)"  # years that begin when their owner says

# (name of the rule, kind of word around which it is tried, expression); where two match alike the earlier one stands.
_EXPRESSIONS = [
    ("iso", "digits", r"(?<![\d-])(?P<at>(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d))(?![\d-])"),
    (
        "digits",
        "digits",
        r"(?<![\d./-])(?P<at>(?P<one>\d{1,2})(?P<sign>[/.-])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4}))(?![\d/-])",
    ),
    (
        "slash",
        "digits",
        r"\b(?:[Oo]n|[Ss]ince|[Uu]ntil|[Bb]y|[Bb]efore|[Aa]fter)\s(?P<at>(?P<one>\d\d?)/(?P<two>\d\d?))(?![\d/])",
    ),
    (
        "days",
        "month",
        rf"\b(?P<at>(?P<day>{_D}){_TH}{_TO}(?P<last>{_D}){_TH}\s+(?:of\s+)?(?P<month>{_M}){_YEAR})(?!\w)",
    ),
    (
        "days_behind",
        "month",
        rf"\b(?P<at>(?P<month>{_M})\s+(?P<day>{_D}){_TH}{_TO}(?P<last>{_D}){_TH}"
        rf"(?![\d:.]\d|[\d%]|\s*[ap]\.?m|\s(?:people|[a-z]+s)\b){_YEAR})(?!\w)",
    ),
    (
        "from_to",
        "month",
        rf"\b(?P<at>(?:{_DAY_MONTH})(?:,?\s+(?P<year_b>{_Y}))?{_TO}(?:{_OTHER_DAY_MONTH}){_YEAR})(?!\w)",
    ),
    (
        "day_and_month",
        "month",
        rf"\b(?P<at>(?:(?P<weekday>{_W}),?\s+)?(?:the\s+)?(?P<day>{_D}){_TH}\s+(?:of\s+)?(?P<month>{_M}){_YEAR})(?!\w)",
    ),
    (
        "day_and_month",
        "month",
        rf"\b(?P<at>(?:(?P<weekday>{_W}),?\s+)?(?P<month>{_M})\s+(?P<day>{_D}){_TH}(?![\d:%]|,\d{{3}}\b){_YEAR})(?!\w)",
    ),
    (
        "months",
        "month",
        rf"\b(?P<at>(?P<month>{_M})(?:\s+(?P<year_b>{_Y}))?{_TO}(?P<last>{_M})(?:,?\s+(?:of\s+)?(?P<year>{_Y}))?)(?!\s*\d|\w)",
    ),
    (
        "month_and_year",
        "month",
        rf"\b(?P<at>{_EDGE_OF}(?P<month>{_M}),?\s+(?:of\s+)?(?P<year>{_Y}))(?![\d%]|,\d)",
    ),
    (
        "which_month",
        "month",
        rf"\b(?P<at>(?P<which>[Tt]his|[Ll]ast|[Nn]ext|[Tt]his\s+past|[Tt]his\s+coming)\s+(?P<month>{_FULL}))\b",
    ),
    (
        "month_of_which_year",
        "month",
        rf"\b(?P<at>(?:{_EDGE_OF}(?P<month_c>{_FULL})|(?:the\s+)?(?:{_DAY_MONTH}),?)\s+(?:of\s+)?"
        r"(?P<which>last|next|this|that|the\s+(?:same|previous|following|next))\s+year)\b",
    ),
    ("not_told", "month", rf"\b(?P<at>[Tt]hat\s+(?:{_FULL}))(?=[,.;)]|\s+(?:when|after|before|and|at|in)\b)"),
    ("month", "month", rf"\b{_PREPOSITION}\s+(?P<at>{_EDGE_OF}(?P<month>{_FULL}))\b(?!\s+\d|\s+[A-Z])"),
    ("month_as_adjective", "month", rf"(?P<at>{_EDGE_OF}\b(?P<month>{_UNLIKE_WORDS}))(?:[’']s)?\b(?!\s+\d|\s[A-Z])"),
    ("holiday", "holiday", rf"\b(?P<at>(?i:(?P<name>{_HOLIDAY})){_YEAR})(?!\w)"),
    ("weekdays", "weekday", rf"\b(?P<at>(?P<weekday>{_W}){_TO}(?P<last>{_W}))\b"),
    (
        "weekday_of_week",
        "weekday",
        rf"\b(?P<at>(?P<weekday>{_W}){_TIME_OF_DAY},?\s+(?:of\s+)?(?P<which>last|next|this)\s+week)\b",
    ),
    (
        "not_told",  # again and again, or nobody knows which
        "weekday",
        rf"\b(?P<at>(?:(?:[Ee]very|[Ee]ach|[Mm]ost|[Aa]ny|[Aa]|[Ss]ome)\s+(?:other\s+)?{_W}|{_W}s))\b{_NOT_A_TITLE}",
    ),
    (
        "weekday",
        "weekday",
        r"\b(?P<at>(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his\s+past|[Tt]his\s+coming|[Tt]his)\s+)?"
        rf"(?P<weekday>{_W}))(?:[’']s)?\b{_NOT_A_TITLE}",
    ),
    (
        "unit",
        "unit",
        r"\b(?P<at>(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s+)?"
        r"(?<![Tt]he\s)(?P<which>[Tt]his|[Ll]ast|[Nn]ext|[Tt]his\s+past|[Tt]his\s+coming)\s+"
        r"(?P<unit>week|weekend|month|year|decade|century|quarter))\b",
    ),
    (
        "span",
        "unit",
        r"\b(?:[Tt]he|[Tt]hese)\s+(?P<at>(?P<which>past|last|previous|next|coming|following)\s+"
        rf"(?:{_COUNT}|{_SOME})\s+{_UNIT})\b",
    ),
    (
        "span_of_one",
        "unit",
        r"\b(?:[Tt]he|[Tt]his)\s+(?P<at>(?P<which>past|coming|last|next)\s+(?P<unit>week|month|year|decade))\b",
    ),
    (
        "not_told",  # counted from another day: "profit rose from the year before"
        "unit",
        r"\b(?P<at>[Tt]he\s+(?:day|night|week|weekend|month|quarter|year)\s+(?:before|after|earlier))\b",
    ),
    (
        "not_told",
        "unit",
        r"\b(?P<at>(?:year|quarter|month)-(?:earlier|ago)|(?:the|a)\s+previous\s+quarter)\b",
    ),
    (
        "quarter_of_which_year",
        "unit",
        rf"\b(?P<at>(?:(?P<own>{_ACCOUNTS})[\s-]+)?(?P<number>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal)"
        rf"[\s-]quarter(?:\s+of\s+(?:(?P<which>last|this|next)\s+year|(?:the\s+)?(?P<own_b>{_ACCOUNTS})\s+"
        rf"(?:year\s+)?(?:{_Y}(?:[-–/]\d\d)?)?|(?(own){_Y}|(?!))))?)\b",
    ),
    ("the_weekend", "unit", r"\b(?:[Oo]ver|[Aa]t|[Dd]uring)\s+(?P<at>the\s+weekend)\b"),
    (
        "not_told",  # counted from another event
        "unit",
        r"\b(?P<at>[Tt]he\s+(?:following|same|previous|next)\s+(?:day|week|month|year|morning|evening|night|weekend))\b",
    ),
    ("ago", "unit", rf"\b(?P<at>(?i:{_COUNT}|{_SOME})\s+{_UNIT}\s+ago)\b"),
    (
        "not_told",
        "unit",
        rf"\b(?P<at>(?i:{_COUNT}|{_SOME})\s+{_UNIT}\s+(?:later|earlier|after|before|afterwards?|beforehand))\b",
    ),
    (
        "near_day",
        "near",
        # With a capital behind a word it is a name's: a newspaper's, a programme's.
        r"(?<![^\W\d_][ \xa0](?=[A-Z]))\b(?P<at>the\s+day\s+(?:before\s+yesterday|after\s+tomorrow)|[Yy]esterday|"
        r"[Tt]oday(?!\s(?:programme|show)\b)|[Tt]onight|[Tt]omorrow|[Ll]ast\s+night|[Tt]his\s+(?:morning|afternoon|evening))\b",
    ),
    (
        "years",
        "digits",
        rf"\b(?:[Ff]rom|[Bb]etween)\s+(?P<at>(?P<year>{_Y})\s+(?:to|and|through|until)\s+(?P<last>{_Y}))(?![\d%])",
    ),
    ("years", "digits", rf"(?<![\d.,$£€-])(?P<at>(?P<year>{_Y})(?:-|–)(?P<last>{_Y}|\d\d))(?![\d%.-]|,\d)"),
    ("not_told", "digits", rf"\b(?P<at>(?:{_ACCOUNTS}\s+(?:year\s+)?|FY\s?){_Y}(?:[-–/]\d\d(?!\d))?)\b"),
    ("decade", "digits", rf"\b(?P<at>{_EDGE_OF}(?P<year>(?:18|19|20)\d0)[’']?s)\b"),
    (
        "quarter",
        "digits",
        rf"\b(?P<at>(?i:(?P<which>(?a:first|second|third|fourth))\s+quarter\s+(?:of\s+)?)(?P<year>{_Y})"
        rf"|Q(?P<number>[1-4])\s(?P<year_b>{_Y}))(?!\d)",
    ),
    (
        "year",
        "digits",
        rf"\b(?:{_PREPOSITION}|[Ee]arly|[Ll]ate|mid|year|around|about|[Ss]ummer|[Ww]inter|[Ss]pring|autumn|fall|for|[Tt]o|and|or|"
        rf"between|election|season)[\s-]+(?P<at>(?P<year>{_Y}))"
        rf"(?![\d%°]|[.,]\d|[’']?s\b|\s(?:[a-z]+s|{_COUNTED})\b)",
    ),
    (
        "year_of",  # dates its noun, not what happens in the sentence
        "digits",
        rf"\b(?:[Tt]he|[Hh]er|[Hh]is|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]his|[Aa])\s(?P<at>(?P<year>{_Y}))(?=\s[a-z]{{4,}})"
        rf"(?!\s(?:{_COUNTED}|[a-z]+s\b(?<!elections)(?<!protests)(?<!games)(?<!terrorist attacks)))",
    ),
]
PATTERNS = [(name, kind, re.compile(expression)) for name, kind, expression in _EXPRESSIONS]
# A time of day; a bare "7:40" may be a score, so words must say what it is.
CLOCK = re.compile(
    r"(?<![\w.,:/$€£¥-])(?P<at>(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?(?:[ap]\.m\b\.?|[ap]m\b)|\d{1,2}\s+o['’]clock)"
    r"|\b(?:[Aa]t|[Bb]y|[Aa]round|[Aa]bout|[Ss]ince|[Uu]ntil|[Ff]rom|[Bb]efore|[Aa]fter)\s+"
    r"(?P<at_b>(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])"
    r"(?:\s?(?:[ap]\.m\b\.?|[ap]m\b))?|noon\b|midday\b|midnight\b)"
    r"|(?<![\w.,:/$€£¥-])(?P<at_c>(?:[01]?\d|2[0-3]):[0-5]\d)(?=\s(?:GMT|UTC|BST|CET|EST|EDT|ET|local)\b)"
)
# Words of time without a day: they are found so that nobody takes them for one.
VAGUE = re.compile(
    r"\b(?P<at>(?i:now|nowadays|currently|recently|lately|soon(?!\s(?:after|as)\b)|these\s+days|at\s+present|in\s+the\s+near\s+future|"
    r"recent\s+(?:days|weeks|months|years)|some\s+time\s+ago|a\s+while\s+ago))\b"
)

_TRIGGERS = {
    "month": list(MONTHS),
    "weekday": [*WEEKDAYS, *(f"{w}s" for w in WEEKDAYS)],
    "near": ["yesterday", "today", "tonight", "tomorrow", "morning", "afternoon", "evening", "night"],
    "unit": [
        *("day", "days", "hours", "morning", "evening", "night", "week", "weeks", "weekend", "month", "months"),
        *("quarter", "year", "years", "decade", "decades", "century"),
    ],
    "holiday": [re.split(r"[.' ]", h)[0] for h in HOLIDAYS],
}
# Words that need their capital: "may" and "march" are verbs.
_CAPITAL_ONLY = ("month", "weekday", "holiday")
KINDS_OF: dict[str, list[str]] = {}
for _kind, _words in _TRIGGERS.items():
    for _word in _words:
        for _form in {_word.capitalize()} if _kind in _CAPITAL_ONLY else {_word, _word.capitalize()}:
            KINDS_OF.setdefault(_form, []).append(_kind)
WORD = re.compile(r"[^\W\d_]{2,}|\d[\d/.]*")
# Code points before and behind a word of a kind that its expressions can take.
LEAD = {"month": 40, "weekday": 16, "near": 22, "unit": 40, "holiday": 1, "digits": 26}
TAIL = {"month": 55, "weekday": 36, "near": 12, "unit": 14, "holiday": 40, "digits": 26}
BY_KIND = {kind: [(name, pattern) for name, k, pattern in PATTERNS if k == kind] for kind in LEAD}
NAMED_DAY = re.compile(r"(?:Black|Super|Bloody|Cyber|Giving|Ash|Palm|Good|Easter|News|Maundy|Holy)\s$")
