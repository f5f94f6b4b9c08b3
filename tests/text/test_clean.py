"""Pasted text: furniture out, body whole, headline, byline, dateline and credits read off the page."""

import unittest
from datetime import date, datetime

from articles.text.page import agencies_in, read_dateline
from articles.text.page.bylines import byline_name
from articles.text.page.clean import clean_text
from articles.text.page.lines import split_lines
from articles.text.page.zones import Kinds, mark_last_teaser
from tests.bench.clean_pages import leaked, lost, pages, read_off, squeezed

BODY = (
    "The river Teyl rose by two metres on Monday night and flooded the lower town of Oldham Cross, the fire "
    "service said.\n"
    "About 300 people left their homes. Boats brought food to those who stayed on the upper floors of the mill.\n"
    "“We have never seen the water this high,” said the mayor, Ruth Amsel, whose own kitchen was under water.\n"
    "Engineers opened the gates of the old dam at dawn. They expect the river to fall slowly from Wednesday on.\n"
)
# A line that only a reader can tell from text.
KNOWN_LEAKS = {"politico_style": 1}


class OwnPagesTest(unittest.TestCase):
    """tests/data/clean: pages of many kinds of sites."""

    def test_furniture_goes_and_the_body_stays(self):
        for page in pages():
            with self.subTest(page.name):
                cleaned = clean_text(page.raw)
                self.assertEqual(lost(page, cleaned), [])
                self.assertLessEqual(len(leaked(page, cleaned)), KNOWN_LEAKS.get(page.name, 0), leaked(page, cleaned))

    def test_headline_is_found_where_there_is_one(self):
        for page in pages():
            with self.subTest(page.name):
                self.assertEqual(clean_text(page.raw).headline, page.headline)

    def test_byline_dateline_and_credits_are_read(self):
        for page in pages():
            cleaned = clean_text(page.raw)
            for name, value in page.stated:
                with self.subTest(f"{page.name}: {name}"):
                    self.assertIn(value, read_off(cleaned, name))

    def test_every_removed_piece_stands_in_the_raw_text_where_it_says(self):
        for page in pages():
            for piece in clean_text(page.raw).removed:
                with self.subTest(f"{page.name}: {piece.text[:30]}"):
                    self.assertEqual(page.raw[piece.start : piece.end], piece.text)

    def test_nothing_is_lost_between_text_and_removed_pieces(self):
        for page in pages():
            with self.subTest(page.name):
                cleaned = clean_text(page.raw)
                kept = len(squeezed(cleaned.text))
                removed = sum(len(squeezed(piece.text)) for piece in cleaned.removed)
                self.assertEqual(kept + removed, len(squeezed(page.raw)))


class TextTest(unittest.TestCase):
    def test_text_is_verbatim_with_paragraphs_apart(self):
        self.assertEqual(clean_text(BODY).text, "\n\n".join(BODY.strip().split("\n")))

    def test_any_line_end_and_odd_space_come_out_alike(self):
        for name, raw in {
            "windows": BODY.replace("\n", "\r\n"),
            "old mac": BODY.replace("\n", "\r"),
            "unicode separators": BODY.replace("\n", "\u2029"),
            "byte order mark": "\ufeff" + BODY,
            "no-break and thin spaces": BODY.replace(" ", "\xa0").replace("\xa0said", "\u2009said"),
            "zero-width spaces": BODY.replace("river", "ri\u200bver"),
            "tabs and blank lines": "\t" + BODY.replace("\n", "\n \t\n\n"),
        }.items():
            with self.subTest(name):
                self.assertEqual(clean_text(raw).text, clean_text(BODY).text)

    def test_joiners_of_other_scripts_are_kept(self):
        persian = "او می\u200cگوید که باران تا فردا ادامه دارد و مردم باید در خانه بمانند، به گفتهٔ شهردار شهر."
        self.assertIn("می\u200cگوید", clean_text(persian).text)

    def test_characters_are_not_normalised(self):
        self.assertIn(
            "Cafe\u0301", clean_text(BODY + "The Cafe\u0301 Teyl gave away soup until midnight, its owner said.").text
        )

    def test_empty_and_white_pages_are_empty(self):
        for raw in ("", " \n\t", "\ufeff", "\u200b"):
            with self.subTest(repr(raw)):
                self.assertEqual((clean_text(raw).text, clean_text(raw).headline), ("", ""))

    def test_hard_wrapped_paragraphs_are_joined(self):
        wrapped = (
            "The river Teyl rose by two metres on Monday night and\n"
            "flooded the lower town of Oldham Cross, the fire\n"
            "service said. About 300 people left their homes.\n"
            "   Boats brought food to those who stayed on the upper\n"
            "floors of the mill, where the miller has lived since\n"
            "the autumn with his cat, two geese and a goat.\n"
            "   Engineers opened the gates of the old dam at dawn\n"
            "and expect the river to fall slowly from Wednesday on.\n"
        )
        self.assertEqual(clean_text(wrapped).text.count("\n\n"), 2)

    def test_a_page_of_nothing_but_furniture_words_is_not_emptied(self):
        raw = (
            "Share\nTweet\n"
            + "Subscribe to our newsletter for daily updates and breaking news alerts in your inbox.\n" * 8
        )
        self.assertTrue(clean_text(raw).text)


