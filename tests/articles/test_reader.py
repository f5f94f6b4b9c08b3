"""The reader: overlapping spans, cut and drawn; no database."""

import re
from html import unescape
from itertools import pairwise
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.drawing.marks import (
    LANES,
    Layer,
    Mark,
    calm_lines,
    context_of,
    cut,
    lanes_of,
    paragraphs_of,
    render_line,
    render_text,
    sentences_of,
)

TEXT = "The mayor of Ostrel resigned on Monday.\n\n“I am tired,” she said. Nobody was surprised."


def claim(key: str, start: int, end: int, **more) -> Mark:
    return Mark(key, Layer.CLAIM, start, end, **more)


def words_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


class Cutting(TestCase):
    def test_every_boundary_cuts(self):
        stretches = cut(0, 10, [claim("a1", 2, 6), Mark("q1", Layer.QUOTE, 4, 8)])
        keys = [(s.start, s.end, [m.key for m in s.marks]) for s in stretches]
        assert keys == [(0, 2, []), (2, 4, ["a1"]), (4, 6, ["a1", "q1"]), (6, 8, ["q1"]), (8, 10, [])]

    def test_a_mark_that_runs_over_the_edge_is_cut_there_and_begins_elsewhere(self):
        (first, second) = cut(5, 10, [claim("a1", 2, 7)])
        assert (first.start, first.end, first.begins) == (5, 7, ())
        assert [m.key for m in first.ends] == ["a1"]
        assert second.marks == ()

    def test_touching_marks_do_not_share_a_stretch(self):
        stretches = cut(0, 6, [claim("a1", 0, 3), claim("a2", 3, 6)])
        assert [[m.key for m in s.marks] for s in stretches] == [["a1"], ["a2"]]


class Lanes(TestCase):
    def test_overlapping_claims_lie_in_different_lanes(self):
        assert lanes_of([claim("a1", 0, 9), claim("a2", 4, 12)]) == {"a1": 0, "a2": 1}

    def test_a_lane_is_free_again_where_its_claim_ends(self):
        assert lanes_of([claim("a1", 0, 4), claim("a2", 4, 12)]) == {"a1": 0, "a2": 0}

    def test_what_is_decided_keeps_its_lane_whatever_is_suggested(self):
        suggested = [claim(f"a{n}", 0, 9, is_suggested=True) for n in range(LANES)]
        assert lanes_of([*suggested, claim("a9", 4, 12)])["a9"] == 0

    def test_names_and_quotes_take_no_lane(self):
        assert lanes_of([Mark("m1", Layer.NAME, 0, 4), Mark("q1", Layer.QUOTE, 0, 4)]) == {}

    def test_more_claims_than_lanes_share_the_last_one(self):
        lanes = lanes_of([claim(f"a{n}", 0, 9) for n in range(LANES + 2)])
        assert sorted(lanes.values()) == [0, 1, 2, 2, 2]


class CalmLines(TestCase):
    SUGGESTED = [claim("a1", 2, 8, is_suggested=True), claim("a2", 6, 12, is_suggested=True)]

    def test_one_line_stands_for_all_that_is_suggested(self):
        (line,) = calm_lines(self.SUGGESTED, 0, 20)
        assert (line.layer, line.start, line.end, line.key) == (Layer.CALM, 2, 12, "")

    def test_it_ends_with_its_sentence(self):
        (line,) = calm_lines(self.SUGGESTED, 4, 10)
        assert (line.start, line.end) == (4, 10)

    def test_what_is_decided_has_its_own(self):
        assert calm_lines([claim("a1", 2, 8), Mark("m1", Layer.NAME, 3, 5, True)], 0, 20) == []

    def test_offers_lengthen_it_where_they_are_shown(self):
        offer = Mark("o1", Layer.OFFER, 14, 18, True)
        lines = [(line.layer, line.start, line.end) for line in calm_lines([*self.SUGGESTED, offer], 0, 20)]
        assert lines == [(Layer.CALM, 2, 12), (Layer.CALM_OFFERS, 2, 18)]


class Paragraphs(TestCase):
    def test_each_line_is_a_paragraph_and_the_space_between_belongs_to_none(self):
        bounds = paragraphs_of("One.\n \n Two.\nThree.\n")
        assert ["One.\n \n Two.\nThree.\n"[a:b] for a, b in bounds] == ["One.", "Two.", "Three."]

    def test_an_empty_text_has_none(self):
        assert paragraphs_of("") == []


