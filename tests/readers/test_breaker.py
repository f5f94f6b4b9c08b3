from datetime import UTC, datetime, timedelta

from articles.readers.breaker import Breaker

NOON = datetime(2024, 5, 6, 12, tzinfo=UTC)


def failing(times: int) -> Breaker:
    breaker = Breaker()
    for _ in range(times):
        breaker = breaker.failed(NOON)
    return breaker


def test_it_opens_after_three_failures_in_a_row():
    assert not failing(2).is_open(NOON)
    assert failing(3).is_open(NOON)
    assert not Breaker().failed(NOON).is_open(NOON)


def test_it_lets_one_through_and_waits_longer_each_time():
    assert not failing(3).is_open(NOON + timedelta(minutes=1))
    assert failing(4).is_open(NOON + timedelta(seconds=119))
    assert failing(40).until == NOON + timedelta(hours=1)


def test_a_server_that_says_how_long_to_wait_is_believed():
    assert Breaker().failed(NOON, timedelta(seconds=90)).until == NOON + timedelta(seconds=90)
    assert Breaker().failed(NOON, timedelta(days=9)).until == NOON + timedelta(hours=1)


def test_it_says_why():
    assert Breaker().told(NOON) == "" == failing(3).told(NOON + timedelta(hours=1))
    assert failing(4).told(NOON) == "The model has failed 4 times in a row and is left alone for 2 minutes."