class PublishedTest(unittest.TestCase):
    """A text's own line above it says when it came out."""

    def test_a_line_above_the_text_dates_it(self):
        for above, said in (
            ("By Jane Doe\n12 March 2031", date(2031, 3, 12)),
            ("Published March 12, 2031 at 2:20 p.m.\nUpdated March 13, 2031", datetime(2031, 3, 12, 14, 20)),
            ("By Jane Doe | 12 March 2031", date(2031, 3, 12)),
            ("Last updated: 12 March 2031", None),
            ("3 hours ago", None),
            ("12/03/2031", None),
        ):
            with self.subTest(above=above):
                self.assertEqual(clean_text(f"Ferry sails again\n\n{above}\n\n{BODY}").published, said)

    def test_a_dateline_with_its_year_dates_it_where_no_line_does(self):
        filed = f"OLDHAM CROSS, March 12, 2031 (CPA) - {BODY}"
        self.assertEqual(clean_text(f"River floods the lower town\n\n{filed}").published, date(2031, 3, 12))
        above = clean_text(f"River floods the lower town\n\nPublished 13 March 2031\n\n{filed}")
        self.assertEqual(above.published, date(2031, 3, 13))

    def test_a_day_that_the_text_tells_of_does_not(self):
        self.assertIsNone(clean_text(f"Ferry sails again\n\n{BODY}\n\n12 March 2031").published)


class HeadlineTest(unittest.TestCase):
    def test_a_stated_headline_is_used_and_taken_out_of_the_text(self):
        cleaned = clean_text(f"River floods Oldham Cross\n\n{BODY}", headline="River floods Oldham Cross")
        self.assertEqual(cleaned.headline, "River floods Oldham Cross")
        self.assertNotIn("River floods", cleaned.text)

    def test_a_stated_headline_that_is_not_on_the_page_takes_nothing_out(self):
        cleaned = clean_text(BODY, headline="Mayor's kitchen under water as Teyl floods town")
        self.assertEqual(cleaned.text, clean_text(BODY).text)

    def test_a_first_sentence_like_the_stated_headline_stays(self):
        raw = "River Teyl floods the lower town on Monday night, killing nobody, the fire service said.\n" + BODY
        self.assertIn("killing nobody", clean_text(raw, headline="River Teyl floods the lower town").text)

    def test_a_headline_glued_to_the_first_paragraph_is_cut_off(self):
        cleaned = clean_text("River Teyl floods town " + BODY, headline="River Teyl floods town")
        self.assertTrue(cleaned.text.startswith("The river Teyl rose"))

    def test_no_headline_is_made_of_a_first_paragraph(self):
        self.assertEqual(clean_text(BODY).headline, "")

    def test_section_and_site_in_a_title_line_are_no_part_of_it(self):
        for title in (
            "Water reaches the mill of Oldham Cross | World | The Example Courier",
            "Water reaches the mill of Oldham Cross - Example News",
        ):
            with self.subTest(title):
                self.assertEqual(clean_text(f"{title}\n\n{BODY}").headline, "Water reaches the mill of Oldham Cross")

    def test_a_dash_inside_a_headline_is_part_of_it(self):
        headline = "Water reaches the mill - and the miller stays"
        self.assertEqual(clean_text(f"{headline}\n\n{BODY}").headline, headline)

    def test_a_notice_above_its_buttons_goes_in_any_words(self):
        headline = "River floods lower town of Oldham Cross"
        for notice in (
            "We and our 31 partners store and access information on your device. You can change your choices.",
            "With your consent, third parties may read identifiers on this device for their own purposes.",
            "We use tracking technologies to show personalised ads.\nMore on our partners",
        ):
            for buttons in ("Accept all\nReject all", "Accept allReject all", "Agree and close"):
                cleaned = clean_text(f"{notice}\n{buttons}\n{headline}\n\n{BODY}")
                self.assertEqual(cleaned.headline, headline)
                self.assertTrue(cleaned.text.startswith("The river Teyl"), cleaned.text[:60])

    def test_a_column_of_short_lines_above_the_headline_is_a_menu(self):
        menu = "Racing\nGossip\nTV\nPuzzles\nQuizzes\nBargains\nGardening\nPets\nMotors\nBingo\nRecipes\nStars"
        for headline in ("River ‘never this high’ as three hundred flee homes", "What the gates of a dam can do"):
            cleaned = clean_text(f"{menu}\n{headline}\n{BODY}")
            self.assertEqual(cleaned.headline, headline)
            self.assertTrue(cleaned.text.startswith("The river Teyl"), cleaned.text[:60])
        self.assertNotIn("navigation", {piece.kind for piece in clean_text(f"Ruth Orr\nOslo\nTarn\n{BODY}").removed})

    def test_a_credit_at_the_top_is_a_credit_and_no_headline(self):
        cleaned = clean_text(f"(C) The Hill Gazette\n{BODY}")
        self.assertEqual((cleaned.headline, [c.kind for c in cleaned.credits]), ("", ["copyright"]))


