"""What was read in a text, looked up by its place."""

from hypothesis import given
from hypothesis import strategies as st

from articles.text.document import NameMention, Span
from articles.text.placed import Placed


def names_at(*places: tuple[int, int]) -> list[NameMention]:
    return [NameMention(1, Span(start, end), "Lemm", "lemm") for start, end in places]


def test_a_quotation_that_holds_hundreds_of_others_is_found_at_its_end():
    around, inside = names_at((0, 9_000)), names_at(*((n, n + 5) for n in range(10, 8_000, 10)))
    assert Placed([*around, *inside]).touching(Span(8_500, 8_600)) == around


def test_all_things_in_a_long_span_are_found():
    inside = names_at(*((n, n + 5) for n in range(0, 20_000, 10)))
    assert Placed(inside).touching(Span(0, 20_000)) == inside


PLACES = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=30)


@given(PLACES, st.integers(0, 50), st.integers(1, 20))
def test_what_shares_a_character_with_a_span_is_found_and_nothing_else(places, start, length):
    things = names_at(*((begin, begin + size) for begin, size in places))
    span = Span(start, start + length)
    assert Placed(things).touching(span) == [thing for thing in things if thing.span.overlap(span)]
