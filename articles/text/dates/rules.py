"""The rule of each pattern of `patterns`: from its match to the days it means, or None.

Problem, method, source and known failures: see `dates`. A rule gets the match, the day of publication (None where it is
not known) and a function that tells the tense of the clause, which is only called where it decides.
"""

from collections.abc import Callable
from datetime import date, timedelta
from re import Match

from articles.text.dates import calendar_days as days
from articles.text.dates.calendar_days import Stretch
from articles.text.dates.patterns import HOLIDAYS, MONTHS, NUMBERS, WEEKDAYS
from articles.text.tense import FUTURE, PAST

Tense = Callable[[], str]
RULES: dict[str, Callable[[Match, date | None, Tense], Stretch | None]] = {}
_OFFSETS = {"last": -1, "this": 0, "next": 1, "the coming": 1, "this past": -1, "this coming": 1}
ABOUT_A_WEEK = timedelta(days=3)  # "a week ago" is seven days give or take some


def _rule(name: str) -> Callable:
    def named(function: Callable) -> Callable:
        RULES[name] = function
        return function

    return named


def _month(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def _which(match: Match) -> str:
    return " ".join((match["which"] or "").lower().split())


def _year(word: str | None) -> int | None:
    return int(word) if word else None


@_rule("iso")
def _iso(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    return days.day(date(int(match["year"]), int(match["month"]), int(match["day"])))


@_rule("digits")
def _digits(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    one, two, of_year = int(match["one"]), int(match["two"]), int(match["year"])
    if match["sign"] == "." or one > 12 or one == two:  # with full stops the day always comes first
        return days.day(date(of_year, two, one))
    return days.day(date(of_year, one, two)) if two > 12 else None


@_rule("slash")
def _slash(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    one, two = int(match["one"]), int(match["two"])
    if published is None or (one <= 12 and two <= 12 and one != two):
        return None
    number, in_month = (one, two) if one > 12 else (two, one)
    return days.day_of_month(published, number, in_month, tense(), None)


@_rule("days")
@_rule("days_behind")
def _days(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    in_month, of_year = _month(match["month"]), _year(match["year"])
    first = _day(published, int(match["day"]), in_month, of_year, tense)
    if first is None or int(match["last"]) <= int(match["day"]):
        return None
    return days.days(first, first.replace(day=int(match["last"])))


def _day(published: date | None, number: int, in_month: int, of_year: int | None, tense: Tense) -> date | None:
    if of_year:
        return date(of_year, in_month, number)
    found = days.day_of_month(published, number, in_month, tense(), None) if published else None
    return found.first if found else None


@_rule("from_to")
def _from_to(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    first_day, first_month = int(match["day"] or match["day_b"]), _month(match["month"] or match["month_b"])
    last_day, last_month = int(match["day_c"] or match["day_d"]), _month(match["month_c"] or match["month_d"])
    of_year = _year(match["year"])
    if of_year:
        first = date(_year(match["year_b"]) or of_year - (first_month > last_month), first_month, first_day)
        return days.days(first, date(of_year, last_month, last_day))
    first = _day(published, first_day, first_month, _year(match["year_b"]), tense)
    if first is None:
        return None
    return days.days(first, date(first.year + (last_month < first_month), last_month, last_day))


@_rule("day_and_month")
def _day_and_month(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    number, in_month, of_year = int(match["day"]), _month(match["month"]), _year(match["year"])
    if of_year:
        return days.day(date(of_year, in_month, number))
    if published is None:
        return None
    weekday = WEEKDAYS[match["weekday"].lower()] if match["weekday"] else None
    return days.day_of_month(published, number, in_month, tense() if weekday is None else "", weekday)


@_rule("months")
def _months(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    first_month, last_month, of_year = _month(match["month"]), _month(match["last"]), _year(match["year"])
    if of_year:
        first_year = _year(match["year_b"]) or of_year - (first_month > last_month)
        return days.days(days.month(first_year, first_month).first, days.month(of_year, last_month).last)
    first = days.month_of_year(published, first_month, tense()) if published else None
    if first is None:
        return None
    return days.days(first.first, days.month(first.first.year + (last_month < first_month), last_month).last)


@_rule("month_and_year")
def _month_and_year(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    return days.month(int(match["year"]), _month(match["month"]))


@_rule("which_month")
def _which_month(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    which = {"this past": "last", "this coming": "next"}.get(_which(match), _which(match))
    return days.month_of_year(published, _month(match["month"]), "", which) if published else None


@_rule("month_of_which_year")
def _month_of_which_year(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    """ "May last year" is no May of this year; "May of that year" is of a year that the words before name."""
    if published is None or _which(match) not in _OFFSETS:
        return None
    of_year = published.year + _OFFSETS[_which(match)]
    if match["month_c"]:
        return days.month(of_year, _month(match["month_c"]))
    return days.day(date(of_year, _month(match["month"] or match["month_b"]), int(match["day"] or match["day_b"])))


@_rule("month_as_adjective")
def _month_as_adjective(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    """ "The October meeting": the verb belongs to something else, so the nearest October."""
    return days.month_of_year(published, _month(match["month"]), "") if published else None


@_rule("month")
def _plain_month(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    return days.month_of_year(published, _month(match["month"]), tense()) if published else None


@_rule("holiday")
def _holiday(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    name = " ".join(match["name"].lower().replace("’", "'").split())
    of_year = _year(match["year"])
    if of_year:
        return days.day(_holiday_in(HOLIDAYS[name], of_year))
    if published is None:
        return None
    possible = [_holiday_in(HOLIDAYS[name], published.year + y) for y in (-1, 0, 1)]
    told = tense()
    if told == PAST:
        possible = [d for d in possible if d <= published][-1:]
    elif told == FUTURE:
        possible = [d for d in possible if d >= published][:1]
    nearest = min(possible, key=lambda d: abs((d - published).days))
    limit = days.SUSPECT_DAYS if told else days.NEAR_DAYS
    return days.day(nearest) if abs((nearest - published).days) <= limit else None


def _holiday_in(rule: str, of_year: int) -> date:
    if rule.startswith("easter-"):
        return days.easter(of_year) + timedelta(days=int(rule.removeprefix("easter-")))
    parts = rule.replace("--", "-~").split("-")
    if len(parts) == 2:
        return date(of_year, int(parts[0]), int(parts[1]))
    return days.nth_weekday(of_year, int(parts[0]), int(parts[1]), int(parts[2].replace("~", "-")))


@_rule("weekdays")
def _weekdays(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    told = tense() if published else ""
    if published is None or not told:
        return None
    first, last = WEEKDAYS[match["weekday"].lower()], WEEKDAYS[match["last"].lower()]
    length = (last - first) % 7
    if told == FUTURE:
        begin = days.weekday(published, first, FUTURE).first
        return days.days(begin, begin + timedelta(days=length))
    end = days.weekday(published, last, PAST).first
    return days.days(end - timedelta(days=length), end)


@_rule("weekday_of_week")
def _weekday_of_week(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    if published is None:
        return None
    return days.day_of_week(published, WEEKDAYS[match["weekday"].lower()], _OFFSETS[_which(match)])


@_rule("weekday")
def _weekday(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    if published is None:
        return None
    which, number = _which(match), WEEKDAYS[match["weekday"].lower()]
    if which in ("this past", "this coming"):
        return days.weekday(published, number, PAST if which == "this past" else FUTURE)
    return days.weekday(published, number, tense() if which in ("", "this") else "", which)


@_rule("unit")
def _unit(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    if published is None:
        return None
    unit, part, offset = match["unit"].lower(), (match["part"] or "").lower(), _OFFSETS[_which(match)]
    whole = _whole_unit(unit, published, offset, tense)
    if whole is None or not part or offset:
        return whole
    if part == "earlier":
        first = whole.first if whole.first < published else published - timedelta(days=1)
        return days.days(first, published)
    return days.days(published, whole.last) if part == "later" else whole


def _whole_unit(unit: str, published: date, offset: int, tense: Tense) -> Stretch | None:
    if unit == "week":
        return days.week(published, offset)
    if unit == "weekend":
        return _weekend(published, offset, tense)
    if unit == "month":
        return days.month(published.year, published.month + offset)
    if unit == "year":
        return days.year(published.year + offset)
    return None  # "next decade" has two readings, quarters may be an accountant's, centuries are too long to matter


def _weekend(published: date, offset: int, tense: Tense) -> Stretch | None:
    """ "This weekend" on a Monday may be the one just gone; "last weekend" on a Sunday may be any."""
    if offset:
        return None if published.weekday() >= 5 else days.weekend(published, offset)
    if published.weekday() >= 5:
        return days.weekend(published)
    return {PAST: days.weekend(published, -1), FUTURE: days.weekend(published)}.get(tense())


@_rule("the_weekend")
def _the_weekend(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    told = tense() if published else ""
    if published is None or not told:
        return None
    return days.weekend(published, -1 if told == PAST and published.weekday() < 5 else 0)


def _count(match: Match) -> int | None:
    words = match["count"]
    return None if not words else int(words) if words.isdigit() else NUMBERS[words.lower()]


@_rule("span")
def _span(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    count = _count(match)
    if published is None or count is None or match["which"].lower() in ("previous", "following"):
        return None
    return _reach(published, match["unit"].lower(), count if match["which"].lower() in ("next", "coming") else -count)


@_rule("span_of_one")
def _span_of_one(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    if published is None:
        return None
    return _reach(published, match["unit"].lower(), 1 if match["which"].lower() in ("coming", "next") else -1)


def _reach(published: date, unit: str, count: int) -> Stretch | None:
    """The days between publication and `count` units away; negative ones lie behind."""
    if unit == "hour":
        return None
    other = _moved(published, unit, count)
    return days.days(min(published, other), max(published, other))


def _moved(published: date, unit: str, count: int) -> date:
    if unit in ("day", "week"):
        return published + timedelta(days=count * (7 if unit == "week" else 1))
    target = days.month(published.year, published.month + count * {"decade": 120, "year": 12, "month": 1}[unit])
    return target.first.replace(day=min(published.day, target.last.day))


@_rule("ago")
def _ago(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    count, unit = _count(match), match["unit"].lower()
    if published is None or count is None:
        return None
    if unit == "day":
        return days.day(published - timedelta(days=count))
    if unit == "week":
        middle = published - timedelta(weeks=count)
        return days.days(middle - ABOUT_A_WEEK, middle + ABOUT_A_WEEK)
    if unit == "month":
        return days.month(published.year, published.month - count)
    if unit == "year":
        return days.year(published.year - count) if count > 1 else _about_a_year(published)
    return None


def _about_a_year(published: date) -> Stretch | None:
    return days.days(
        days.month(published.year - 1, published.month - 1).first,
        days.month(published.year - 1, published.month + 1).last,
    )


@_rule("near_day")
def _near_day(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    if published is None:
        return None
    words = " ".join(match["at"].lower().split())
    offset = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(words, 0)
    offset = {"the day before yesterday": -2, "the day after tomorrow": 2}.get(words, offset)
    return days.day(published + timedelta(days=offset))


@_rule("years")
def _years(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    first, last = int(match["year"]), match["last"]
    last_year = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return days.days(date(first, 1, 1), date(last_year, 12, 31)) if last_year > first else None


@_rule("decade")
def _decade(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    first = int(match["year"])
    return days.days(date(first, 1, 1), date(first + 9, 12, 31))


@_rule("quarter")
def _quarter(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    number = (
        int(match["number"]) if match["number"] else ("first", "second", "third", "fourth").index(_which(match)) + 1
    )
    return _months_of_quarter(int(match["year"] or match["year_b"]), number)


def _months_of_quarter(of_year: int, number: int) -> Stretch | None:
    return days.days(date(of_year, 3 * number - 2, 1), days.month(of_year, 3 * number).last)


@_rule("quarter_of_which_year")
def _quarter_of_which_year(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    """A quarter is of the calendar only where its year is: "the third quarter" alone may be an accountant's."""
    if published is None or match["own"] or match["own_b"] or not match["which"]:
        return None
    number = ("first", "second", "third", "fourth", "final").index(match["number"].lower()) + 1
    return _months_of_quarter(published.year + _OFFSETS[_which(match)], min(number, 4))


@_rule("year_of")
@_rule("year")
def _only_year(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    return days.year(int(match["year"]))


@_rule("not_told")
def _not_told(match: Match, published: date | None, tense: Tense) -> Stretch | None:
    """Counted from another event, or again and again."""
    return None