class RemovedTest(unittest.TestCase):
    def test_kinds_of_lines_in_a_body(self):
        head, tail = BODY.split("\n", 1)
        for line, kind in {
            "Advertisement": "ad",
            "Read more: Ten floods that changed the valley": "read_more",
            "Photo: Lena Marsh/Getty Images": "caption",
            "Water at the mill on Tuesday morning (Lena Marsh/AP)": "caption",
            "Water at the mill on Tuesday morning. Lena Marsh / AFP": "caption",
            "#flood #Teyl": "hashtags",
            "lena.marsh@example.org": "address",
            "Sign up for our daily newsletter": "newsletter",
            "The Post may earn a commission when you buy through links on this page.": "ad",
            "Harbour Radio is funded by its listeners.": "ad",
            "Share this article": "share",
            "3 Comments": "comments",
            "© 2021 The Example Courier. All rights reserved.": "copyright",
            "We set cookies on your device to make these pages work better.": "cookies",
            "Media playback is not supported on this device": "media",
            "4 March 2021, 10:15 GMT": "date",
        }.items():
            with self.subTest(line):
                cleaned = clean_text(f"{head}\n{line}\n{tail}")
                self.assertEqual([(piece.text, piece.kind) for piece in cleaned.removed], [(line, kind)])
                self.assertEqual(cleaned.text, clean_text(BODY).text)

    def test_lines_of_a_body_that_only_look_like_furniture_stay(self):
        head, tail = BODY.split("\n", 1)
        for line in (
            "What the engineers fear",
            "By Tuesday noon the water stood in the church.",
            "“Follow us to the hill,” the baker told his neighbours.",
            "The mayor asked people to share food and to sign up for night watches at the town hall.",
            "The town's website uses cookies, the clerk joked, but the flood had eaten them.",
            "The agent may receive a commission of two million crowns on the sale, the bank said.",
            "He read more than forty pages of the report before the lights went out.",
            "Comments by the minister angered the flooded families, who had waited for a visit.",
            "Copyright on the old maps of the river belongs to the county, a court found in 1990.",
            "• Boil drinking water",
            "MONDAY NIGHT",
            "Dunmore 2, Oldham Cross 0",
            "No.",
            "CORRECTION: An earlier version of this article gave a wrong height for the dam.",
        ):
            with self.subTest(line):
                self.assertIn(line, clean_text(f"{head}\n{line}\n{tail}").text.split("\n\n"))

    def test_furniture_glued_to_a_paragraph_is_cut_off(self):
        head = BODY.split("\n", 1)[0]
        for glued, kind in {
            " Read More": "read_more",
            " Advertisement": "ad",
            " #flood #Teyl": "hashtags",
            " pic.twitter.com/Ab12Cd": "tail_signs",
        }.items():
            with self.subTest(glued):
                cleaned = clean_text(BODY + head.replace("rose", "sank") + glued)
                self.assertEqual([piece.kind for piece in cleaned.removed], [kind])
                self.assertTrue(cleaned.text.endswith("the fire service said."))

    def test_a_credit_in_front_of_a_sentence_goes_without_it(self):
        told = "In Oldham Cross, Ruth Amsel told this newspaper that forty houses were lost."
        for credits in ("Reporting by A. Doe and Hill Press.", "Reporting by Hill Press. Editing by Jim Roe."):
            with self.subTest(credits):
                cleaned = clean_text(f"{BODY}{credits} {told}")
                self.assertTrue(cleaned.text.endswith(f"on.\n\n{told}"))
                self.assertEqual([credit.text for credit in cleaned.credits], [credits])

    def test_a_credit_in_several_sentences_goes_whole(self):
        credit = "Reporting by Hill Press. Editing by Jim Roe. She wrote from Oldham Cross and was born in the town."
        self.assertNotIn("Press", clean_text(BODY + credit).text)

    def test_a_story_that_ends_in_a_credit_stays(self):
        told = "In Oldham Cross forty houses were lost. Hill Press contributed to this report. Nobody was hurt there."
        self.assertIn("forty houses were lost", clean_text(BODY + told).text)

    def test_furniture_told_by_its_shape_goes_from_inside_the_text(self):
        head, tail = BODY.split("\n", 1)
        cases = [
            (
                "gallery",
                "Flood 3 show all 1/3 The weir Ada Holm 2/3 The mill at dawn Ada Holm 3/3 The lower town Ada Holm",
            ),
            ("agency first", "AFP The old weir on the evening before it broke"),
            ("two owners first", "TEYL NEWS • AFP The old weir on the evening before it broke"),
            ("owner in brackets", "The old weir on the evening before it broke, seen from town (Teyl Museum of Water)"),
            ("post", "Look at the weir! https://t.co/aB3 — Ada Holm (@adaholm) May 3, 2031"),
            ("bracketed link", "[ Why the dam of 1911 was never repaired ]"),
            ("headline of another article", "Ministry refuses to pay for the repair of the dam Read more"),
            ("via", "Old weir on a postcard image via Teyl Archive"),
        ]
        for name, line in cases:
            with self.subTest(name):
                self.assertNotIn(line.split()[1] + " " + line.split()[2], clean_text(f"{head}\n{line}\n{tail}").text)

    def test_a_pull_quote_with_its_speaker_goes(self):
        head, tail = BODY.split("\n", 1)
        said = "Nobody had seen the river this high since the year of the comet"
        text = clean_text(f"{head}\n{said} Lena Marsh\n{tail}\n{said}, Marsh told the council that night.").text
        self.assertEqual(text.count("Nobody had seen"), 1)

    def test_notices_behind_the_text_go_in_other_languages_too(self):
        notice = "Folgt unserem Kanal und lest jeden Morgen neue Berichte direkt auf eurem Telefon."
        cleaned = clean_text(f"{BODY}{notice}\n")
        self.assertNotIn("Kanal", cleaned.text)
        foreign = "\n".join(notice.replace("neue", word) for word in ("neue", "lange", "kurze", "gute", "freie"))
        self.assertIn("freie", clean_text(foreign).text)

    def test_a_long_form_and_a_disclaimer_are_furniture(self):
        form = (
            "Please enter a mail address to go on. That address is invalid. Try another one, or use your boat club's "
            "social account."
        )
        disclaimer = "Disclaimer: This article is no advice to buy, sell or hold boats, and its author owns one."
        cleaned = clean_text(f"{form}\n{BODY}{disclaimer}\n")
        self.assertNotIn("invalid", cleaned.text)
        self.assertNotIn("Disclaimer", cleaned.text)

    def test_what_was_put_back_stays_in_the_text(self):
        raw = f"{BODY}Photo: Lena Marsh/Getty Images\n"
        piece = clean_text(raw).removed[0]
        again = clean_text(raw, kept=[(piece.start, piece.end)])
        self.assertTrue(again.text.endswith(piece.text))
        self.assertEqual(again.removed, ())

    def test_a_related_list_inside_the_text_ends_where_the_text_goes_on(self):
        head, tail = BODY.split("\n", 1)
        listed = "Related\nTen floods that changed the valley\nWhy the old dam was never repaired\nAt the mill\n"
        cleaned = clean_text(f"{head}\n{listed}{tail}")
        self.assertNotIn("Ten floods", cleaned.text)
        self.assertIn("At the mill", cleaned.text)

    def test_comments_go_with_their_writers(self):
        form = "2 Comments\nold salt says:\nI have said for years that this river would come back to us.\nReply\n"
        cleaned = clean_text(BODY + form)
        self.assertEqual(cleaned.text, clean_text(BODY).text)

    def test_a_comment_count_at_the_top_takes_nothing_along(self):
        self.assertEqual(clean_text(f"2 Comments\n{BODY}").text, clean_text(BODY).text)


