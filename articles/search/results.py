"""What is found: the newest hits ranked, the page's words marked."""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from django.contrib.postgres.search import SearchHeadline, SearchRank, TrigramWordSimilarity
from django.db import OperationalError, connections, router, transaction
from django.db.models import Case, F, IntegerField, Max, Min, Q, QuerySet, Value, When
from django.db.models.functions import Left, Upper
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from psycopg.errors import QueryCanceled

from articles.models import Article, Claim, SearchEntry, StatementWords
from entities.models import Entity

from .match import match_of, shown_of
from .names import Named, current_aliases, find_names, fold_terms, guess_names
from .query import read_query

LOOKED_THROUGH = 10_000  # articles that may match; their texts' vectors are unpacked one by one
HITS = 1_000  # newest hits that are ranked; what a search turns up beyond them nobody reads
CLAIMS = 300  # the same for claims
CLAIMS_LOOKED_THROUGH = 5_000  # that may match; what is a phrase, a name say, is looked for in each statement anew
NEAR = 50_000  # rows that came in last: where these give as many hits as are wanted, the older ones are left alone
CLAIMS_ALIKE = 20
NAMES = 60
LONGEST = 4_000  # milliseconds for one query; then it is better to ask for a narrower search
SNIPPET_OF = 50_000  # characters of a text in which a passage to show is looked for
SHORTEST_PART = 3  # characters of a part of a name that is worth looking for
BY_LENGTH = 1  # ts_rank's bit: a long text gets less for each word

