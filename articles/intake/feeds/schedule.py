"""When a feed is asked for next: pure rules, which are handed the time and the chance."""

from datetime import timedelta

JITTER = 0.1  # of the interval, either way, so that what was added at once is not asked for at once
LONGEST = timedelta(hours=24)  # between two looks at what keeps failing
MOST_DOUBLINGS = 10  # beyond it any interval is longer than the longest


def pause(minutes: int, failures: int, chance: float, rest: float = 0.0) -> timedelta:
    """From one look to the next: the feed's interval, doubled for each failure in a row.

    `chance` lies between 0 and 1; `rest` are the seconds for which the site wants to be left alone.

    >>> pause(30, failures=0, chance=0.5), pause(30, failures=2, chance=0.5)
    (datetime.timedelta(seconds=1800), datetime.timedelta(seconds=7200))
    """
    usual = timedelta(minutes=minutes)
    slowed = min(usual * 2 ** min(failures, MOST_DOUBLINGS), max(LONGEST, usual))
    return max(slowed * (1 + JITTER * (2 * chance - 1)), timedelta(seconds=rest))


def first_pause(minutes: int, chance: float) -> timedelta:
    """Of a feed that came with many others: they are spread over the interval.

    >>> first_pause(30, chance=0.5)
    datetime.timedelta(seconds=900)
    """
    return timedelta(minutes=minutes) * chance
