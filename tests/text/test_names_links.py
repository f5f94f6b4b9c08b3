"""Which mentions are one entity: inside an article, across a story, and with names known before."""

import unittest

from articles.text.document import Document, KnownName
from articles.text.names.read import NamesRead, read_names

FIRST = "Orlan President Karim al-Haddad met Ana Reyes of the Inland Waters Board (IWB) in Lisbon."


def story(*texts: str) -> list[Document]:
    return [Document(f"article-{i}", text) for i, text in enumerate(texts)]


def linked(read: NamesRead) -> list[tuple[str, str]]:
    """(words, name of the entity) of every mention in order."""
    names = {entity.key: entity.name for entity in read.entities}
    return [(mention.exact, names[mention.entity]) for mention in read.mentions]


def together(read: NamesRead) -> list[list[str]]:
    """The words of mentions, entity by entity."""
    groups: dict = {}
    for mention in read.mentions:
        groups.setdefault(mention.entity, []).append(mention.exact)
    return list(groups.values())


class InOneArticleTest(unittest.TestCase):
    def cases(self, *cases: tuple[str, str, list[list[str]]]) -> None:
        for about, text, wanted in cases:
            with self.subTest(about):
                self.assertEqual(together(read_names(story(text))), wanted)

    def test_surname_links_to_the_full_name(self):
        self.cases(
            ("surname", "Then Ana Reyes left. Reyes ran.", [["Ana Reyes", "Reyes"]]),
            ("with article and without", "Then Karim al-Haddad left. Haddad ran.", [["Karim al-Haddad", "Haddad"]]),
            ("spelling", "Then Karim al-Haddad left. Al-Hadad ran.", [["Karim al-Haddad", "Al-Hadad"]]),
            (
                "with a particle",
                "Then Ludo van der Meer left. Van der Meer ran.",
                [["Ludo van der Meer", "Van der Meer"]],
            ),
            ("two surnames", "Then Eva Molina Paz left. Molina Paz ran.", [["Eva Molina Paz", "Molina Paz"]]),
            ("family name first", "Then Kim Dong Su left. Kim ran.", [["Kim Dong Su", "Kim"]]),
            ("first name", "Then Ana Reyes left. Ana ran.", [["Ana Reyes", "Ana"]]),
            ("nickname", "Then Mitchell Orne left. Mitch ran.", [["Mitchell Orne", "Mitch"]]),
        )

    def test_fuller_names_are_one_person(self):
        self.cases(
            ("middle name", "Then Ana Luz Reyes left. Ana Reyes ran.", [["Ana Luz Reyes", "Ana Reyes"]]),
            ("initial", "Then J. Orne met us. John Orne ran.", [["J. Orne", "John Orne"]]),
            ("nickname", "Then William Orne left. Bill Orne ran.", [["William Orne", "Bill Orne"]]),
            ("second surname", "Then Eva Molina Paz left. Eva Molina ran.", [["Eva Molina Paz", "Eva Molina"]]),
        )

    def test_surname_of_a_pair_goes_to_whom_the_article_names_again(self):
        self.cases(
            (
                "again",
                "Then Karim Haddad met Rima Haddad. Rima Haddad spoke. Haddad left.",
                [["Karim Haddad"], ["Rima Haddad", "Rima Haddad", "Haddad"]],
            ),
        )

    def test_firms_that_bear_a_surname_are_no_people(self):
        for text in (
            "Then Orne said it would close. Shares of Orne fell.",
            "The carmaker Orne left.",
            "Orne’s said sales fell.",
            "They sold Orne shares.",
        ):
            with self.subTest(text):
                self.assertEqual([e.kind for e in read_names(story(text)).entities], ["organisation"])

    def test_people_of_one_surname_stay_apart(self):
        self.cases(
            ("siblings", "Then Ana Reyes met Tom Reyes.", [["Ana Reyes"], ["Tom Reyes"]]),
            ("father and son", "Then Tom Reyes met Tom Reyes Jr. there.", [["Tom Reyes"], ["Tom Reyes Jr."]]),
            ("the son", "Then Tom Reyes met Tom Reyes Jr. there. They saw Reyes Jr. again.",
             [["Tom Reyes"], ["Tom Reyes Jr.", "Reyes Jr."]]),
            ("middle initials", "Then Tom A. Orne met Tom B. Orne.", [["Tom A. Orne"], ["Tom B. Orne"]]),
            ("first names that sound alike", "Then Dan Orne met Don Orne.", [["Dan Orne"], ["Don Orne"]]),
        )  # fmt: skip

    def test_shared_surname_goes_to_whom_the_article_names_first_or_the_title_fits(self):
        self.cases(
            ("first", "Then Karim Haddad met Omar Haddad. Haddad left.", [["Karim Haddad", "Haddad"], ["Omar Haddad"]]),
            ("Mr.", "Then Anna Orne met Peter Orne. Mr. Orne left.", [["Anna Orne"], ["Peter Orne", "Orne"]]),
            ("Mrs.", "Then Peter Orne met Anna Orne. Mrs. Orne left.", [["Peter Orne"], ["Anna Orne", "Orne"]]),
            ("plural", "Then Anna Orne met Peter Orne. The Ornes left.", [["Anna Orne"], ["Peter Orne"], ["Ornes"]]),
        )

    def test_relative_is_not_meant_by_a_surname_that_stood_before(self):
        self.cases(
            ("wife", "On Monday President Orne left. His wife, Anna Orne, ran. Orne slept.",
             [["Orne", "Orne"], ["Anna Orne"]]),
            ("son", "On Monday President Orne left. They saw Peter Orne Jr. there. Orne slept.",
             [["Orne", "Orne"], ["Peter Orne Jr."]]),
            ("the person himself", "On Monday President Orne left. They saw Peter Orne. Orne slept.",
             [["Orne", "Peter Orne", "Orne"]]),
        )  # fmt: skip

    def test_organisations_by_their_short_forms(self):
        self.cases(
            ("acronym", "The Inland Waters Board met. The IWB left.", [["Inland Waters Board", "IWB"]]),
            ("in brackets", "The Main Tide Directorate (GKZ) met. Then the GKZ left.",
             [["Main Tide Directorate", "GKZ", "GKZ"]]),
            ("first word", "Then Zorvan Group paid. Zorvan lost.", [["Zorvan Group", "Zorvan"]]),
            ("without company form", "Then Zorvan Inc. paid. Zorvan lost.", [["Zorvan Inc.", "Zorvan"]]),
            ("without its people", "The Syrian Transport Ministry met. The Transport Ministry left.",
             [["Syrian Transport Ministry", "Transport Ministry"]]),
            ("the ministry", "The Ministry of Tides met. The Ministry left.", [["Ministry of Tides", "Ministry"]]),
        )  # fmt: skip

    def test_two_company_forms_of_one_name_are_read(self):
        for text, wanted in (
            ("The Calder Group, Calder SPA, lost.", [["Calder Group", "Calder SPA"]]),
            (
                "The Calder Group and Calder Ltd. and Calder Co. Inc. lost.",
                [["Calder Group", "Calder Ltd.", "Calder Co. Inc."]],
            ),
        ):
            with self.subTest(text):
                self.assertEqual(together(read_names(story(text))), wanted)

    def test_name_that_very_many_share_means_nobody(self):
        firsts = [f"{a}a{b}o" for a in "BDFGKLMN" for b in "bdflm"]
        for count, bare in ((3, ["Babo Zorvan", "Zorvan"]), (len(firsts), ["Zorvan"])):
            full = " and ".join(f"{first} Zorvan" for first in firsts[:count])
            with self.subTest(count=count):
                self.assertIn(bare, together(read_names(story(f"They met {full}. Then Zorvan left."))))

    def test_surname_means_its_bearer_however_many_have_it_as_a_first_name(self):
        lasts = [f"{a}a{b}ov" for a in "BDFGKLMN" for b in "bdflm"]
        others = " and ".join(f"Zorvan {last}" for last in lasts)
        read = read_names(story(f"They met {others}. Anna Zorvan was there. Then Ms. Zorvan left."))
        self.assertIn(["Anna Zorvan", "Zorvan"], together(read))

    def test_one_country_under_all_its_names(self):
        read = read_names(story("The U.S. and the US and the United States and America and Britain and the UK."))
        self.assertEqual([e.name for e in read.entities], ["United States", "United Kingdom"])

    def test_facilities_of_one_site_and_use(self):
        self.cases(
            ("airbase", "They left Qasra airbase. They saw Qasra airport.", [["Qasra airbase", "Qasra airport"]]),
            ("other use", "They left Qasra airport. They saw Qasra prison.", [["Qasra airport"], ["Qasra prison"]]),
            (
                "initial sound",
                "They left Khalim air base. They saw Halim airbase.",
                [["Khalim air base", "Halim airbase"]],
            ),
            ("site alone", "They left Qasra airbase. The soldiers saw Qasra.", [["Qasra airbase", "Qasra"]]),
        )

    def test_person_and_place_of_one_name_stay_apart(self):
        read = read_names(story("Then Tom Houston left. He flew to Houston. Mr. Houston slept."))
        self.assertEqual(
            linked(read), [("Tom Houston", "Tom Houston"), ("Houston", "Houston"), ("Houston", "Tom Houston")]
        )


