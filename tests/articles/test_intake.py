"""What comes in is kept verbatim, once, and bad input costs nothing but itself."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from articles.intake.given import MAX_BYTES, Published, Refused, article_address, decode, parse_published
from articles.intake.take_in import Submission, Verdict, take_in, take_in_all
from articles.models import Article, Outlet, Revision

BODY = """The ferry Halvard left Ostrim at dawn on Tuesday with forty passengers on board.

“We saw nothing unusual,” said the harbour master, Lena Voss, who watched it go.

The company said that the ship had been inspected in the spring and found sound by two engineers.
"""


def piece(text: str = BODY, **fields) -> Submission:
    return Submission(text.encode(), **({"source_name": "ferry.txt"} | fields))


REFUSED = {
    "nothing at all": (b"", "empty"),
    "white space only": (b" \n\t ", "empty"),
    "NUL bytes": (b"A sentence.\0 Another one.", "NUL"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "."),
    "UTF-16 cut in two": (b"\xff\xfeA\0 ", "UTF-8"),
    "control characters": (b"\x01\x02\x03\x04 binary \x05\x06", "control characters"),
    "too large": (b"a" * (MAX_BYTES + 1), "MB"),
}


@pytest.mark.parametrize("raw, word", REFUSED.values(), ids=REFUSED)
def test_bad_bytes_are_refused_in_a_sentence(raw, word):
    with pytest.raises(Refused, match=word) as refusal:
        decode(raw)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize("charset", ["windows-1252", "utf-16"])
def test_a_text_of_another_encoding_is_taken_in_and_its_page_says_which(db, as_reader, charset):
    outcome = take_in(Submission(BODY.encode(charset), "ferry.txt"))
    assert outcome.article.current.raw.lstrip("\ufeff") == BODY
    page = as_reader.get(outcome.article.get_absolute_url()).content.decode()
    assert f"Read as {outcome.article.current.charset}: " in page
    assert ("guessed" in page) == (charset == "windows-1252")


def test_day_keeps_its_precision():
    assert parse_published("2025-03-12") == Published(datetime(2025, 3, 12, tzinfo=UTC), "day")


def test_moment_keeps_its_zone():
    published = parse_published("2025-03-12T14:20:00+02:00")
    assert (published.at.astimezone(UTC).hour, published.precision, published.offset) == (12, "time", 120)


@pytest.mark.parametrize(
    "published, day",
    {
        "2031-05-07T00:40+10:00": "2031-05-07",
        "2031-05-06T22:15-08:00": "2031-05-06",
        "2031-05-06T22:15": "2031-05-06",
        "2031-05-07": "2031-05-07",
        "2999-12-31T23:59+00:00": "2999-12-31",
    }.items(),
)
@pytest.mark.django_db
def test_the_day_of_publication_is_that_of_the_place(published, day):
    article = take_in(piece(published=published)).article
    assert Article.objects.get(pk=article.pk).published_on.isoformat() == day


@pytest.mark.django_db
def test_a_date_that_comes_later_comes_with_its_zone():
    take_in(piece(outlet="Paper"))
    take_in(piece(outlet="Paper", published="2031-05-07T00:40+10:00"))
    assert Article.objects.get().published_on.isoformat() == "2031-05-07"


@pytest.mark.django_db
def test_whoever_corrects_the_hour_leaves_the_clock_of_the_place(journalist):
    article = take_in(piece(published="2031-05-07T00:40+10:00")).article
    article.edit(journalist, published_at=article.published_at + timedelta(minutes=20))
    assert article.published_there.isoformat() == "2031-05-07T01:00:00+10:00"
    article.edit(journalist, published_zone="UTC")
    assert article.published_on.isoformat() == "2031-05-06"


@pytest.mark.parametrize("value", ["12/3/2025", "yesterday", "2025-13-40", "0012-01-01", "2025-03-12T99:00"])
def test_date_that_is_none_is_refused_not_guessed(value):
    with pytest.raises(Refused):
        parse_published(value)


@pytest.mark.parametrize(
    "value, words",
    [
        ("9999-12-31T23:59-12:00", "too far ahead"),
        ("9999-12-31", "too far ahead"),
        ("3000-01-01", "too far ahead"),
        ("0001-01-01T00:00+14:00", "printing press"),
        ("2999-12-31T23:59-12:00", "too far ahead"),
        ("1400-01-01T00:00+14:00", "printing press"),
    ],
)
def test_date_at_the_ends_of_time_is_refused_in_a_sentence(value, words):
    with pytest.raises(Refused, match=words):
        parse_published(value)


def test_a_zone_that_the_database_does_not_take_is_reckoned_into_utc():
    wanted = Published(datetime(2025, 3, 11, 14, 50, tzinfo=UTC), "time", 23 * 60 + 30, "+23:30")
    assert parse_published("2025-03-12T14:20+23:30") == wanted


def test_no_date_stays_unknown():
    assert parse_published("  ") == Published(None, "day")


def test_home_page_is_no_articles_address():
    assert article_address("https://paper.example/") == ""


def test_tracker_and_fragment_do_not_make_another_address():
    plain = article_address("https://paper.example/news/ferry")
    assert article_address("https://paper.example/news/ferry?utm_source=x#comments") == plain


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://paper.example/x", "paper.example/x", "http://[", "https:///x"]
)
def test_odd_address_is_refused(url):
    with pytest.raises(Refused):
        article_address(url)


def letters(number: int) -> str:
    """So many different letters of three bytes, which no index can keep in less."""
    return "".join(chr(0x4E00 + (n * 7919) % 20000) for n in range(number))


TOO_MUCH = {
    "an outlet's name": ({"outlet": "P" * 201}, "The outlet’s name has 201 characters; at most 200 are taken."),
    "a headline": ({"headline": "H" * 1001}, "The headline has 1,001 characters; at most 1,000 are taken."),
    "an address": ({"url": "https://paper.example/" + "x" * 1979}, "longer than 2,000 characters"),
    "an address in letters of many bytes": ({"url": f"https://paper.example/{letters(1900)}"}, "longer than 2,000"),
    "an address that grows as it is written out": ({"url": "https://paper.example/" + " é" * 700}, "longer than 2,000"),
    "a password": ({"url": "https://jo:secret@news.example/ferry"}, "holds a name or a password"),
    "a domain": ({"url": f"https://{'news.' * 60}example/ferry"}, "is no web address"),
    "a date": ({"published": "2025-03-12" + " " * 10 + "x" * 400}, "is no date"),
}


@pytest.mark.django_db
class TestTakingIn:
    def test_what_came_without_an_address_is_known_again_when_it_has_one(self, db):
        first = take_in(piece()).article
        again = take_in(piece(outlet="Ostrim Post", url="https://post.example/ferry", published="2031-03-04"))
        assert (again.verdict, again.article) == ("unchanged", first)
        first.refresh_from_db()
        assert (first.outlet.name, first.url) == ("Ostrim Post", "https://post.example/ferry")
        assert take_in(piece(BODY + "More.", url="https://post.example/ferry")).article == first
        other = take_in(piece(outlet="Ostrim Post", url="https://post.example/other"))
        assert (other.verdict, other.article != first) == ("added", True)

    def test_raw_is_kept_verbatim(self):
        raw = "\ufeff" + BODY.replace("\n", "\r\n") + "  \n\nShare this article\n"
        article = take_in(piece(raw)).article
        assert article.current.raw == raw

    def test_repeat_adds_nothing_and_says_so(self):
        first, second = take_in(piece()), take_in(piece())
        assert (first.verdict, second.verdict) == (Verdict.ADDED, Verdict.UNCHANGED)
        assert second.article == first.article
        assert Revision.objects.count() == 1

    def test_changed_text_under_one_address_is_a_second_version(self):
        url = "https://paper.example/news/ferry"
        first = take_in(piece(url=url))
        second = take_in(piece(BODY + "\nThe captain was not hurt and went home in the evening.\n", url=url))
        assert second.verdict is Verdict.REVISED
        assert [r.number for r in second.article.revisions.all()] == [1, 2]
        assert second.article.current.number == 2
        assert first.article.current.raw == BODY

    def test_same_words_from_two_outlets_are_two_articles(self):
        take_in_all([piece(outlet="Wire"), piece(outlet="Paper")])
        assert Article.objects.count() == 2

    def test_two_files_of_one_home_page_are_two_articles_of_one_outlet(self):
        home = "https://paper.example/"
        take_in(piece(outlet="Paper", url=home))
        take_in(
            piece(BODY + "\nA second piece has a sentence more than the first one has.\n", outlet="Paper", url=home)
        )
        assert Article.objects.count() == 2
        assert Outlet.objects.get().domains == ["paper.example"]

    def test_outlet_and_date_may_be_unknown(self):
        article = take_in(piece()).article
        assert (article.outlet, article.published_at) == (None, None)

    def test_outlet_that_becomes_known_is_added_to_the_article_that_is_there(self):
        take_in(piece())
        outcome = take_in(piece(outlet="Paper", published="2025-03-12"))
        assert outcome.verdict is Verdict.UNCHANGED
        assert Article.objects.get().outlet.name == "Paper"
        assert Article.objects.get().published_on.isoformat() == "2025-03-12"

    def test_known_date_is_not_overwritten(self):
        take_in(piece(outlet="Paper", published="2025-03-12"))
        take_in(piece(outlet="Paper", published="2025-04-01"))
        assert Article.objects.get().published_on.isoformat() == "2025-03-12"

    def test_refused_piece_leaves_nothing_behind(self):
        outcomes = take_in_all([piece(published="soon", outlet="New Paper"), piece()])
        assert [o.verdict for o in outcomes] == [Verdict.REFUSED, Verdict.ADDED]
        assert not Outlet.objects.exists()

    def test_page_is_told_by_its_content_too(self):
        page = f"<!doctype html><html><body><article><h1>Ferry lost</h1><p>{BODY}</p></article></body></html>"
        article = take_in(piece(page, source_name="pasted text")).article
        assert article.current.raw_format == "html"
        assert "<p>" not in article.current.text

    def test_given_headline_wins(self):
        assert take_in(piece(headline="Ferry  lost")).article.headline == "Ferry lost"

    @pytest.mark.parametrize("fields, words", TOO_MUCH.values(), ids=TOO_MUCH)
    def test_what_is_too_long_is_refused_in_a_sentence_and_the_rest_goes_in(self, fields, words):
        refused, added = take_in_all([piece(**fields), piece()])
        assert (refused.verdict, added.verdict) == (Verdict.REFUSED, Verdict.ADDED)
        assert words in refused.message and len(refused.message) < 300

    def test_as_much_as_there_is_room_for_is_taken(self):
        most = {"outlet": "P" * 200, "headline": "H" * 1000, "url": "https://paper.example/" + "x" * 1978}
        article = take_in(piece(**most)).article
        assert (article.outlet.name, article.headline, article.url) == tuple(most.values())

    def test_a_page_that_says_nonsense_of_itself_is_taken_without_it(self):
        head = f'<meta property="og:site_name" content="{"P" * 300}"><meta name="date" content="9999-12-31">'
        page = f"<html><head>{head}</head><body><article><h1>Ferry lost</h1><p>{BODY}</p></article></body></html>"
        article = take_in(piece(page, source_name="page.html")).article
        assert (article.outlet, article.published_at) == (None, None)

    def test_an_outlet_is_known_again_whatever_its_capitals(self):
        """Of some letters the small forms are alike and the capitals are not."""
        names = ["Große Post", "GROẞE POST", "GROßE POST"]
        assert len({take_in(piece(BODY + name, outlet=name)).article.outlet_id for name in names}) == 1


@pytest.mark.django_db(transaction=True)
def test_racing_imports_make_one_article_each():
    pieces = [piece(BODY + f"\nThe report has the number {n} and ends with a full stop here.\n") for n in range(12)]

    def bring_all(_):
        try:
            return [o.verdict for o in take_in_all(pieces)]
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        verdicts = [v for run in pool.map(bring_all, range(6)) for v in run]
    assert Article.objects.count() == Revision.objects.count() == 12
    assert verdicts.count(Verdict.ADDED) == 12
    assert verdicts.count(Verdict.UNCHANGED) == 60
