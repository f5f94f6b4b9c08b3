"""Texts side by side: what was added and cut between two versions, and paragraphs level where two articles meet."""

import doctest
import random
import unittest
from collections import Counter
from itertools import combinations

from articles.text import alignment
from articles.text.alignment import Kind, _heaviest_chain, align_linked, align_versions, changed_words

OLD = "The harbour master closed the quay at noon. Two boats were damaged.\n\nNobody was hurt, the port said."
# name: (old, new, what was cut from the left, what was added on the right)
VERSIONS = {
    "unchanged": (OLD, OLD, [], []),
    "white space is no change": (OLD, OLD.replace("\n\n", "\n"), [], []),
    "a word replaced": (OLD, OLD.replace("noon", "dusk"), ["noon"], ["dusk"]),
    "a figure corrected": (OLD, OLD.replace("Two boats", "Twelve boats"), ["Two"], ["Twelve"]),
    "case and marks count": (OLD, OLD.replace("hurt, the", "hurt; The"), [", the"], ["; The"]),
    "a word put in": (OLD, OLD.replace("were damaged", "were badly damaged"), [], ["badly"]),
    "a sentence put in": (OLD, OLD.replace("Two", "Ropes broke. Two"), [], ["Ropes broke."]),
    "a sentence cut": (OLD, OLD.replace(" Two boats were damaged.", ""), ["Two boats were damaged."], []),
    "a paragraph at the end": (OLD, OLD + "\n\nIt reopens on Friday.", [], ["It reopens on Friday."]),
    "a paragraph at the top": (OLD, "QUAY SHUT\n\n" + OLD, [], ["QUAY SHUT"]),
    "everything new": ("One thing happened.", "Cats purr.", ["One thing happened."], ["Cats purr."]),
    "from nothing": ("", "Cats purr.", [], ["Cats purr."]),
    "to nothing": ("Cats purr.", "", ["Cats purr."], []),
    "both empty": ("", "", [], []),
    "signs beyond the basic plane": ("A 🚢 sank here today.", "A 🛶 sank here today.", ["🚢"], ["🛶"]),
    "a lone little word does not chop marks": (
        "They met in a cold hall with many guests.",
        "They met on a wet pier with many guests.",
        ["in a cold hall"],
        ["on a wet pier"],
    ),
}
# name: (left, right, links as words left and right, blocks as words left and right)
LINKED = {
    "nothing shared": ("A one.\nA two.", "B one.", [], [("A one.\nA two.", "B one.")]),
    "one passage brings paragraphs level": (
        "Top.\nShared words.\nEnd.",
        "Shared words.\nOther.",
        [("Shared", "Shared")],
        [("Top.", None), ("Shared words.", "Shared words."), ("End.", "Other.")],
    ),
    "what crosses the order stays unlevelled": (
        "Alpha has most words here.\nBeta.",
        "Beta.\nAlpha has most words here.",
        [("Alpha has most words here", "Alpha has most words here"), ("Beta", "Beta")],
        [(None, "Beta."), ("Alpha has most words here.", "Alpha has most words here."), ("Beta.", None)],
    ),
    "one paragraph against two": (
        "Alpha. Beta.\nGamma.",
        "Alpha.\nBeta.\nGamma.",
        [("Alpha", "Alpha"), ("Beta", "Beta"), ("Gamma", "Gamma")],
        [("Alpha. Beta.", "Alpha.\nBeta."), ("Gamma.", "Gamma.")],
    ),
    "one side empty": ("", "Words.", [], [(None, "Words.")]),
    "both empty": ("", " \n ", [], []),
}


def words(text: str, extent) -> str | None:
    return text[slice(*extent)] if extent else None