class InOneStoryTest(unittest.TestCase):
    def test_surname_links_to_the_one_person_of_the_story(self):
        read = read_names(story(FIRST, "On Monday Reyes left."))
        self.assertEqual(linked(read)[-1], ("Reyes", "Ana Reyes"))

    def test_surname_links_to_nobody_where_the_story_has_two(self):
        read = read_names(story("Then Ana Reyes left.", "Then Tom Reyes left.", "On Monday Reyes left."))
        self.assertEqual(linked(read)[-1], ("Reyes", "Reyes"))

    def test_first_name_of_another_article_does_not_link(self):
        read = read_names(story("Then Ana Reyes left.", "Their daughter Ana sleeps."))
        self.assertEqual(linked(read)[-1], ("Ana", "Ana"))

    def test_first_of_a_couple_links_to_the_story(self):
        read = read_names(story("Then Ana Reyes left.", "Then Ana and Tom Reyes left. They saw Ana there."))
        self.assertEqual([name for words, name in linked(read) if words == "Ana"], ["Ana Reyes", "Ana Reyes"])

    def test_letter_written_as_two_or_without_its_mark_links_to_the_story(self):
        for names in (
            ("Ingrid Sørensen", "Ingrid Soerensen", "Ingrid Sorensen"),
            ("Hanne Østby", "Hanne Oestby", "Hanne Ostby"),
            ("Jürgen Müller", "Juergen Mueller", "Jurgen Muller"),
            ("Maja Häggström", "Maja Haeggstroem", "Maja Haggstrom"),
            ("Lise Kærlund", "Lise Kaerlund", "Lise Karlund"),
            ("Otto Weiß", "Otto Weiss"),
            ("Marit Åsland", "Marit Aasland", "Marit Asland"),
        ):
            with self.subTest(names[0]):
                read = read_names(story(*(f"Then {name} left. {name.split()[1]} ran." for name in names)))
                self.assertEqual(len(together(read)), 1)

    def test_vowels_that_are_two_sounds_tell_names_apart(self):
        for one, other in (("Michael Roth", "Michal Roth"), ("Sue Lind", "Su Lind"), ("Ida Roe", "Ida Ro")):
            with self.subTest(one):
                self.assertEqual(len(together(read_names(story(f"Then {one} left.", f"Then {other} left.")))), 2)

    def test_acronym_links_to_the_story(self):
        read = read_names(story(FIRST, "On Monday the IWB paid."))
        self.assertEqual(linked(read)[-1], ("IWB", "Inland Waters Board"))

    def test_order_of_articles_does_not_matter(self):
        texts = [
            FIRST,
            "Then Karim al-Hadad left. Al-Hadad ran.",
            "The IWB and Reyes met Haddad.",
            "Haddad left Lisbon.",
        ]
        documents = story(*texts)
        forward, backward = read_names(documents), read_names(documents[::-1])
        self.assertEqual(sorted(map(sorted, together(forward))), sorted(map(sorted, together(backward))))

    def test_reading_twice_with_what_was_found_changes_nothing(self):
        documents = story(FIRST, "On Monday Reyes left the IWB. Lisbon rejected it.")
        first = read_names(documents)
        known = [KnownName(e.key, e.name, e.kind, e.aliases) for e in first.entities]
        second = read_names(documents, known)
        self.assertEqual(first.mentions, second.mentions)
        self.assertTrue(all(entity.known for entity in second.entities))


