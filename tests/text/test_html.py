"""Web pages: trafilatura's text with nothing of it lost to us, what the page states, and hostile markup."""

import json
import unittest
from datetime import date, datetime

from articles.text.page import LARGEST, UnreadablePage, clean_html
from tests.bench.clean_pages import FOLDER, squeezed

PAGES = FOLDER / "html"
EXPECTED = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))
JSON_LD = '<script type="application/ld+json">{}</script>'
PARAGRAPH = "The dam above Oldtown broke on Monday night, officials said on Tuesday, and nobody was hurt."


def page(head: str = "", body: str = f"<p>{PARAGRAPH}</p>") -> str:
    return f"<html><head>{head}</head><body><article><h1>Dam breaks</h1>{body}</article></body></html>"


class OwnPagesTest(unittest.TestCase):
    """tests/data/clean/html, with what is expected of each page."""

    def test_pages_come_out_as_expected(self):
        for name, wanted in EXPECTED.items():
            cleaned = clean_html((PAGES / name).read_text(encoding="utf-8"))
            with self.subTest(name):
                self.assertEqual(cleaned.headline, wanted["headline"])
                self.assertEqual(cleaned.byline, wanted["byline"])
                self.assertEqual(str(cleaned.published)[:10], wanted["published"])
                self.assertEqual(cleaned.language, wanted["language"])
                self.assertEqual(cleaned.site_name, wanted["site_name"])
                self.assertEqual([b for b in wanted["body"] if squeezed(b) not in squeezed(cleaned.text)], [])
                self.assertEqual([f for f in wanted["furniture"] if squeezed(f) in squeezed(cleaned.text)], [])

    def test_removed_lines_and_credits_stand_in_the_page_where_they_say(self):
        for name in EXPECTED:
            raw = (PAGES / name).read_text(encoding="utf-8")
            cleaned = clean_html(raw)
            for piece in (*cleaned.removed, *cleaned.credits):
                with self.subTest(f"{name}: {piece.text[:30]}"):
                    self.assertEqual(raw[piece.start : piece.end], piece.text)

    def test_what_was_left_out_is_shown(self):
        cleaned = clean_html((PAGES / "news_site.html").read_text(encoding="utf-8"))
        self.assertIn("Rainiest February since 1958", [piece.text for piece in cleaned.removed])


at = datetime.fromisoformat


class PublishedTest(unittest.TestCase):
    def test_stated_dates_are_read(self):
        for head, day in {
            '<meta property="article:published_time" content="2020-03-04T23:30:00-05:00">': at(
                "2020-03-04T23:30-05:00"
            ),
            '<meta property="article:published_time" content="2020-03-04T10:05:00Z">': at("2020-03-04T10:05+00:00"),
            '<meta property="article:published_time" content="2020-03-04 10:05">': at("2020-03-04T10:05"),
            '<meta property="article:published_time" content="2020-03-04T00:00:00+01:00">': date(2020, 3, 4),
            '<meta property="article:published_time" content="2020-03-04T99:05:00Z">': date(2020, 3, 4),
            '<meta name="date" content="Wed, 04 Mar 2020 10:05:00 +0100">': at("2020-03-04T10:05+01:00"),
            '<meta name="date" content="2020/03/04">': date(2020, 3, 4),
            '<meta name="pubdate" content="20200304">': date(2020, 3, 4),
            '<meta itemprop="datePublished" content="March 4, 2020">': date(2020, 3, 4),
            JSON_LD.format('[{"@type":["NewsArticle"],"datePublished":"2020-03-04"}]'): date(2020, 3, 4),
        }.items():
            with self.subTest(head):
                self.assertEqual(clean_html(page(head)).published, day)

    def test_nothing_is_guessed(self):
        for name, raw in {
            "no date": page(),
            "date of change": page('<meta property="article:modified_time" content="2020-03-04T10:00:00Z">'),
            "date in the text": page(body=f"<p>March 4, 2020</p><p>{PARAGRAPH}</p>"),
            "date of the site": page(JSON_LD.format('{"@type":"WebSite","datePublished":"2020-03-04"}')),
            "no such day": page('<meta name="date" content="2020-02-31">'),
            "two readings": page('<meta name="date" content="03/04/2020">'),
            "broken script": page(JSON_LD.format('{"@type":"NewsArticle",')),
        }.items():
            with self.subTest(name):
                self.assertIsNone(clean_html(raw, "https://example.org/2020/03/04/dam").published)


class BylineTest(unittest.TestCase):
    def test_a_job_behind_a_name_is_no_second_writer(self):
        for stated, wanted in (
            ("Ida Bell, Harbour Reporter", "Ida Bell"),
            ("Ida Bell, Energy Analyst", "Ida Bell"),
            ("Ida Bell and Tom Roe, Crime Reporters", "Ida Bell; Tom Roe"),
            ("Ida Bell, Tom Roe", "Ida Bell; Tom Roe"),
            ("Ida Bell, Professor of Law, and Tom Roe", "Ida Bell; Tom Roe"),
        ):
            with self.subTest(stated):
                self.assertEqual(clean_html(page(f'<meta name="author" content="{stated}">')).byline, wanted)
                self.assertEqual(
                    clean_html(page(body=f'<p class="byline">By {stated}</p><p>{PARAGRAPH}</p>')).byline, wanted
                )


class HostilePageTest(unittest.TestCase):
    def test_text_below_any_depth_is_found(self):
        raw = "<html><body>" + "<div>" * 5_000 + f"<p>{PARAGRAPH}</p>"
        self.assertEqual(clean_html(raw).text, PARAGRAPH)

    def test_pages_above_the_caps_are_refused_in_a_sentence(self):
        for name, raw in {"size": "<p>" + "a " * LARGEST, "tags": "<b>x" * 70_000}.items():
            with self.subTest(name), self.assertRaisesRegex(UnreadablePage, "larger than any article"):
                clean_html(raw)

    def test_broken_pages_do_not_raise(self):
        for raw in (
            "",
            "<",
            "<html>",
            "<p>",
            "<!--",
            "<script>",
            "]]>",
            "<?xml version='1.0' encoding='x'?><p>ok</p>",
            "\ufeff<p>a",
        ):
            with self.subTest(raw):
                self.assertIsInstance(clean_html(raw).text, str)

    def test_scripts_never_reach_the_text(self):
        raw = page(body=f"<script>alert('dam')</script><p>{PARAGRAPH}</p><style>p{{}}</style>")
        self.assertEqual(clean_html(raw).text, PARAGRAPH)

    def test_what_is_no_markup_is_cleaned_as_text(self):
        self.assertEqual(clean_html(PARAGRAPH).text, PARAGRAPH)


if __name__ == "__main__":
    unittest.main()
