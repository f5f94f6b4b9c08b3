from collections.abc import Sequence

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import connections, models

from .article import Article

# A tsvector holds 1 MB, and 500,000 characters of short Cyrillic words make 1.2 MB; this many never do.
SEARCHED_LENGTH = 200_000

# Two layers: words by their English stems (A, B), and words as they are spelt, without accents, hyphens and
# apostrophes (C, D), as the keys of aliases are, so that a name of several words is found as a phrase.
WRITE_ENTRIES = """
INSERT INTO articles_searchentry (article_id, words)
SELECT id,
    setweight(to_tsvector('coverage', headline), 'A') || setweight(to_tsvector('coverage', text), 'B')
    || setweight(to_tsvector('simple', fold_name(headline)), 'C')
    || setweight(to_tsvector('simple', fold_name(text)), 'D')
FROM (
    SELECT article.id, concat_ws(E'\n', revision.headline, nullif(article.headline, revision.headline)) AS headline,
        left(revision.text, %s) AS text
    FROM articles_article article JOIN articles_revision revision ON revision.id = article.current_id
    WHERE article.id = ANY(%s)
    ORDER BY article.id
) AS current_words
ON CONFLICT (article_id) DO UPDATE SET words = excluded.words
"""


class SearchEntryQuerySet(models.QuerySet):
    def write(self, articles: Sequence[Article]) -> None:
        """(Re)write the searchable words of these articles' current revisions, in one statement."""
        with connections[self.db].cursor() as cursor:
            cursor.execute(WRITE_ENTRIES, [SEARCHED_LENGTH, [article.pk for article in articles]])


class SearchEntry(models.Model):
    """An article's words for full-text search, apart from the article so that its rows stay short."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="search_entry")
    words = SearchVectorField()

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "search entries"
        indexes = [GinIndex(fields=["words"], name="search_entry_words")]

    def __str__(self) -> str:
        return f"words of {self.article_id}"