class TestVersions(unittest.TestCase):
    def test_what_was_cut_and_added_is_marked(self):
        for name, (old, new, cut, added) in VERSIONS.items():
            with self.subTest(name):
                blocks = align_versions(old, new)
                self.assertEqual([old[c.start : c.end] for b in blocks for c in b.left_changes], cut)
                self.assertEqual([new[c.start : c.end] for b in blocks for c in b.right_changes], added)

    def test_blocks_cover_every_word_once_and_in_order(self):
        for name, (old, new, _, _) in VERSIONS.items():
            for side, text in (("left", old), ("right", new)):
                with self.subTest(name, side=side):
                    covered = [words(text, getattr(b, side)) for b in align_versions(old, new) if getattr(b, side)]
                    self.assertEqual("".join(" ".join(covered).split()), "".join(text.split()))

    def test_paragraphs_that_did_not_change_stand_apart_from_those_that_did(self):
        blocks = align_versions(OLD, OLD.replace("noon", "dusk"))
        self.assertEqual([b.is_same for b in blocks], [False, True])

    def test_a_paragraph_that_was_split_stands_beside_both_its_parts(self):
        new = OLD.replace(" Two", "\n\nTwo")
        blocks = align_versions(OLD, new)
        self.assertEqual(
            words(new, blocks[0].right), "The harbour master closed the quay at noon.\n\nTwo boats were damaged."
        )
        self.assertTrue(blocks[0].is_same)

    def test_words_that_stand_elsewhere_now_have_moved(self):
        first, last = OLD.split("\n\n")
        blocks = align_versions(OLD, f"{last}\n\n{first}")
        kinds = {c.kind for b in blocks for c in (*b.left_changes, *b.right_changes)}
        self.assertEqual(kinds, {Kind.MOVED})

    def test_changed_sentences_find_their_partner_past_new_ones(self):
        old = "The mayor resigned on Monday after nine years."
        new = "Rain fell. Crowds came. The mayor resigned on Tuesday after nine years."
        (block,) = align_versions(old, new)
        self.assertEqual([old[c.start : c.end] for c in block.left_changes], ["Monday"])

    def test_in_a_line_of_thousands_of_words_only_those_that_changed_are_marked(self):
        old, new = "a " * 4000 + "x", "a " * 4000 + "y"
        cut, added = changed_words(old, new)
        self.assertEqual((cut, added), ([(8000, 8001)], [(8000, 8001)]))

    def test_in_a_thousand_replaced_sentences_each_finds_its_partner(self):
        old = "\n\n".join(f"In district number {n} the old river bridge was shut." for n in range(1000))
        blocks = align_versions(old, old.replace("shut", "closed"))
        self.assertEqual({old[c.start : c.end] for b in blocks for c in b.left_changes}, {"shut"})
        self.assertEqual(len(blocks), 1000)

    def test_in_hundreds_of_replaced_sentences_each_finds_its_partner_however_many_came_before(self):
        old = [f"In district number {n} the old river bridge was shut." for n in range(300)]
        new = [f"Band {n} played." for n in range(200)] + [each.replace("shut", "closed") for each in old]
        blocks = align_versions("\n\n".join(old), "\n\n".join(new))
        self.assertEqual(sum(block.left is not None and block.right is not None for block in blocks), 300)


class TestLinked(unittest.TestCase):
    def test_the_heaviest_links_that_run_in_order_hold_paragraphs_level(self):
        chance = random.Random(4)
        for _ in range(300):
            links = [(chance.randrange(6), chance.randrange(6)) for _ in range(chance.randrange(8))]
            with self.subTest(links=links):
                chain = _heaviest_chain(Counter(links))
                self.assertEqual(chain, sorted(chain, key=lambda pair: pair[1]))
                orders = (set(part) for n in range(len(links) + 1) for part in combinations(set(links), n))
                rising = [part for part in orders if [j for _, j in sorted(part)] == sorted(j for _, j in part)]
                heaviest = max(sum(map(Counter(links).get, part)) for part in rising)
                self.assertEqual(sum(map(Counter(links).get, chain)), heaviest)

    def test_paragraphs_stand_level_where_links_run_in_order(self):
        for name, (left, right, links, wanted) in LINKED.items():
            with self.subTest(name):
                places = [
                    tuple((text.index(w), text.index(w) + len(w)) for text, w in zip((left, right), pair, strict=True))
                    for pair in links
                ]
                blocks = align_linked(left, right, places)
                self.assertEqual([(words(left, b.left), words(right, b.right)) for b in blocks], wanted)

    def test_links_outside_the_texts_are_ignored(self):
        self.assertEqual(align_linked("One.", "Two.", [((90, 95), (0, 3))]), align_linked("One.", "Two.", []))


def load_tests(loader, tests, ignore):
    tests.addTests(doctest.DocTestSuite(alignment))
    return tests


if __name__ == "__main__":
    unittest.main()
