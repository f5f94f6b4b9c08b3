"""Feeds of every kind, whole, broken and hostile → what they say."""

import json
import unittest

from articles.text.feeds import Listed, read_feed, read_opml, write_opml
from articles.text.feeds.entry import MOST_ENTRIES

AT = "https://post.example/news/feed"
WHOLE = "<p>" + "The ferry to Ostrim sails again since Tuesday, the harbour master said. " * 20 + "</p>"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Ostrim &amp; Post</title><link>https://post.example/</link>
<item><title>Ferry &lt;b&gt;sails&lt;/b&gt; again</title><link>/ferry</link><guid isPermaLink="false">f-1</guid>
<pubDate>Tue, 04 Mar 2031 10:20:00 +0100</pubDate><dc:creator>Lena Moor</dc:creator>
<category>Sea</category><category>Sea</category><category>Ostrim</category>
<source url="https://wire.example/rss">Calder Wire</source>
<description>&lt;p&gt;It had lain at the quay. &lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;</description>
</item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/a/">
<title type="html">Ostrim Post</title><link rel="alternate" href="/"/>
<entry><id>tag:post.example,2031:1</id><title>5 &lt; 6</title><link rel="alternate" href="ferry"/>
<published>2031-03-04T10:20:00-05:00</published><updated>2031-03-05T00:00:00Z</updated>
<author><name>Lena Moor</name></author><author><name>Ivo Marsh</name></author>
<source><title>Calder Wire</title></source><category term="Sea"/>
<content type="html"><![CDATA[{WHOLE}]]></content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="x"><title>Post</title><link>https://post.example/</link></channel>
<item rdf:about="https://post.example/1"><title>Ferry</title><link>https://post.example/1</link></item></rdf:RDF>"""
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://post.example/ferry </loc>
<lastmod>2031-03-05</lastmod><news:news><news:publication><news:name>Ostrim Post</news:name></news:publication>
<news:publication_date>2031-03-04T10:20:00+01:00</news:publication_date><news:title>Ferry sails</news:title>
<news:keywords>sea, Ostrim</news:keywords></news:news></url><url><loc>https://post.example/about</loc></url></urlset>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Ostrim Post",
    "home_page_url": "https://post.example/",
    "items": [
        {
            "id": "1",
            "url": "https://post.example/ferry",
            "title": "Ferry sails",
            "content_text": "The ferry sails.\n\nIt had lain at the quay.",
            "date_published": "2031-03-04T10:20:00+01:00",
            "authors": [{"name": "Lena Moor"}],
            "tags": ["sea"],
        }
    ],
}
BOMB = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {new} "{10 * f"&{old};"}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def one(body, content_type: str = ""):
    feed = read_feed(body if isinstance(body, bytes) else body.encode(), content_type, AT)
    (entry,) = feed.entries
    return feed, entry


