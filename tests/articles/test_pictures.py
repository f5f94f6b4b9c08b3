"""The pictures as SVG; no database."""

from datetime import UTC, datetime, timedelta
from unittest import TestCase
from xml.etree import ElementTree

from articles.drawing.pictures import (
    MOST_TICKS,
    Entry,
    Link,
    Shared,
    origins_picture,
    shorten,
    strongest_ties,
    ticks,
    tied_outlets,
    timeline_picture,
)

START = datetime(2031, 3, 3, 9, tzinfo=UTC)


def parse(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


class Origins(TestCase):
    def test_draws_a_line_for_each_link_and_an_arc_for_each_shared_text(self):
        links = [Link("Wire", "Post", True), Link("Wire", "Echo", False)]
        svg = parse(origins_picture(["Wire", "Post", "Echo"], links, [Shared("Post", "Echo", 0.8)]))
        paths = [path.get("class") for path in svg.iter("path")]
        self.assertEqual(paths, ["link", "link proposed", "shared"])

    def test_a_link_to_an_outlet_outside_the_story_is_left_out(self):
        svg = parse(origins_picture(["Post"], [Link("Wire", "Gone", True)], [Shared("Post", "Gone", 1.0)]))
        self.assertEqual(list(svg.iter("path")), [])

    def test_many_that_share_one_text_are_joined_by_their_strongest_ties(self):
        names = [f"Paper {n}" for n in range(60)]
        shared = [Shared(a, b, 0.9 if a == "Paper 0" else 0.4) for n, a in enumerate(names) for b in names[n + 1 :]]
        ties = strongest_ties([*shared, Shared("East", "West", 0.1)])
        self.assertEqual({(tie.first, tie.second) for tie in ties[:-1]}, {("Paper 0", name) for name in names[1:]})
        self.assertEqual((ties[-1].first, ties[-1].second), ("East", "West"))

    def test_outlets_of_one_origin_stand_together_and_who_shares_nothing_is_left_out(self):
        links = [Link("Wire", "Post", True), Link("Agency", "Echo", True), Link("Wire", "Star", False)]
        outlets = ["Lone", "Post", "Echo", "Star", "Copy"]
        tied = tied_outlets(outlets, links, [Shared("Copy", "Post", 0.5)])
        self.assertEqual(tied, ["Post", "Star", "Echo", "Copy"])

    def test_names_are_escaped(self):
        svg = origins_picture(["<b>Post & Sons"], [], [])
        self.assertNotIn("<b>", svg)
        self.assertIn("&lt;b&gt;Post &amp; Sons", svg)


class Timeline(TestCase):
    def test_nothing_is_no_picture(self):
        self.assertEqual(timeline_picture([]), "")

    def test_the_last_and_the_first_moment_of_all_are_drawn(self):
        for end in (datetime.min, datetime.max):
            moment = end.replace(tzinfo=UTC)
            svg = parse(timeline_picture([Entry("Post", moment, moment, "article")] * 2))
            self.assertEqual(len(list(svg.iter("circle"))), 2)

    def test_a_moment_is_a_circle_and_a_vague_date_a_bar(self):
        entries = [
            Entry("Post", START, START, "article"),
            Entry("Repairs", START + timedelta(days=3), START + timedelta(days=9), "event planned"),
        ]
        svg = parse(timeline_picture(entries))
        self.assertEqual([c.get("class") for c in svg.iter("circle")], ["article"])
        self.assertEqual([r.get("class") for r in svg.iter("rect")], ["event planned"])

    def test_what_lies_far_off_is_an_arrow_at_the_edge_and_squeezes_nothing(self):
        long_ago, far_off = START - timedelta(days=6000), START + timedelta(days=900)
        entries = [
            Entry("Founded", long_ago, long_ago + timedelta(days=365), "event"),
            Entry("Post", START, START, "article"),
            Entry("Echo", START + timedelta(days=2), START + timedelta(days=2), "article"),
            Entry("Reopened", far_off, far_off, "event planned"),
        ]
        svg = parse(timeline_picture(entries))
        self.assertEqual([path.get("class") for path in svg.iter("path")], ["event", "event planned"])
        first, second = (float(circle.get("cx")) for circle in svg.iter("circle"))
        self.assertGreater(second - first, 50)

    def test_one_moment_alone_is_drawn(self):
        self.assertIn("<circle", timeline_picture([Entry("Post", START, START, "article")]))

    def test_later_stands_further_right(self):
        entries = [Entry(str(n), START + timedelta(hours=n), START + timedelta(hours=n), "article") for n in (0, 9, 40)]
        places = [float(c.get("cx")) for c in parse(timeline_picture(entries)).iter("circle")]
        self.assertEqual(places, sorted(places))
        self.assertEqual(len(set(places)), 3)

    def test_ticks_are_few_and_round_whatever_the_span(self):
        for days in (0.2, 1, 2.9, 3, 3.5, 5, 60, 400, 4000, 30000):
            with self.subTest(days=days):
                found = ticks(START, START + timedelta(days=days))
                self.assertLessEqual(len(found), MOST_TICKS + 1)
                self.assertGreaterEqual(len(found), 1)
                self.assertTrue(all(moment.minute == 0 for moment in found))

    def test_ticks_are_few_from_the_first_day_of_all_to_the_last(self):
        found = ticks(datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
        self.assertIn(len(found), range(2, MOST_TICKS + 2))

    def test_no_two_ticks_name_the_same_day(self):
        for days in (3, 3.5, 4, 9):
            with self.subTest(days=days):
                svg = parse(timeline_picture([Entry("Post", START, START + timedelta(days=days), "event")]))
                words = [text.text for text in svg.iter("text") if text.get("class") == "tick"]
                self.assertEqual(len(words), len(set(words)))


class Shortening(TestCase):
    def test_short_names_stay_and_long_ones_end_in_an_ellipsis(self):
        self.assertEqual(shorten("Post", 10), "Post")
        self.assertEqual(shorten("The Northern Post", 10), "The North…")
