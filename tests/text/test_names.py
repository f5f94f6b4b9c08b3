"""Which words of an article are names, and of what kind."""

import unittest
from itertools import pairwise

from articles.text.document import HEADLINE, Document, Span
from articles.text.names.read import lookup_names, read_names

# (what the case shows, text, names in order as they stand)
NAMES = [
    ("a title is kept apart", "They met Orlan President Karim al-Haddad.", ["Karim al-Haddad"]),
    ("titles of several words", "They met Deputy Prime Minister Ana Reyes.", ["Ana Reyes"]),
    ("secretary of state", "They met Secretary of State Ana Reyes.", ["Ana Reyes"]),
    ("a courtesy title", "Then Ms. Reyes and Mr. King left.", ["Reyes", "King"]),
    ("what a title belongs to is a name too", "Then Texas Gov. Ana Reyes left.", ["Texas", "Ana Reyes"]),
    (
        "an office belongs to its institution",
        "Then White House Press Secretary Tom Bell left.",
        ["White House", "Tom Bell"],
    ),
    ("a possessive is cut", "Then Reyes's sister met Tolva’s mayor.", ["Reyes", "Tolva"]),
    ("adjectives of peoples are no places", "The Syrian, Costa Rican and Kurdish troops met South Korean ones.", []),
    ("an unknown people before troops is an adjective", "They fought Tirian troops.", []),
    ("an adjective with a tail", "The Kurdish-led and Moscow-based groups met.", ["Moscow"]),
    ("days and months are no names", "On Wednesday and in May, and on Dec. 3, they met.", []),
    ("a month may be a surname", "Then Theresa May spoke. On May 3, May left.", ["Theresa May", "May"]),
    ("first words of sentences are no names", "Officials met. However, they left. Irrigation helps.", []),
    ("a known name may begin a sentence", "Portugal won. Lisbon cheered.", ["Portugal", "Lisbon"]),
    ("a word seen elsewhere may begin a sentence", "They saw Hope. Hope left.", ["Hope", "Hope"]),
    ("an unknown word may begin a sentence", "Zorvan left early.", ["Zorvan"]),
    ("two people joined by and", "Then Ana Reyes and Tom Bell met.", ["Ana Reyes", "Tom Bell"]),
    ("and inside an organisation", "The Food and Drug Administration said so.", ["Food and Drug Administration"]),
    ("and inside a country", "They left Trinidad and Tobago.", ["Trinidad and Tobago"]),
    ("of inside an organisation", "She left the University of Ohio.", ["University of Ohio"]),
    ("a person of a place", "Then Ana Reyes of Texas spoke.", ["Ana Reyes", "Texas"]),
    ("a town takes its state", "He lives in Tempe, Ariz., now.", ["Tempe, Ariz."]),
    ("a state in brackets", "Rep. Tom Bell (R-Ohio) left.", ["Tom Bell", "Ohio"]),
    (
        "a facility with a small word",
        "They took Tolva airport and the naval base at Sorn.",
        ["Tolva airport", "naval base at Sorn"],
    ),
    ("an acronym in brackets", "The Orlan Harbour Police (OHP) came.", ["Orlan Harbour Police", "OHP"]),
    ("a pronoun is no country", "They told us. The US did.", ["US"]),
    ("a quoted title of a work", "She sang “Rivers of Glass” to us.", ["Rivers of Glass"]),
    ("a quoted sentence is no title", "He said “Go Home.” They left.", []),
    ("a numbered name", "They passed Senate Bill 1290 and boarded Flight 12.", ["Senate Bill 1290", "Flight 12"]),
    (
        "a possessive inside a name",
        "The Teachers' Union and St. Mary's Hospital closed.",
        ["Teachers' Union", "St. Mary's Hospital"],
    ),
    ("a firm with an ampersand", "The lawyer of Stein & Walsh left.", ["Stein & Walsh"]),
    ("an initial and a particle", "Then J. Tom Bell met Ludo van der Meer.", ["J. Tom Bell", "Ludo van der Meer"]),
    ("a party before a person", "Then Republican Ana Reyes and Tory MP Tom Bell left.", ["Ana Reyes", "Tom Bell"]),
    ("members of a party", "Republicans left. Then the Democrats left.", ["Republicans", "Democrats"]),
    ("a dateline", "TOLVA, Ohio (AP) — The mayor left.", ["TOLVA, Ohio", "AP"]),
    ("a heading of common words", "Limited Tools: they have none.", []),
    ("particles of a Dutch name", "Ilse van den Brink left. Ana ter Laak ran.", ["Ilse van den Brink", "Ana ter Laak"]),
    ("an office with and before a name", "The minister for Sport and Ferries Nina Bell left.", ["Nina Bell"]),
    ("an office behind a name", "Nina Bell, the secretary for Seas and Rivers, left.", ["Nina Bell"]),
    ("a month without its dot", "They met on Sept 12. Rumours spread.", []),
    ("a people before a town", "They fled from Syrian Aleppo and the Danish Zorvan.", ["Aleppo", "Zorvan"]),
    ("a town before a person", "They saw the mayor of London Tomas Zorvan.", ["London", "Tomas Zorvan"]),
    ("a place before who holds its office", "They saw the Mayor of London Sediq Zorvan.", ["London", "Sediq Zorvan"]),
    ("an office of a house", "They saw the Dean of Durham Abbey Gate.", ["Durham Abbey Gate"]),
    ("a street before a person", "They met near Harbour Road Ana Reyes.", ["Harbour Road", "Ana Reyes"]),
    ("who took a picture", "It sank. Photograph: Ana Reyes/Getty. Tom Bell/AFP took it.", []),
    ("numbers of pictures end a sentence", "They saw it. 3/8 Emergency services came. Emergency crews left.", []),
    ("money without its sign", "It cost US6,100 then, said Ana Reyes.", ["Ana Reyes"]),
    ("a word with one letter before", "An X-ray was taken at the Orla X-ray Observatory.", ["Orla X-ray Observatory"]),
    ("a dateline before a common word", "Tolva (AP) Relatives came. Relatives left.", ["Tolva", "AP"]),
    ("a title alone is no name", "The President met the Prime Minister. The Pope left.", []),
    ("a title may be a surname", "Then Angus King spoke. King left.", ["Angus King", "King"]),
    ("a law of common words", "The Freedom of Information Act helped.", ["Freedom of Information Act"]),
    ("a case in court", "They cited Bell v. Tolva again.", ["Bell v. Tolva"]),
]