class TestWhatAFeedSays(unittest.TestCase):
    def test_rss(self):
        feed, entry = one(RSS)
        self.assertEqual((feed.kind, feed.title, feed.site), ("rss", "Ostrim & Post", "https://post.example/"))
        self.assertEqual((entry.guid, entry.address), ("f-1", "https://post.example/ferry"))
        self.assertEqual(entry.title, "Ferry sails again")
        self.assertEqual(entry.published, "2031-03-04T10:20:00+01:00")
        self.assertEqual(entry.published_words, "Tue, 04 Mar 2031 10:20:00 +0100")
        self.assertEqual((entry.author, entry.source), ("Lena Moor", "Calder Wire"))
        self.assertEqual(entry.categories, ("Sea", "Ostrim"))
        self.assertEqual((entry.teaser, entry.text), ("It had lain at the quay.", ""))

    def test_atom(self):
        feed, entry = one(ATOM)
        self.assertEqual((feed.kind, feed.site), ("atom", "https://post.example/"))
        self.assertEqual((entry.address, entry.title), ("https://post.example/a/ferry", "5 < 6"))
        self.assertEqual((entry.published, entry.updated), ("2031-03-04T10:20:00-05:00", "2031-03-05T00:00:00+00:00"))
        self.assertEqual((entry.author, entry.source), ("Lena Moor, Ivo Marsh", "Calder Wire"))
        self.assertEqual(entry.text, WHOLE.strip())

    def test_rdf(self):
        feed, entry = one(RDF)
        self.assertEqual((feed.kind, entry.address, entry.title), ("rss", "https://post.example/1", "Ferry"))

    def test_a_news_sitemap(self):
        feed, entry = one(SITEMAP)
        self.assertEqual((feed.kind, feed.title, entry.title), ("sitemap", "Ostrim Post", "Ferry sails"))
        self.assertEqual((entry.address, entry.updated), ("https://post.example/ferry", "2031-03-05"))
        self.assertEqual((entry.published, entry.categories), ("2031-03-04T10:20:00+01:00", ("sea", "Ostrim")))

    def test_json_feed(self):
        feed, entry = one(json.dumps(JSON))
        self.assertEqual((feed.kind, feed.title, entry.author), ("json", "Ostrim Post", "Lena Moor"))
        self.assertEqual((entry.categories, entry.teaser), (("sea",), "The ferry sails. It had lain at the quay."))

    def test_other_encodings(self):
        latin = RSS.replace("utf-8", "iso-8859-1").replace("Lena", "Léna")
        for body, kind in ((latin.encode("latin-1"), ""), (RSS.replace("Lena", "Léna").encode("utf-16"), "")):
            with self.subTest(body[:40]):
                body = body.replace("utf-8".encode("utf-16-le"), "utf-16".encode("utf-16-le"))
                self.assertEqual(one(body, kind)[1].author, "Léna Moor")

    def test_dates_as_they_are_written(self):
        dates = {
            "2031-03-04": "2031-03-04",
            "Tue, 04 Mar 2031 10:20:00 EST": "2031-03-04T10:20:00-05:00",
            "Tue, 04 Mar 2031 10:20:00 GMT": "2031-03-04T10:20:00+00:00",
            "2031-03-04T10:20:00Z": "2031-03-04T10:20:00+00:00",
            "yesterday": "",
            "": "",
        }
        for said, meant in dates.items():
            with self.subTest(said):
                body = RSS.replace("Tue, 04 Mar 2031 10:20:00 +0100", said)
                self.assertEqual(one(body)[1].published, meant)

    def test_a_teaser_is_not_the_whole_text(self):
        for end in (" […]", "…", " Read more", " <a href=x>Continue reading: Ferry sails</a>"):
            with self.subTest(end):
                self.assertEqual(one(ATOM.replace("</p>]]>", f"{end}</p>]]>"))[1].text, "")
        self.assertEqual(one(ATOM.replace(WHOLE, "<p>The ferry sails.</p>"))[1].text, "")

    def test_entries_without_a_name_are_told_apart(self):
        items = "<item><link>https://a.example/1</link></item><item><title>x</title></item><item/>" * 2
        feed = read_feed(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
        self.assertEqual([entry.address for entry in feed.entries], ["https://a.example/1", ""])
        self.assertEqual(len(feed.entries[1].guid), 64)


class TestWhatIsBrokenOrHostile(unittest.TestCase):
    def test_broken_xml_is_read_as_far_as_it_goes(self):
        feed, entry = one(RSS.replace("</item></channel></rss>", "<b>").replace("&amp;", "&"))
        self.assertEqual(entry.title, "Ferry sails again")
        self.assertIn("broken", feed.flaw)

    def test_a_bomb_is_not_read(self):
        for root in ("rss", "urlset", "feed"):
            body = f"<?xml version='1.0'?>{BOMB}]><{root}><title>&i;</title></{root}>"
            for encoding in ("utf-8", "utf-16"):
                with self.subTest(root, encoding=encoding):
                    self.assertIn("entities", read_feed(body.encode(encoding)).problem)

    def test_a_file_of_this_machine_is_not_read(self):
        body = '<!DOCTYPE r SYSTEM "file:///etc/passwd"><rss version="2.0"><channel><title>&x;</title></channel></rss>'
        self.assertNotIn("root", str(read_feed(body.encode())))

    def test_no_more_entries_than_are_taken(self):
        items = "".join(f"<item><guid>{n}</guid></item>" for n in range(MOST_ENTRIES + 5))
        feed = read_feed(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
        self.assertEqual(len(feed.entries), MOST_ENTRIES)
        self.assertIn("more than 1,000", feed.flaw)

    def test_what_stands_there_may_be_anything(self):
        odd = {"id": "\ud800", "title": ["x"], "authors": 3, "tags": [{}], "url": 5}
        long = f"<rss version='2.0'><channel><item><title>{'x' * 99_999}</title><link>{'y' * 99_999}</link></item>"
        hostile = [
            *(b"", b"\0", b"\xff\xfe", b"<", b"{", b"[", b"<rss", b"<feed/>", b"<urlset/>", b"<html"),
            *(b"<rss><channel>" + b"<item>" * 9000, b"<rss>" + b"&" * 50_000, b"<a " * 50_000, b"<!--" * 9000),
            *(b'{"a":' * 50_000, b"[" * 100_000, json.dumps({**JSON, "items": [odd]}).encode(), long.encode()),
            b'{"version": "https://jsonfeed.org/version/1", "items": [1, null, {"id": {}}, {"id": 1e999}]}',
            b"<html><link rel=alternate type=application/rss+xml href=http://[::1></html>",
        ]
        for body in hostile:
            with self.subTest(body[:40]):
                feed = read_feed(body, "text/xml; charset=klingon", "http://[")
                str(feed).encode()
                self.assertTrue(feed.kind or feed.links or feed.problem)

    def test_addresses_that_are_none_are_left_out(self):
        for link in (
            "javascript:alert(1)",
            "file:///etc/passwd",
            "mailto:a@b.example",
            "http://",
            "http://[::1",
            "a b",
        ):
            with self.subTest(link):
                self.assertEqual(one(RSS.replace("<link>/ferry", f"<link>{link}"))[1].address, "")

    def test_what_is_no_feed_says_so(self):
        for body, words in {
            "<html><p>x": "names no feed",
            '{"a": 1}': "no JSON Feed",
            "The ferry sails.": "neither a feed",
            "<sitemapindex/>": "list of sitemaps",
            SITEMAP.replace("news:news>", "news:old>"): "not of news",
        }.items():
            with self.subTest(words):
                self.assertIn(words, read_feed(body.encode()).problem)


class TestFeedsOfAPage(unittest.TestCase):
    def test_they_are_named_absolutely_and_once(self):
        page = """<!doctype html><html><head><title>Post</title><base href="/de/">
        <link rel="alternate" type="application/rss+xml" title="News" href="rss"><link rel=icon href=x>
        <link rel="home ALTERNATE" type="application/feed+json; charset=utf-8" href="//post.example/json">
        <link rel="alternate" type="application/rss+xml" href="rss"><link rel=alternate hreflang=de href=/x>"""
        feed = read_feed(page.encode(), "text/html", AT)
        links = (("https://post.example/de/rss", "News"), ("https://post.example/json", ""))
        self.assertEqual((feed.kind, feed.problem, feed.links), ("", "", links))


class TestOpml(unittest.TestCase):
    def test_folders_in_folders(self):
        found = read_opml(b"""<opml version="1.0"><body><outline text="Papers"><outline text="Ostrim">
        <outline type="rss" text="Post" XMLURL="https://post.example/rss"/></outline></outline>
        <outline title="Wire" xmlUrl=" https://wire.example/rss "/><outline xmlUrl="https://post.example/rss"/>
        <outline text="odd" xmlUrl="javascript:1"/></body></opml>""")
        post = Listed("https://post.example/rss", "Post", "Ostrim")
        self.assertEqual(found.feeds, (post, Listed("https://wire.example/rss", "Wire", "")))
        self.assertEqual(found.odd, ("javascript:1",))

    def test_what_is_written_is_read(self):
        feeds = (Listed("https://a.example/?x=1&y=2", "A <b>", "Földer"), Listed("https://b.example/", "B", ""))
        self.assertEqual(read_opml(write_opml("Feeds", feeds)).feeds, feeds)

    def test_hostile_lists(self):
        many = "".join(f'<outline xmlUrl="https://a.example/{n}"/>' for n in range(2001))
        for body, words in {
            "": "no OPML",
            "<html/>": "no OPML",
            "<opml/>": "no OPML",
            f"<opml><body>{many}</body></opml>": "more than 2,000",
            f'{BOMB}]><opml><outline text="&i;" xmlUrl="https://a.example/"/></opml>': "entities",
            "<opml>" + "<outline>" * 50_000: "no OPML",
        }.items():
            with self.subTest(body[:40]):
                self.assertIn(words, read_opml(body.encode()).problem)


if __name__ == "__main__":
    unittest.main()
