"""The address that a page says it has, and when it is believed."""

import unittest

from articles.text.page import clean_html

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

    def test_a_page_that_came_from_nowhere_states_none(self):
        self.assertEqual(clean_html(f"<html><head>{CASES[0][0]}</head>{BODY}").canonical, "")


if __name__ == "__main__":
    unittest.main()