# (what the case shows, headline, text, names of the headline)
HEADLINES = [
    (
        "title case needs the body",
        "Reyes Leads Fresh Push For Peace In Tolva",
        "They saw Ana Reyes in Tolva.",
        ["Reyes", "Tolva"],
    ),
    ("title case knows the world", "Fresh Push For Peace In Portugal", "They met.", ["Portugal"]),
    (
        "a pair with a hyphen",
        "Haddad-Reyes Meeting Focuses on Trade",
        "Karim al-Haddad met Ana Reyes.",
        ["Haddad", "Reyes"],
    ),
    ("a double surname stays whole", "Storm hits", "Then Tom Bell-Reyes left. Bell-Reyes ran.", []),
    ("shouted", "REYES WINS IN TOLVA", "They saw Ana Reyes in Tolva.", ["REYES", "TOLVA"]),
    ("shouted pronouns", "THEY TOLD US WHO DID IT", "They met.", []),
    ("a first name known to all", "Enrique Zorvan Dies In Crash", "He died.", ["Enrique Zorvan"]),
    ("sentence case", "Mayor of Tolva meets Reyes", "He left.", ["Tolva", "Reyes"]),
]

# (text, name, kind)
KINDS = [
    ("Then Ana Reyes left.", "Ana Reyes", "person"),
    ("Then Gov. Zorvan left.", "Zorvan", "person"),
    ("They left Zorvan Valley.", "Zorvan Valley", "place"),
    ("She lives in the village of Kessor.", "Kessor", "place"),
    ("They left Peru.", "Peru", "place"),
    ("The Zorvan Group paid.", "Zorvan Group", "organisation"),
    ("The Ministry of Tides paid.", "Ministry of Tides", "organisation"),
    ("The ZKQ paid.", "ZKQ", "organisation"),
    ("The Kremlin said so.", "Kremlin", "organisation"),
    ("They left Zorvan airport.", "Zorvan airport", "facility"),
    ("They met the Syrians.", "Syrians", "group"),
    ("They met Senate Republicans.", "Senate Republicans", "group"),
    ("They passed the Clean Rivers Act.", "Clean Rivers Act", "work"),
    ("They saw Hurricane Zelda.", "Hurricane Zelda", "other"),
]


