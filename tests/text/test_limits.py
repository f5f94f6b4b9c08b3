"""What of an article no stage takes apart, and what of a story no stage compares, in words."""

import re

import pytest

from articles.text.batches import analysed, claims_in, cuts_in, grammar_in, shared_in
from articles.text.claims import first, pairs, propose
from articles.text.document import Analysed, Document, NameMention, Quote, Span
from articles.text.index import StoryIndex, story_index
from articles.text.origins import reuse
from articles.text.quotes import likeness

SENTENCE = "The dam failed in May. "
LONG = "The dam failed " + "in the long and rainy month of May " * 20 + "at last. "
LIST = "They saw " + ", ".join(f"the dam of river {n}" for n in range(25)) + ". "


def roughly_in(document: Document) -> str:
    return grammar_in(document)[1]


def test_of_what_was_taken_apart_nothing_is_said():
    assert roughly_in(Document(1, SENTENCE * 50)) == ""


@pytest.mark.parametrize("text", [LONG, LIST])
def test_a_sentence_that_no_stage_takes_apart_is_told(text):
    assert roughly_in(Document(1, SENTENCE + text + SENTENCE)).startswith("One sentence of more than 600 characters")
    assert roughly_in(Document(1, (SENTENCE + text) * 2)).startswith("2 sentences")


# Of a story

NOUNS = [f"{a}{b}" for a in ("bridge", "market", "harbour", "tunnel", "station") for b in ("", "yard", "gate", "house")]
TOWNS = ["Tarn", "Vellin", "Ostrel", "Lemm", "Orva", "Kessel", "Norden", "Sorrel", "Tavor", "Brand", "Hollin", "Marrow"]


def article(key: int, count: int = 24) -> Analysed:
    """Sentences of one town each, of which the mayor speaks."""
    told = [f"The council of {TOWNS[n % 12]} closed the old {NOUNS[n % 20]} in May." for n in range(count)]
    text = " ".join(f"{each} “The {NOUNS[n % 20]} stays shut,” Ana Lind said." for n, each in enumerate(told))
    document = Document(key, text)
    names = [NameMention(key, Span(text.index(t), text.index(t) + len(t)), t, t) for t in TOWNS[: min(count, 12)]]
    quotes = [
        Quote(key, Span(m.start(), m.end()), m.group(), "direct", "Ana Lind", None, "lind")
        for m in re.finditer("“[^”]*”", text)
    ]
    return analysed(document, names, quotes)


def cuts_of(count: int = 24) -> str:
    index = StoryIndex([article(1, count), article(2, count)])
    claims_in(index, (), ())
    return cuts_in(index)


def test_of_a_story_that_was_read_whole_nothing_is_said():
    assert cuts_of() == ""


LIMITS = [
    (propose, "MOST", 2, "more may be claims; beyond 2 none is proposed."),
    (first, "MOST_CANDIDATES", 3, " statements that might open the story, the 3 most like other articles "),
    (story_index, "MOST_NAMES", 2, " words in names only those that begin or end alike "),
    (story_index, "MOST_OF_ENTITY", 0, "Of a name of more than 0 words the first ones count."),
    (likeness, "MOST_COMMON", 4, "Of 48 quotations, two that share only words which over "),
]


@pytest.mark.parametrize(("module", "limit", "least", "said"), LIMITS, ids=[limit for _, limit, *_ in LIMITS])
def test_a_limit_that_cuts_in_a_story_is_told(monkeypatch, module, limit, least, said):
    monkeypatch.setattr(module, limit, least)
    assert said in cuts_of()


def test_a_story_of_too_many_sentences_to_compare_all_is_told(monkeypatch):
    for module in (story_index, pairs):
        monkeypatch.setattr(module, "MANY_PASSAGES", 30)
    assert " sentences only those that share a rare word were compared." in cuts_of()


def test_two_articles_of_which_not_all_sentences_were_compared_are_told(monkeypatch):
    monkeypatch.setattr(reuse, "MOST_COMPARED", 20)
    shared = "Ana Lind opened the new ferry terminal at Tarn in front of a large crowd on Monday. "
    forms = "Farmers sold nine {0} paintings near {1}. ", "Nurses bought {1} tickets for seven {0} plays. "
    for count, is_said in ((3, False), (6, True)):
        texts = [shared + "".join(form.format(NOUNS[n], TOWNS[n]) for n in range(count)) for form in forms]
        index = StoryIndex([analysed(Document(key, text), (), ()) for key, text in enumerate(texts)])
        assert shared_in(index)
        assert ("Of two very long articles" in cuts_in(index)) is is_said
