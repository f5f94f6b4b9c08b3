"""Search over articles, claims and names."""

from itertools import islice, product

from django.contrib.postgres.search import SearchQuery

from articles.models import Article, Outlet, SearchEntry
from tests.conftest import make_article


def found(words: str, config: str = "coverage") -> list[str]:
    query = SearchQuery(words, config=config, search_type="phrase")
    return [e.article.headline for e in SearchEntry.objects.filter(words=query).select_related("article")]


def test_words_of_any_form_and_accent_find_an_article(db):
    outlet = Outlet.objects.create(name="Ostrand Post")
    article = make_article(outlet, "Miniszter távozik", "Péter Szabó is resigning over al-Hazimi’s debts.")
    SearchEntry.objects.write([article])
    assert found("resigned") == found("peter szabo", "simple") == found("al hazimi", "simple") == ["Miniszter távozik"]


def test_writing_again_replaces_the_words(db):
    article = make_article(None, "Flood", "Water rose.")
    SearchEntry.objects.write([article])
    article.current = article.revisions.create(
        number=2, raw="x", raw_sha256="x", raw_format="text", text="Fire spread."
    )
    article.save()
    SearchEntry.objects.write([article])
    assert found("fire") == ["Flood"]
    assert found("water") == []
    assert found("flood") == ["Flood"]


def test_the_longest_text_is_written(db):
    """More lexemes than one tsvector holds: the words after the limit are left out, nothing is refused."""
    letters = [chr(1072 + n) for n in range(30)]
    text = " ".join("".join(four) for four in islice(product(letters, repeat=4), 100_000))
    SearchEntry.objects.write([make_article(None, "Long", text)])
    assert found("long") == ["Long"]


def test_an_article_without_a_version_is_passed_over(db):
    SearchEntry.objects.write([Article.objects.create(identity="x")])
    assert not SearchEntry.objects.exists()