# Characters of no alphabet, so that marks survive until the text around them is escaped.
START, STOP, GAP = "\ue000", "\ue001", "\ue002"
MARKED = re.compile(f"{START}([^{START}{STOP}]*){STOP}")
ONE_NAME = re.compile(f"{STOP}([-‐–'’ ]){START}")
SIGNS = str.maketrans("", "", START + STOP)


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found, before it is read."""

    article: int
    outlet: int | None


class Search:
    """One search. Its parts ask the database when they are looked at, and only once."""

    def __init__(self, text: str, with_names: bool = True) -> None:
        self.text = " ".join(text.split())
        self.query = read_query(text)
        self._with_names = with_names
        self.only_newest = 0  # about so many articles were looked through, the last that came in; 0: all of them
        self.only_newest_claims = 0  # likewise

    @property
    def problem(self) -> str:
        return self.query.problem

    @property
    def is_empty(self) -> bool:
        return not self.query.groups

    @cached_property
    def _groups(self):
        return fold_terms(self.query, self._with_names)

    @cached_property
    def names(self) -> list[Named]:
        """Whom the query names; their other spellings are looked for, too."""
        return find_names(self._groups) if self._with_names else []

    @cached_property
    def _match(self):
        return match_of(self._groups, self.names)

    @cached_property
    def _shown(self):
        return shown_of(self._groups, self.names)

    def articles(self, articles: QuerySet, by_rank: bool = True) -> list[Hit]:
        """At most HITS of these articles, the newest ones, in order of rank or of time. At most four queries."""
        newest = self._with_words(articles).newest_first()[:HITS]
        if not by_rank:
            return [Hit(*row) for row in newest.values_list("pk", "outlet")]
        rank = SearchRank(F("search_entry__words"), self._match, normalization=Value(BY_LENGTH))
        ranked = Article.objects.filter(pk__in=newest.values("pk")).annotate(rank=rank)
        return [Hit(*row) for row in ranked.order_by("-rank", "-published_at", "-pk").values_list("pk", "outlet")]

    def _with_words(self, articles: QuerySet) -> QuerySet:
        """Those that match; where most of the archive may, and nothing else narrows it, only of the newest.

        The newest that have one word are found by reading along them; of a phrase or of several words nobody knows
        how far one would have to read, and how often words stand in the same articles the index cannot tell.
        """
        alike = articles.filter(search_entry__words=self._match)
        if articles.query.where or self._is_one_word:
            return alike
        entries = SearchEntry.objects.filter(words=self._match)
        self.only_newest, newest = _newest_of(entries, HITS, LOOKED_THROUGH)
        if not self.only_newest:
            return alike
        found = newest.values("pk")
        return articles.filter(pk__in=found[: self.only_newest])  # cut, so that it is worked out by itself

    @property
    def _is_one_word(self) -> bool:
        terms = self.query.terms
        return len(terms) == 1 and not terms[0].is_quoted and not self.names

    def read(self, hits: Sequence[Hit]) -> list[Article]:
        """The articles of a page of hits, with `snippet` and `marked_headline` for `marked`. One query."""
        articles = Article.objects.filter(pk__in=[hit.article for hit in hits]).select_related("outlet")
        if self._shown is None:
            articles = articles.annotate(snippet=Left("current__text", 200), marked_headline=F("headline"))
        else:
            articles = articles.annotate(
                snippet=self._headline(
                    Left("current__text", SNIPPET_OF), self._shown, max_fragments=2, max_words=28, min_words=12
                ),
                marked_headline=self._headline(F("headline"), self._shown, highlight_all=True),
            )
        by_pk = {article.pk: article for article in articles}
        return [by_pk[hit.article] for hit in hits if hit.article in by_pk]

    def _headline(self, expression, words, **options) -> SearchHeadline:
        signs = {"start_sel": START, "stop_sel": STOP}
        if "max_fragments" in options:
            signs["fragment_delimiter"] = GAP
        return SearchHeadline(expression, words, config="coverage", **signs, **options)

    @cached_property
    def _wide(self):
        """For claims, whose one sentence has few words: what was typed, or what may stand for it."""
        return match_of(self._groups, self.names, is_wide=True)

    def claims(self, claims: QuerySet, by_rank: bool = True) -> list[int]:
        """The keys of at most CLAIMS of these, the very words first; where none is found, of those spelt like them.

        What a machine is less sure of, and is folded away on the story's page, comes last.

        At most five queries.
        """
        alike = claims.annotate(words=StatementWords("statement")).filter(words=self._wide)
        self.only_newest_claims, alike = _newest_of(alike, CLAIMS, CLAIMS_LOOKED_THROUGH)
        # Not by the key itself: along it the database makes each statement's words anew instead of looking them up.
        newest = alike.order_by((F("pk") + 0).desc())[:CLAIMS]
        found = Claim.objects.filter(pk__in=newest.values("pk")).with_fold()
        if not by_rank:
            return list(found.order_by("folds", "-pk").values_list("pk", flat=True)) or self._claims_alike(claims)
        ranks = [SearchRank(StatementWords("statement"), match) for match in (self._match, self._wide)]
        ranked = found.order_by("folds", *(rank.desc() for rank in ranks), "-pk")
        return list(ranked.values_list("pk", flat=True)) or self._claims_alike(claims)

    def _claims_alike(self, claims: QuerySet) -> list[int]:
        typed = " ".join(term.text for term in self.query.terms if not term.is_excluded).upper()
        alike = claims.annotate(upper=Upper("statement")).filter(upper__trigram_word_similar=typed).order_by()[:CLAIMS]
        likeness = TrigramWordSimilarity(typed, Upper("statement"))
        nearest = Claim.objects.filter(pk__in=alike.values("pk")).with_fold().annotate(likeness=likeness)
        return list(nearest.order_by("folds", "-likeness", "-pk").values_list("pk", flat=True)[:CLAIMS_ALIKE])

    def read_claims(self, keys: Sequence[int]) -> list[Claim]:
        """The claims of a page of hits, with `marked_statement` for `marked`. One query."""
        words = shown_of(self._groups, self.names, is_wide=True)
        shown = F("statement") if words is None else self._headline(F("statement"), words, highlight_all=True)
        claims = Claim.objects.annotate(marked_statement=shown).select_related("story", "created_by", "decided_by")
        by_pk = claims.in_bulk(keys)
        return [by_pk[key] for key in keys if key in by_pk]

    def entities(self, entities: QuerySet, with_alike: bool = True) -> list[Entity]:
        """At most NAMES of these: who is named, then whose names begin or contain what was typed, or resemble it."""
        typed = " ".join(f.key for group in self._groups for f in group if not f.term.is_excluded)
        named = [entity.pk for name in self.names for entity in name.entities]
        alike = Q(key=typed)
        if with_alike:
            alike |= Q(key__trigram_similar=typed) | Q(key__trigram_word_similar=typed)
        if len(typed) >= SHORTEST_PART:
            alike |= Q(key__startswith=typed) | Q(key__contains=f" {typed}")
        closeness = Case(
            When(entity__in=named, then=0),
            When(key=typed, then=1),
            When(key__startswith=typed, then=2),
            When(key__contains=f" {typed}", then=3),
            default=4,
            output_field=IntegerField(),
        )
        aliases = current_aliases().filter(alike | Q(entity__in=named), entity__in=entities)
        best = aliases.values("entity").annotate(
            closest=Min(closeness), likeness=Max(TrigramWordSimilarity(typed, "key"))
        )
        order = [row["entity"] for row in best.order_by("closest", "-likeness", "entity")[:NAMES]]
        found = entities.in_bulk(order)
        return [found[pk] for pk in order if pk in found]

    def finds(self, articles: QuerySet, claims: QuerySet) -> bool:
        """Is there any article or claim with these words? Two queries."""
        if articles.filter(search_entry__words=self._match).exists():
            return True
        return claims.annotate(words=StatementWords("statement")).filter(words=self._match).exists()

    @cached_property
    def guesses(self) -> list[str]:
        """What may have been meant: the query with known names in place of what is spelt nearly like them."""
        known = guess_names(self._groups, self.names)
        terms = [folded for group in self._groups for folded in group]
        whole = known.get(" ".join(folded.key for folded in terms))
        by_word = " ".join(known.get(folded.key, folded.term.text) for folded in terms)
        guesses = ([whole] if whole else []) + ([by_word] if any(f.key in known for f in terms) else [])
        return list(dict.fromkeys(guesses))


def expected_rows(rows: QuerySet) -> int:
    """How many the database's planner expects, by its statistics."""
    return json.loads(rows.explain(format="json"))[0]["Plan"]["Plan Rows"]


