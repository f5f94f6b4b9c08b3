"""Kinds of web pages: text in unusual places, section fronts, live blogs, and articles cut short by their outlets."""

import json
import unittest

from articles.text.page import Link, clean_html, clean_text

PROSE = (
    "The lock at Sallow was closed on Monday after a barge struck its lower gate, the canal board said.",
    "Two of the crew were taken to a hospital in Venn, where they spent the night, and are well.",
    "“It went through the wood like a knife,” said Nell Ashdown, who keeps the lock, on Tuesday morning.",
)
HEADLINE = "Barge closes lock at Sallow"


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang=en><head><title>{HEADLINE}</title>{head}</head><body>{body}</body></html>"


def stated(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | fields)}</script>'


def article(*lines: str) -> str:
    return f"<article><h1>{HEADLINE}</h1>{paragraphs(*lines)}</article>"


class WhereTheTextStands(unittest.TestCase):
    def text(self, raw: str) -> list[str]:
        return clean_html(raw).text.split("\n\n")

    def test_in_an_aside_beside_a_cookie_notice(self):
        notice = "We and our partners use cookies to give you a better experience and to show adverts to you."
        raw = page(f"<aside class=story><h1>{HEADLINE}</h1>{paragraphs(*PROSE)}</aside><div><p>{notice}</p></div>")
        self.assertEqual(self.text(raw), list(PROSE))

    def test_in_json_alone(self):
        raw = page("<div id=app></div>", stated(headline="Lock closed", articleBody="\n\n".join(PROSE)))
        self.assertEqual(self.text(raw), list(PROSE))

    def test_in_json_as_markup_behind_a_teaser(self):
        raw = page(article(PROSE[0]), stated(articleBody=paragraphs(*PROSE)))
        self.assertEqual(self.text(raw), list(PROSE))

    def test_what_is_shown_stands_where_json_says_little_more(self):
        raw = page(article(*PROSE), stated(articleBody=f"{' '.join(PROSE)} And so it ends."))
        self.assertEqual(self.text(raw), list(PROSE))

    def test_the_texts_of_several_articles_are_nobodys(self):
        other = stated(articleBody=" ".join(["Bees return to the roofs of Venn."] * 20))
        self.assertEqual(self.text(page(article(*PROSE), other + other)), list(PROSE))

    def test_q_elements_are_shown_in_their_marks(self):
        words = "Ashdown called it <q>the worst <q>bump</q> in years</q> and went home."
        self.assertIn(
            "Ashdown called it “the worst ‘bump’ in years” and went home.", self.text(page(article(*PROSE, words)))
        )

    def test_a_line_break_in_mid_sentence_is_a_space(self):
        text = self.text(page(article("The gate broke<br>into three pieces on Monday.", *PROSE[1:])))
        self.assertEqual(text[0], "The gate broke into three pieces on Monday.")

    def test_a_line_break_between_sentences_is_a_new_line(self):
        text = self.text(page(article(f"{PROSE[0]}<br>{PROSE[1]}", PROSE[2])))
        self.assertEqual(text, list(PROSE))


class SectionFrontTest(unittest.TestCase):
    TITLES = ("Barge closes lock at Sallow", "Baker of Venn wins a prize", "Teachers strike for a third week")

    def front(self, head: str = "", first: str = "") -> str:
        cards = "".join(
            f'<div class=card><h2><a href="/{n}">{title}</a></h2><p>{title}, and what it means for us.</p></div>'
            for n, title in enumerate(self.TITLES)
        )
        return page(f"<main><h1>News</h1>{first}{cards}</main>", head)

    def test_a_list_of_links_says_so(self):
        found = clean_html(self.front(), "https://echo.example/news")
        self.assertTrue(found.is_front)
        self.assertEqual(found.links[1], Link("https://echo.example/1", "Baker of Venn wins a prize"))
        self.assertEqual(len(found.links), 3)

    def test_links_that_lead_nowhere_known_are_left_out(self):
        found = clean_html(self.front())
        self.assertTrue(found.is_front)
        self.assertEqual(found.links, ())

    def test_links_to_other_sites_make_no_front(self):
        raw = self.front().replace('href="/', 'href="https://other.example/')
        self.assertFalse(clean_html(raw, "https://echo.example/news").is_front)

    def test_an_article_above_such_a_list_is_one(self):
        for body in (PROSE, PROSE[:2]):
            found = clean_html(self.front(first=paragraphs(*body)), "https://echo.example/sallow")
            with self.subTest(len(body)):
                self.assertFalse(found.is_front)

    def test_a_brief_that_says_it_is_an_article_is_one(self):
        found = clean_html(self.front(stated(headline=HEADLINE), paragraphs(PROSE[1])), "https://echo.example/sallow")
        self.assertFalse(found.is_front)

    def test_an_article_with_linked_subheads_is_one(self):
        parts = "".join(
            f'<h2><a href="/{n}">{title}</a></h2>{paragraphs(*PROSE)}' for n, title in enumerate(self.TITLES)
        )
        self.assertFalse(
            clean_html(page(f"<main><h1>The week</h1>{parts}</main>"), "https://echo.example/week").is_front
        )


