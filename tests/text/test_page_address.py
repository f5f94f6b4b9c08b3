"""The address that a page says it has, and when it is believed."""

import unittest

from articles.text.page import clean_html, saved_from

CAME_FROM = "https://m.paper.example/ferry?from=mail"
BODY = "<body><h1>Ferry sails again</h1><p>The ferry to Ostrim sails again since Tuesday, the harbour master said.</p>"

CASES = [
    # head of the page, its own address
    ('<link rel="canonical" href="https://www.paper.example/ferry">', "https://www.paper.example/ferry"),
    ('<link rel=canonical href="/news/ferry">', "https://m.paper.example/news/ferry"),
    ('<link rel="alternate Canonical" href="//paper.example/f#top">', "https://paper.example/f"),
    ('<meta property="og:url" content="https://paper.example/og">', "https://paper.example/og"),
    (
        '<meta property="og:url" content="https://paper.example/og"><link rel="canonical" href="/c">',
        "https://m.paper.example/c",
    ),
    ('<link rel="canonical" href=""><meta property="og:url" content="/og">', "https://m.paper.example/og"),
    ('<link rel="canonical" href="https://wire.example/ferry">', ""),
    (
        '<link rel="canonical" href="https://wire.example/x"><meta property="og:url" content="/og">',
        "https://m.paper.example/og",
    ),
    ('<link rel="canonical" href="https://paper.example.evil.example/ferry">', ""),
    ('<link rel="canonical" href="javascript:alert(1)">', ""),
    ('<link rel="canonical" href="http://[">', ""),
    ('<link rel="canonical">', ""),
    ('<link rel="stylesheet" href="/style.css">', ""),
    (f'<link rel="canonical" href="/{"x" * 3000}">', ""),
    ("", ""),
]


class TestCanonicalAddress(unittest.TestCase):
    def test_it_is_the_one_stated_on_its_own_site(self):
        for head, address in CASES:
            with self.subTest(head=head[:80]):
                self.assertEqual(clean_html(f"<html><head>{head}</head>{BODY}", CAME_FROM).canonical, address)

    def test_customers_of_one_host_are_not_one_site(self):
        head = '<link rel="canonical" href="https://ada.github.io/ferry">'
        page = f"<html><head>{head}</head>{BODY}"
        self.assertEqual(clean_html(page, "https://eve.github.io/ferry").canonical, "")
        self.assertEqual(clean_html(page, "https://ada.github.io/f?x=1").canonical, "https://ada.github.io/ferry")

    def test_a_page_that_came_from_nowhere_is_believed_where_all_that_it_states_is_of_one_site(self):
        own, og = '<link rel="canonical" href="https://{}">', '<meta property="og:url" content="https://{}">'
        cases = [
            (own.format("www.paper.example/ferry"), "https://www.paper.example/ferry"),
            (og.format("paper.example/ferry"), "https://paper.example/ferry"),
            (own.format("paper.example/a") + og.format("m.paper.example/b"), "https://paper.example/a"),
            (own.format("paper.example/a") + og.format("wire.example/b"), ""),
            ('<link rel="canonical" href="/ferry">', ""),
            (own.format("["), ""),
        ]
        for head, address in cases:
            with self.subTest(head=head):
                self.assertEqual(clean_html(f"<html><head>{head}</head>{BODY}").canonical, address)

    def test_a_browser_writes_where_it_saved_a_page_from(self):
        address = "https://paper.example/ferry?page=2"
        for head in (
            f"<!DOCTYPE html>\n<!-- saved from url=(0034){address} -->\n<html>",
            f"<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: {address} \n saved date: Monday\n-->",
        ):
            self.assertEqual(saved_from(head), address)
        for none in (
            "",
            "<p>saved from url=(0034)https://paper.example/ferry",
            "<!-- saved from url=(0014)about:blank -->",
        ):
            self.assertEqual(saved_from(none), "")


if __name__ == "__main__":
    unittest.main()
