"""What an outlet changed between two versions: figures, quotations, headlines, corrections and the rest."""

import doctest

import pytest

from articles.text import edits
from articles.text.edits import MOST_EDITS, Version, edits_between, is_same_article

HEAD = "Ferry runs aground"
BODY = (
    "A ferry ran aground off Lund on Monday, injuring 14 people.\n\n"
    "“We heard a bang and then nothing,” said Ada Holm, a passenger. The harbour was closed.\n\n"
    "Divers will look at the hull."
)


def told(new: str, headline: str = HEAD, removed: tuple[str, ...] = (), old: str = BODY) -> list[tuple[str, str, str]]:
    found = edits_between(Version(HEAD, old), Version(headline, new, removed))
    return [(edit.kind.value, edit.before, edit.after) for edit in found]


def test_a_changed_figure_is_told_with_both_sentences():
    new = BODY.replace("14 people", "at least 16 people")
    was = "A ferry ran aground off Lund on Monday, injuring 14 people."
    assert told(new) == [("figure", was, was.replace("14", "at least 16"))]


def test_a_figure_in_words_is_the_same_figure():
    (edit,) = told(BODY.replace("14 people", "fourteen people"))
    assert edit[0] == "wording"


def test_words_in_somebodys_mouth_are_a_quotations():
    (edit,) = told(BODY.replace("a bang", "two bangs"))
    assert edit[0] == "quotation"


def test_words_beside_a_quotation_are_none_of_it():
    (edit,) = told(BODY.replace("Ada Holm, a passenger", "Ada Holm, who was on deck"))
    assert edit[0] == "wording"


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: an earlier version of this article gave a wrong number of injured.",
        "This article was amended on 3 May to give the right name of the port.",
        "Clarification (3 May): the ferry had been inspected.",
        "The original version of this story misstated the owner.",
        "This story has since been corrected.",
    ],
)
def test_notices_of_correction(notice):
    assert told(BODY + "\n\n" + notice) == [("correction", "", notice)]


def test_a_notice_that_was_cleaned_away_counts_too_but_once():
    notice = "Correction: the ferry is 40 years old."
    assert told(BODY, removed=("Share this", notice)) == [("correction", "", notice)]
    before = Version(HEAD, BODY, (notice,))
    assert edits_between(before, Version(HEAD, BODY, ("Share  this", notice + " "))) == []


def test_a_notice_is_told_to_its_end():
    notice = "Correction: an earlier version gave a wrong figure. It is 14. The error was ours."
    assert told(f"{BODY}\n\n{notice}\n\nThe inquiry goes on.") == [
        ("correction", "", notice),
        ("added", "", "The inquiry goes on."),
    ]


def test_to_correct_is_no_notice():
    (edit,) = told(BODY + "\n\nThe captain corrected the course at once.")
    assert edit[0] == "added"


def test_headline_cut_and_added():
    new = BODY.replace(" The harbour was closed.", "") + "\n\nIt was built in Turku."
    assert told(new, "Ferry runs aground, 14 hurt") == [
        ("headline", HEAD, "Ferry runs aground, 14 hurt"),
        ("cut", "The harbour was closed.", ""),
        ("added", "", "It was built in Turku."),
    ]


@pytest.mark.parametrize(
    "new", [BODY.replace("“", '"').replace("”", '"'), BODY.replace("\n\n", "\n"), BODY.replace("Monday,", "Monday –")]
)
def test_marks_and_spaces_are_no_edit(new):
    assert told(new) == []


def test_what_moved_is_no_edit():
    first, second, third = BODY.split("\n\n")
    assert told("\n\n".join((first, third, second))) == []


def test_places_are_those_of_the_new_words():
    new = "Rain fell. " + BODY.replace("14", "15")
    found = edits_between(Version(HEAD, BODY), Version(HEAD, new))
    assert [new[slice(*edit.at)] == edit.after for edit in found] == [True, True]


def test_a_text_written_anew_has_an_end():
    old = " ".join(f"Boat {n} sank." for n in range(900))
    new = " ".join(f"Train {n * 7} derailed near here." for n in range(900))
    assert len(edits_between(Version("", old), Version("", new))) <= MOST_EDITS


def test_versions_of_one_article_are_known_by_their_passages():
    longer = " ".join(f"Sentence number {n} tells of the ferry and its crew." for n in range(30))
    assert is_same_article(longer, longer.replace("ferry", "boat", 3) + " More came.")
    assert not is_same_article(longer, " ".join(f"The {n}th offer of our shop is a coat." for n in range(30)))
    assert not is_same_article(longer, "")


def test_the_examples_hold():
    assert doctest.testmod(edits).failed == 0