class LiveBlogTest(unittest.TestCase):
    FIRST = "What we know of the lock at Sallow, as it comes in."
    ENTRIES = ("18:10", "Crew are well"), ("17:00", "Lock closed"), ("16:20", "A bang")

    def live(self, headline: str = "Lock at Sallow: live updates", kind: str = "live-post") -> str:
        entries = "".join(
            f'<article class="{kind}"><time datetime="2031-03-03T{hour}:00+01:00">{hour}</time>'
            f"<h2>{heading}</h2><p>{line}</p></article>"
            for (hour, heading), line in zip(self.ENTRIES, PROSE, strict=True)
        )
        return page(f"<main><h1>{headline}</h1><p>{self.FIRST}</p>{entries}</main>")

    def test_entries_keep_their_hour_and_heading(self):
        found = clean_html(self.live())
        self.assertEqual([entry.heading for entry in found.entries], ["Crew are well", "Lock closed", "A bang"])
        self.assertEqual(found.entries[1].at, "2031-03-03T17:00:00+01:00")
        self.assertEqual(found.text[found.entries[1].start : found.entries[1].end], f"Lock closed\n\n{PROSE[1]}")
        self.assertNotIn("17:00", found.text)

    def test_what_stands_before_the_entries_stays(self):
        self.assertTrue(clean_html(self.live()).text.startswith(self.FIRST))

    def test_comments_with_hours_are_no_entries(self):
        self.assertEqual(clean_html(self.live(kind="comment")).entries, ())

    def test_a_page_that_does_not_say_live_has_none(self):
        self.assertEqual(clean_html(self.live("Barge closes lock at Sallow")).entries, ())

    def test_entries_that_json_alone_has(self):
        updates = [
            {"headline": heading, "datePublished": f"2031-03-03T{hour}:00Z", "articleBody": body}
            for heading, hour, body in (("Gate broken", "16:00", PROSE[0]), ("Crew well", "17:00", PROSE[1]))
        ]
        blog = stated(**{"@type": "LiveBlogPosting"}, datePublished="2031-03-03", liveBlogUpdate=updates)
        found = clean_html(page(f"<h1>{HEADLINE}</h1><div id=app></div>", blog))
        self.assertEqual([entry.heading for entry in found.entries], ["Gate broken", "Crew well"])
        self.assertEqual(str(found.published), "2031-03-03")
        self.assertEqual(found.text, f"Gate broken\n\n{PROSE[0]}\n\nCrew well\n\n{PROSE[1]}")

    def test_a_piece_put_back_leaves_the_entries_at_their_words(self):
        raw = self.live().replace("</main>", "<p>Advertisement</p></main>")
        piece = next(piece for piece in clean_html(raw).removed if piece.text == "17:00")
        found = clean_html(raw, kept=[(piece.start, piece.end)])
        self.assertIn("17:00", found.text)
        for entry in found.entries:
            self.assertTrue(found.text[entry.start : entry.end].startswith(entry.heading))