def _newest_of(rows: QuerySet, enough: int, most: int) -> tuple[int, QuerySet]:
    """Those that came in last, where there are very many: how many of their table were looked through, 0 for all.

    Where more than `most` are expected, about so many are looked at. Where fewer are, the last NEAR of the table do if
    `enough` of the rows are among them: a name's words nearly always stand together, which the planner does not know
    (of two words in every fiftieth row it expects one row in 2,500). Two queries or three.
    """
    likely = expected_rows(rows)
    ends = rows.model._default_manager.aggregate(first=Min("pk"), last=Max("pk"))
    first, last = ends["first"] or 0, ends["last"] or 0
    if likely > most:
        bound = max((last - first) * most // likely, 1)
        return bound, rows.filter(pk__gt=last - bound)
    if last > NEAR and likely >= last * (enough / NEAR) ** 2:
        near = rows.filter(pk__gt=last - NEAR)
        if near.order_by()[:enough].count() == enough:
            return NEAR, near
    return 0, rows


def marked(text: str) -> SafeString:
    """Text with the signs that the database put around found words: escaped, then marked."""
    pieces = MARKED.split(ONE_NAME.sub(r"\1", text or "").replace(GAP, " … "))
    plain = [piece.translate(SIGNS) for piece in pieces]
    pairs = zip(plain[0:-1:2], plain[1::2], strict=True)
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pairs), plain[-1])


class TooSlow(Exception):
    """The database needed more time than a search may take."""


@contextmanager
def time_limit(milliseconds: int = LONGEST) -> Iterator[None]:
    """Within it a query that takes longer is cancelled, and TooSlow raised."""
    try:
        where = router.db_for_read(Article)
        with transaction.atomic(where), connections[where].cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(milliseconds)])
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TooSlow from error
        raise