class LastTeaserTest(unittest.TestCase):
    """The lede of another article behind the text."""

    def last_kind(self, last: str) -> str:
        lines, kinds = split_lines(BODY + BODY.replace("Teyl", "Carrow").replace("Monday", "Sunday") + last), Kinds()
        mark_last_teaser(lines, kinds)
        return kinds.get(len(lines) - 1, "")

    def test_lede_of_another_article_is_one(self):
        lede = (
            "Governor Ann Delgado sent a tax bill to parliament on Tuesday that would make all bread "
            "cheaper by a fifth."
        )
        self.assertEqual(self.last_kind(lede), "teaser")

    def test_paragraphs_that_end_an_article_are_none(self):
        for last in (
            "The last flood of this height struck the valley on a Tuesday in May 1958, and killed eleven cows.",
            "He plans to reopen his bakery on Thursday with bread from Dunmore, candles and two borrowed tables.",
            "Mayor Amsel will speak on Tuesday about the water in the lower town, the mill and the gates of the dam.",
            "“Senator Delgado opened a campaign on Tuesday,” the radio said, and nobody in the attic was listening.",
        ):
            with self.subTest(last[:40]):
                self.assertEqual(self.last_kind(last), "")


class DatelineTest(unittest.TestCase):
    def test_all_writers_of_a_byline_are_named(self):
        for line, wanted in (
            ("By Ida Bell and Tom Roe", "Ida Bell and Tom Roe"),
            ("By IDA BELL, TOM ROE and ANN POOL", "IDA BELL, TOM ROE and ANN POOL"),
            ("By Ida Bell and Tom de la Roe in Oslo", "Ida Bell and Tom de la Roe"),
            ("By Ida Bell and Staff Writers", "Ida Bell"),
            ("By Ida Bell, Local Democracy Reporter", "Ida Bell"),
            ("By Ida Bell, Energy Analyst", "Ida Bell"),
        ):
            with self.subTest(line):
                self.assertEqual(byline_name(line), wanted)

    def test_a_reporter_whom_many_outlets_share_is_a_credit(self):
        self.assertEqual(agencies_in("By Ida Bell, Local Democracy Reporter"), ["Local Democracy Reporting Service"])

    def test_a_dateline_of_two_places_is_read(self):
        line, credit = read_dateline("LIMA/QUITO, March 12 (Reuters) - Two bridges fell.")
        self.assertEqual((line, line[slice(*credit)]), ("LIMA/QUITO, March 12 (Reuters)", "Reuters"))

    def test_datelines_are_read_and_stay_in_the_text(self):
        for lead, dateline, agency in (
            ("OLDHAM CROSS — ", "OLDHAM CROSS", []),
            ("OLDHAM CROSS, Ohio (AP) — ", "OLDHAM CROSS, Ohio (AP)", ["AP"]),
            ("LIMA, Aug 4 (Reuters) - ", "LIMA, Aug 4 (Reuters)", ["Reuters"]),
            ("Oldham Cross (dpa) - ", "Oldham Cross (dpa)", []),
            ("(CNN) ", "(CNN)", ["CNN"]),
            ("April 29 (UPI) -- ", "April 29 (UPI)", ["UPI"]),
            ("Port Ellis, Kisara – ", "Port Ellis, Kisara", []),
            ("", "", []),
            ("UPDATE: ", "", []),
        ):
            with self.subTest(lead):
                cleaned = clean_text(lead + BODY)
                self.assertEqual(cleaned.dateline, dateline)
                self.assertTrue(cleaned.text.startswith(lead))
                self.assertEqual([c.text for c in cleaned.credits if c.text.isupper() or c.text == "Reuters"], agency)


if __name__ == "__main__":
    unittest.main()
