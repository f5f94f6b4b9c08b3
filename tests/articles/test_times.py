"""Days are left alone; moments stand in the reader's zone as soon as it is known."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.test import RequestFactory

MOMENT = datetime(2031, 3, 9, 20, 5, tzinfo=UTC)


def told(value, precision: str = "time", zone: str = "") -> str:
    request = RequestFactory().get("/")
    request.COOKIES = {"zone": zone} if zone else {}
    template = Template("{% load times %}{% when value precision %}")
    return template.render(Context({"value": value, "precision": precision, "request": request}))


def test_a_day_has_no_zone():
    midnight = datetime(2031, 3, 9, tzinfo=UTC)
    for zone in ("", "America/Lima", "Asia/Tokyo"):
        assert told(midnight, "day", zone) == '<time datetime="2031-03-09">9 Mar 2031</time>'
    assert told(date(2031, 3, 9)) == '<time datetime="2031-03-09">9 Mar 2031</time>'


def test_a_moment_is_left_to_the_browser_while_the_zone_is_unknown():
    assert told(MOMENT) == '<time datetime="2031-03-09T20:05:00+00:00" data-moment>9 Mar 2031, 20:05 UTC</time>'


def test_a_moment_stands_in_the_zone_of_the_cookie():
    assert ">10 Mar 2031, 05:05</time>" in told(MOMENT, zone="Asia/Tokyo")
    assert "9 Mar 2031, 20:05 UTC · shown in Asia/Tokyo" in told(MOMENT, zone="Asia/Tokyo")


@pytest.mark.parametrize("end", [datetime.min, datetime.max])
@pytest.mark.parametrize("zone", ["America/Lima", "Asia/Tokyo"])
def test_a_moment_at_the_end_of_time_is_told_somehow(end, zone):
    assert str(end.year) in told(end.replace(tzinfo=UTC), zone=zone)


@pytest.mark.parametrize("zone", ["Nowhere/Land", "../../etc/passwd", "x" * 500, "<b>", "/etc/localtime", "Europe"])
def test_a_cookie_that_names_no_zone_is_ignored(zone):
    assert "20:05 UTC" in told(MOMENT, zone=zone) and "data-moment" in told(MOMENT, zone=zone)
