"""The pipeline's steps for where the matter comes from: shared passages, and proposed origins."""

import hashlib
from collections.abc import Iterable, Sequence

from django.db.models import Q

from ..matrix.firsts import came_out_before
from ..models import Article, Origin, Outlet, PutAside, Reuse
from ..readers.shipped import StoryStages, stories
from ..text.origins import OriginEvidence
from ..text.page import Credit
from .proposals import propose
from .reader import Outpaced, StoryReader

LEAST_EVIDENCE = 0.5  # below it the words are a hint: "told the Example Post" makes no copy
WHOLE_TEXT = 0.8  # from it on a credit is for the text; "with files from" is for a part of it
COPIES = (Reuse.Kind.COPY, Reuse.Kind.CUT, Reuse.Kind.REWRITE)

Copy = tuple[Article, Article, float]  # with the article that it is like, and how much of its own words stand there
Agencies = dict[int, dict[int, Origin]]  # by article and outlet, what is proposed of the agencies that it credits


def write_reuse(reader: StoryReader) -> None:
    """Measure what each two articles of a story share; a pair that shares nothing has no row. Nobody decides on it.

    What was measured stands while neither text, nor what is quoted in it, has changed.
    """
    texts = {article.pk: article.current.read_from for article in reader.articles}
    rows = Reuse.objects.filter(first__in=texts, second__in=texts).values_list("pk", "first", "second", "read_from")
    rows = {(first, second): (pk, read_from) for pk, first, second, read_from in rows}
    known = {pair for pair, (_, read_from) in rows.items() if read_from == _pair(texts, *pair)}
    found = reader.ask(PutAside.Stage.SHARED, StoryStages.shared, known)
    with reader.writing():
        read = {article.pk for article in reader.articles}
        wanted = {(first, second): _reuse(first, second, shared, texts) for first, second, shared in found}
        stale = [pk for pair, (pk, _) in rows.items() if read.issuperset(pair) and pair not in known]
        Reuse.objects.filter(pk__in=stale).delete()
        Reuse.objects.bulk_create(
            wanted.values(),
            update_conflicts=True,
            unique_fields=["first", "second"],
            update_fields=["kind", "share_of_first", "share_of_second", "passages", "read_from"],
        )


def _pair(texts: dict[int, str], first: int, second: int) -> str:
    """A digest of both texts and of the stages: these are in the digest of either."""
    return hashlib.sha256(f"{texts[first]} {texts[second]}".encode()).hexdigest()[:32]


def _reuse(first: int, second: int, shared, texts: dict[int, str]) -> Reuse:
    return Reuse(
        first_id=first,
        second_id=second,
        kind=shared.kind,
        share_of_first=shared.share_a,
        share_of_second=shared.share_b,
        passages=[[[x.start, x.end], [y.start, y.end]] for x, y in shared.passages],
        read_from=_pair(texts, first, second),
    )


def write_origins(reader: StoryReader) -> None:
    """Propose origins from what the texts credit, and from what they copy of an article that came out earlier."""
    evidence = reader.each(PutAside.Stage.ORIGINS, _evidence)
    with reader.writing():
        keys = [article.pk for article in reader.articles]
        as_they_are = Article.objects.filter(pk__in=keys).select_related("outlet").in_order_of_publication()
        wanted = _wanted(list(as_they_are), evidence)
        _lock_outlets(row.outlet_id for row in wanted)
        propose(Origin.objects.filter(article__in=reader.articles), wanted, ("article_id", "outlet_id"))


def _lock_outlets(keys: Iterable[int]) -> None:
    """Nobody merges these outlets until the transaction ends. Raises Outpaced where one was merged since."""
    outlets = Outlet.objects.filter(pk__in=set(keys)).order_by("pk").select_for_update(no_key=True)
    if any(outlet.merged_into_id for outlet in outlets):
        raise Outpaced


def _wanted(articles: Sequence[Article], found: dict[int, list[OriginEvidence]]) -> list[Origin]:
    wanted: dict[tuple[int, int], Origin] = {}
    agencies: Agencies = {article.pk: {} for article in articles}
    refused = set(Origin.objects.rejected().filter(article__in=agencies).values_list("article_id", "outlet_id"))
    for article in articles:
        for evidence in found[article.pk]:
            outlet = Outlet.objects.get_named(evidence.name[:200])
            if outlet.pk == article.outlet_id:
                continue
            row = Origin(article=article, outlet=outlet, basis=Origin.Basis.CREDIT, score=evidence.score)
            row.why = evidence.why[:500]
            row = wanted.setdefault((article.pk, outlet.pk), row)
            is_agency = evidence.is_agency or outlet.kind == Outlet.Kind.AGENCY
            if is_agency and (article.pk, outlet.pk) not in refused:
                agencies[article.pk][outlet.pk] = row
    for row in _from_copies(articles, agencies):
        wanted.setdefault((row.article_id, row.outlet_id), row)
    for row in _own_reporting(articles, wanted.values()):
        wanted.setdefault((row.article_id, row.outlet_id), row)
    return list(wanted.values())