def names_in(text: str, headline: str = "", field: str = "text") -> list[str]:
    read = read_names([Document("a", text, headline)])
    return [mention.exact for mention in read.mentions if mention.span.field == field]


class NamesTest(unittest.TestCase):
    def test_names_stand_out_from_their_sentence(self):
        for about, text, wanted in NAMES:
            with self.subTest(about):
                self.assertEqual(names_in(text), wanted)

    def test_headline_capitals_need_evidence(self):
        for about, headline, text, wanted in HEADLINES:
            with self.subTest(about):
                self.assertEqual(names_in(text, headline, HEADLINE), wanted)

    def test_who_published_one_of_the_articles_is_no_person(self):
        texts = "Nobody answered, the Tessel Orne writes.", "Marta Lind of Tessel Orne went there."
        documents = [
            Document(n, text, outlet=outlet)
            for n, (text, outlet) in enumerate(zip(texts, ("The Tessel Orne", ""), strict=True))
        ]
        found = {entity.name: entity.kind for entity in read_names(documents).entities}
        self.assertEqual((found["Tessel Orne"], found["Marta Lind"]), ("organisation", "person"))

    def test_kind_is_told_by_words_and_context(self):
        for text, name, kind in KINDS:
            with self.subTest(name):
                found = {entity.name: entity.kind for entity in read_names([Document("a", text)]).entities}
                self.assertEqual(found.get(name), kind)

    def test_spans_are_exact_and_do_not_overlap(self):
        document = Document("a", "Ünal Çelik met “Ana” Reyes, then Reyes’s aide left São Paulo.", "Çelik in São Paulo")
        mentions = read_names([document]).mentions
        for mention in mentions:
            self.assertEqual(document.words(mention.span), mention.exact)
        texts = sorted(m.span for m in mentions if m.span.field == "text")
        self.assertTrue(all(a.end <= b.start for a, b in pairwise(texts)))

    def test_nothing_is_found_in_nothing(self):
        for text in ("", "   \n\n", "nothing but small letters.", "…", "123 456"):
            self.assertEqual(names_in(text), [])

    def test_odd_text_does_not_raise(self):
        for text in (
            "\x00 A\ud800 B",
            "’s ’s",
            "A" * 5000,
            "Mr. Mr. Mr.",
            "& & &",
            "Al- El- D' O'",
            "(R-",
            "“”",
            "St. 's",
            "Then Reyes, ², left.",
            "Then Reyes, ٣٤, left.",
            "The ’ Group, Group SPA,",
            "Ab " * 500,
            "Ab-" * 500,
        ):
            read_names([Document("a", text, text)])

    def test_metonyms_are_told_from_places(self):
        text = "Lisbon rejected the offer. He flew to Lisbon. At the Kremlin they ate. The Kremlin denied it."
        read = read_names([Document("a", text)])
        names = {entity.key: entity.name for entity in read.entities}
        self.assertEqual(
            [names[m.entity] for m in read.mentions],
            ["Government of Portugal", "Lisbon", "Kremlin (building)", "Kremlin"],
        )

    def test_lookups_cover_every_mention(self):
        document = Document(
            "a", "Prime Minister Karim al-Haddad of Tolva met the Orlan Harbour Police.", "Haddad-Reyes Talks In Tolva"
        )
        names = lookup_names(document)
        for wanted in ("Karim al-Haddad", "Haddad", "Tolva", "Orlan Harbour Police", "Reyes"):
            self.assertIn(wanted, names)

    def test_headline_spans_carry_their_field(self):
        read = read_names([Document("a", "", "Peru wins")])
        self.assertEqual([m.span for m in read.mentions], [Span(0, 4, HEADLINE)])


if __name__ == "__main__":
    unittest.main()