class CutShortTest(unittest.TestCase):
    NOTICES = (
        "This article is for subscribers only.",
        "To continue reading, log in or start a free trial.",
        "Subscribe to continue reading",
        "Read on with Echo Plus: one month free of charge.",
        "Jetzt weiterlesen mit Echo+",
        "Dieser Artikel ist nur für Abonnenten lesbar.",
        "La suite de cet article est réservée aux abonnés.",
        "Este contenido es exclusivo para suscriptores",
        "Questo articolo è riservato agli abbonati",
        "Dit artikel is alleen voor abonnees",
        "Чтобы читать дальше, оформите подписку",
        "هذا المقال متاح للمشتركين فقط",
        "הכתבה המלאה זמינה למנויים בלבד",
        "この記事は有料会員限定です",
    )

    def test_a_notice_behind_the_text_is_taken_out_and_tells(self):
        for notice in self.NOTICES:
            found = clean_text("\n\n".join((HEADLINE, *PROSE[:2], notice)))
            with self.subTest(notice):
                self.assertEqual(found.text, "\n\n".join(PROSE[:2]))
                self.assertIn(notice.rstrip("."), found.cut_short)

    def test_a_notice_above_the_text_or_inside_it_tells_nothing(self):
        for lines in ((self.NOTICES[0], *PROSE), (PROSE[0], self.NOTICES[0], *PROSE[1:])):
            with self.subTest(lines[0]):
                self.assertEqual(clean_text("\n\n".join((HEADLINE, *lines))).cut_short, "")

    def test_what_sells_beside_whole_articles_tells_nothing(self):
        for notice in (
            "Subscribe to our newsletter",
            "Support independent journalism: subscribe today.",
            "Already a subscriber? Log in",
        ):
            with self.subTest(notice):
                self.assertEqual(clean_text("\n\n".join((HEADLINE, *PROSE, notice))).cut_short, "")

    def test_the_mark_of_a_feed_that_cuts(self):
        found = clean_text("\n\n".join((HEADLINE, PROSE[0], f"{PROSE[1]} … [+2314 chars]")))
        self.assertIn("[+2314 chars]", found.cut_short)
        self.assertNotIn("2314", found.text)

    def test_what_a_page_says_of_itself(self):
        whole = [f"{line} That was the {n}th time." for n in range(12) for line in PROSE]
        for name, head, lines, is_cut in (
            ("not free, and short", stated(isAccessibleForFree=False), PROSE, True),
            ("not free, in words", stated(isAccessibleForFree="False"), PROSE, True),
            ("not free, and all there", stated(isAccessibleForFree=False, wordCount=660), whole, False),
            ("free, and short", stated(isAccessibleForFree=True), PROSE, False),
            ("a third of its words", stated(wordCount=900), PROSE, True),
            ("nearly all its words", stated(wordCount=60), PROSE, False),
            ("nothing", "", PROSE, False),
        ):
            with self.subTest(name):
                self.assertEqual(bool(clean_html(page(article(*lines), head)).cut_short), is_cut)

    def test_a_notice_that_the_library_leaves_out_tells_too(self):
        raw = page(f'{article(*PROSE)}<div class="paywall"><p>This article is for subscribers only.</p></div>')
        found = clean_html(raw)
        self.assertNotIn("subscribers", found.text)
        self.assertIn("subscribers", found.cut_short)

    def test_a_text_that_json_has_whole_is_not_cut(self):
        raw = page(article(PROSE[0]), stated(isAccessibleForFree=False, articleBody="\n\n".join(PROSE * 5)))
        self.assertEqual(clean_html(raw).cut_short, "")


class HeadlineAloneTest(unittest.TestCase):
    def test_a_short_line_that_shares_no_word_with_the_text(self):
        text = "Der Kanal bleibt nach dem Unfall am Montag bis auf Weiteres gesperrt, teilte das Amt mit."
        self.assertEqual(clean_text(f"Unglück: Schleuse zu\n\n{text}").headline, "Unglück: Schleuse zu")

    def test_a_field_a_person_and_a_place_are_none(self):
        for line in ("Editor: Nell Ashdown", "Nell Ashdown", "Canals"):
            with self.subTest(line):
                self.assertEqual(clean_text(f"{line}\n\n{PROSE[0]} {PROSE[1]}").headline, "")


if __name__ == "__main__":
    unittest.main()