class WithKnownNamesTest(unittest.TestCase):
    def test_known_name_gives_its_key(self):
        known = [KnownName(7, "Ana Reyes", "person", ("A. Reyes",))]
        read = read_names(story("Then Ana Reyes left. Reyes ran."), known)
        self.assertEqual([(m.exact, m.entity) for m in read.mentions], [("Ana Reyes", 7), ("Reyes", 7)])
        self.assertTrue(read.entities[0].known)

    def test_alias_of_a_known_name_links(self):
        known = [KnownName(7, "Orlan Harbour Police", "organisation", ("Blue Caps",), is_confirmed=True)]
        read = read_names(story("They called the Blue Caps."), known)
        self.assertEqual([m.entity for m in read.mentions], [7])

    def test_confirmed_name_wins_over_the_lists(self):
        known = [KnownName(7, "Lisbon", "organisation", (), is_confirmed=True)]
        read = read_names(story("They flew to Lisbon."), known)
        self.assertEqual(
            [(m.entity, e.kind) for m, e in zip(read.mentions, read.entities, strict=True)], [(7, "organisation")]
        )

    def test_confirmed_surname_links_without_a_full_name(self):
        known = [KnownName(7, "Ana Reyes", "person", ("Reyes",), is_confirmed=True)]
        read = read_names(story("On Monday Reyes left."), known)
        self.assertEqual([m.entity for m in read.mentions], [7])

    def test_article_with_another_bearer_keeps_him(self):
        known = [KnownName(7, "Ana Reyes", "person", ("Reyes",))]
        read = read_names(story("Then Tom Reyes left. Reyes ran."), known)
        self.assertTrue(all(m.entity != 7 for m in read.mentions))

    def test_unused_known_names_are_not_returned(self):
        known = [KnownName(7, "Ana Reyes", "person"), KnownName(8, "Peru", "place")]
        self.assertEqual([e.key for e in read_names(story("They left Peru."), known).entities], [8])

    def test_fuller_name_joins_the_surname_known_so_far(self):
        known = [KnownName(7, "Zorvan", "person")]
        read = read_names(story("Then Gov. Ana Zorvan left."), known)
        self.assertEqual([(e.key, e.name) for e in read.entities], [(7, "Ana Zorvan")])

    def test_new_entities_have_distinct_keys(self):
        read = read_names(story("Then Tom Houston left. He flew to Houston. Lisbon denied it. He left Lisbon."))
        keys = [entity.key for entity in read.entities]
        self.assertEqual(len(keys), len(set(keys)))


if __name__ == "__main__":
    unittest.main()