class Rendering(TestCase):
    def test_article_text_is_escaped(self):
        html = render_line("<script>alert(1)</script> & more", [claim("a1", 0, 8)])
        assert "<script>" not in html
        assert words_of(html) == "<script>alert(1)</script> & more"

    def test_labels_are_escaped_in_attributes(self):
        html = render_line("Words.", [claim("a1", 0, 5, number=1, label='"><img src=x>')])
        assert "<img" not in html

    def test_a_suggested_claim_is_drawn_apart_from_a_confirmed_one(self):
        html = render_line("One two", [claim("a1", 0, 3), claim("a2", 4, 7, is_suggested=True)])
        assert 'class="claim solid-0 reported-0" data-marks="a1"' in html
        assert 'class="claim dashed-0 reported-0" data-marks="a2"' in html

    def test_overlapping_layers_keep_all_their_keys_and_classes(self):
        html = render_line("abcdef", [claim("a1", 0, 4), Mark("q7", Layer.QUOTE, 2, 6, is_suggested=True)])
        assert '<mark class="claim solid-0 reported-0 quote quote-suggested" data-marks="a1 q7">cd</mark>' in html

    def test_a_sentence_has_one_calm_line_in_one_piece(self):
        marks = [claim("a1", 4, 20, is_suggested=True), claim("a2", 28, 36, is_suggested=True)]
        html = render_text(TEXT, marks, sentences_of([(0, 39), (41, 64), (65, 85)]))
        assert words_of("".join(re.findall(r'<mark class="[^"]*\bcalm"[^>]*>.*?</mark>', html))) == TEXT[4:36]
        assert 'data-marks=""> resigned' not in html
        assert '<mark class="calm" data-marks="">' in html

    def test_the_number_of_a_suggested_claim_stands_apart(self):
        html = render_line("One two", [claim("a1", 0, 3, number=1), claim("a2", 4, 7, is_suggested=True, number=2)])
        assert '</mark><a class="claim-number" href="#p-a1"' in html
        assert '</mark><span class="numbers"><a class="claim-number" href="#p-a2"' in html

    def test_an_anchor_stands_once_where_its_mark_begins(self):
        html = render_text(TEXT, [claim("a1", 4, 60)], sentences_of([(0, 39), (41, 64), (65, 85)]))
        assert html.count('id="a1"') == 1
        assert html.index('id="a1"') < html.index("mayor")

    def test_each_sentence_carries_its_number_and_its_place(self):
        html = render_text(TEXT, [], sentences_of([(0, 39), (41, 64), (65, 85)]))
        assert html.count("<p>") == 2
        assert '<span class="sentence" id="s2" data-start="41" data-end="64">“I am tired,” she said. </span>' in html

    def test_a_sentence_that_runs_over_a_line_end_has_one_anchor(self):
        html = render_text("One\ntwo.", [], sentences_of([(0, 8)]))
        assert html.count('id="s1"') == 1
        assert words_of(html) == "One\ntwo."


class Context(TestCase):
    SENTENCES = sentences_of([(0, 5), (6, 10), (11, 15), (16, 20)])

    def test_one_sentence_on_either_side(self):
        assert context_of(self.SENTENCES, 7, 9) == (0, 15)

    def test_the_first_sentence_has_nothing_before_it(self):
        assert context_of(self.SENTENCES, 0, 5) == (0, 10)

    def test_words_outside_every_sentence_stand_alone(self):
        assert context_of(self.SENTENCES, 30, 35) == (30, 35)


MARKS = st.lists(
    st.tuples(st.sampled_from([Layer.CLAIM, Layer.QUOTE, Layer.NAME]), st.integers(0, 40), st.integers(1, 40)),
    max_size=12,
)


class Anything(TestCase):
    @settings(deadline=None)
    @given(text=st.text(alphabet="ab <&'\"\n😀é", max_size=60), raw=MARKS, cuts=st.sets(st.integers(0, 60), max_size=6))
    def test_no_character_is_lost_doubled_or_moved(self, text, raw, cuts):
        marks = [Mark(f"x{n}", layer, start, start + long, n % 2 == 0) for n, (layer, start, long) in enumerate(raw)]
        bounds = sorted(cuts | {0, len(text)})
        sentences = sentences_of((a, b) for a, b in pairwise(bounds) if b <= len(text))
        html = render_text(text, marks, sentences)
        shown = [text[a:b] for a, b in paragraphs_of(text)]
        assert [words_of(p) for p in re.findall(r"<p>(.*?)</p>", html, re.DOTALL)] == shown
        for start, inner in re.findall(r'data-start="(\d+)"[^>]*>(.*?)</span>(?=<span class="sentence"|</p>)', html):
            words = words_of(inner)
            assert text[int(start) : int(start) + len(words)] == words
