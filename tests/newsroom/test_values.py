"""Numbers in requests, the one way they are read."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import Resolver404, resolve

from newsroom.values import LARGEST_KEY, number_in, shifted

READ = {"0": 0, "7": 7, "007": 7, "2147483648": 2**31, str(LARGEST_KEY): LARGEST_KEY}
UNREAD = ["", " ", "x", "-1", "+1", " 1", "1.0", "1e3", "1_000", "0x1", "²", "١", "१", "7\n", "\x00", "½"]
UNREAD += [str(LARGEST_KEY + 1), "9" * 30, "0" * 20 + "7", "9" * 6000]


@pytest.mark.parametrize("text, number", READ.items())
def test_a_number_is_read(text, number):
    assert number_in(text) == number


@pytest.mark.parametrize("text", UNREAD)
def test_what_no_key_can_be_is_none(text):
    assert number_in(text) is None


@pytest.mark.parametrize("days", [0, 1, 400])
def test_no_day_lies_beyond_the_calendar(days):
    step, last, first = timedelta(days=days), datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)
    assert (shifted(date.max, step), shifted(date.min, -step)) == (date.max, date.min)
    assert (shifted(last, step), shifted(first, -step)) == (last, first)
    assert shifted(date(2031, 3, 3), step) == date(2031, 3, 3) + step


@pytest.mark.parametrize("text, is_page", [("17", True), (str(LARGEST_KEY), True), ("9" * 30, False), ("x", False)])
def test_an_address_with_no_key_is_no_page(text, is_page):
    address = f"/claims/{text}/"
    if is_page:
        assert resolve(address).kwargs == {"pk": int(text)}
    else:
        with pytest.raises(Resolver404):
            resolve(address)