def _evidence(article: Article) -> list[OriginEvidence]:
    credits = [Credit(**credit) for credit in article.current.credits]
    found = stories.origin(credits, article.current.text, article.byline, article.outlet_name)
    return [evidence for evidence in found if evidence.score >= LEAST_EVIDENCE]


def _from_copies(articles: Sequence[Article], agencies: Agencies) -> list[Origin]:
    """Where two articles of different outlets copy one another: of which agency, or else of which outlet, the copy is.

    An agency that either of the two credits is its source, whichever of its customers came out earlier.
    """
    by_pk = {article.pk: article for article in articles}
    rows = Reuse.objects.filter(Q(first__in=by_pk) & Q(second__in=by_pk), kind__in=COPIES)
    copies = []
    for row in rows:
        first, second = by_pk[row.first_id], by_pk[row.second_id]
        if first.outlet_id != second.outlet_id:
            copies += [(first, second, row.share_of_first), (second, first, row.share_of_second)]
    copies.sort(key=lambda copy: -copy[2])  # of several that tell of one origin the likest
    _strengthen(copies, agencies)
    found = _of_agencies(copies, agencies)
    explained = {row.article_id for row in found} | {pk for pk in by_pk if _supplier(pk, agencies)}
    for copy, other, share in copies:
        both_credit = not agencies[copy.pk].keys().isdisjoint(agencies[other.pk])
        is_made_from = other.outlet_id is not None and _source(copy, other, agencies) is other
        if copy.pk not in explained and not both_credit and is_made_from:
            found.append(_by_reuse(copy, other, other.outlet, share, _reason(other, copy)))
    return found


def _strengthen(copies: Iterable[Copy], agencies: Agencies) -> None:
    """Where two copies credit one agency, each is surer of it for the other."""
    done = set()
    for copy, other, share in copies:
        for agency in agencies[copy.pk].keys() & agencies[other.pk].keys():
            if (copy.pk, agency) not in done:
                done.add((copy.pk, agency))
                row = agencies[copy.pk][agency]
                row.score = 1 - (1 - row.score) * (1 - share)
                told = f"{share:.0%} of its own words stand in {other.outlet_name}, which credits it, too."
                row.why = f"{row.why[:250]}; {told}"


def _of_agencies(copies: Iterable[Copy], agencies: Agencies) -> list[Origin]:
    """Of the copies that leave out a credit: the agency that the other one credits."""
    found = []
    for copy, other, share in copies:
        supplier, is_agencys = _supplier(other.pk, agencies), _is_agency(copy) or copy.outlet_id in agencies[other.pk]
        if supplier and not is_agencys and not _supplier(copy.pk, agencies):
            row = _by_reuse(copy, other, supplier.outlet, share, f"which credits {supplier.outlet}")
            row.score *= supplier.score
            found.append(row)
    return found


def _by_reuse(copy: Article, other: Article, outlet: Outlet, share: float, why: str) -> Origin:
    row = Origin(article=copy, outlet=outlet, basis=Origin.Basis.REUSE, score=share)
    row.why = f"{share:.0%} of its own words stand in {other.outlet_name}, {why}."
    return row


def _supplier(article: int, agencies: Agencies) -> Origin | None:
    """The agency that an article credits with its text, and not only with a part in it."""
    best = max(agencies[article].values(), key=lambda row: row.score, default=None)
    return best if best and best.score >= WHOLE_TEXT else None


def _own_reporting(articles: Sequence[Article], wanted: Iterable[Origin]) -> list[Origin]:
    """What others draw on is its outlet's own, if nothing says otherwise: with its copies it is one origin."""
    by_pk = {article.pk: article for article in articles}
    rows = [*wanted, *Origin.objects.confirmed().filter(article__in=by_pk)]
    drawn = {row.outlet_id: row for row in rows if row.outlet_id != by_pk[row.article_id].outlet_id}
    has_origin = {row.article_id for row in rows}
    found = []
    for article in articles:
        copied = drawn.get(article.outlet_id)
        if copied and article.pk not in has_origin:
            row = Origin(article=article, outlet_id=article.outlet_id, basis=Origin.Basis.OWN, score=copied.score)
            row.why = f"{by_pk[copied.article_id].outlet_name} draws on it."
            found.append(row)
    return found


def _source(first: Article, second: Article, agencies: Agencies) -> Article | None:
    """Which of two copies the other one was made from; None where nobody knows.

    The agency's, or the one whose outlet the other credits as an agency, else the earlier one.
    """
    both = (first, second), (second, first)
    for is_source in (
        lambda one, other: _is_agency(one),
        lambda one, other: one.outlet_id in agencies[other.pk],
    ):
        sources = [one for one, other in both if is_source(one, other)]
        if len(sources) == 1:
            return sources[0]
    return next((one for one, other in both if came_out_before(one, other)), None)


def _is_agency(article: Article) -> bool:
    return article.outlet_id is not None and article.outlet.kind == Outlet.Kind.AGENCY


def _reason(source: Article, copy: Article) -> str:
    return "which came out earlier" if came_out_before(source, copy) else "an agency"
