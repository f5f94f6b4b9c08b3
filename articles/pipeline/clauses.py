"""The pipeline's step for grammar: each version's sentences are parsed once, and what is needed of that is kept."""

from collections.abc import Iterable, Sequence

from ..models import Article, PutAside, Revision
from ..reading_process import stories
from ..text.batches import clauses_in
from ..text.document import Clause
from .reader import StoryReader
from .reading import document_of


def write_clauses(reader: StoryReader) -> None:
    """Parse what has not been parsed; where no parser is installed, it stays so."""
    new = {article.pk for article in reader.articles if article.current.clauses is None}

    def ask(article: Article) -> Sequence[Clause] | None:
        return stories.ask(clauses_in, document_of(article)) if article.pk in new else None

    found = reader.each(PutAside.Stage.CLAUSES, ask)
    with reader.writing():
        for article in reader.articles:
            if found[article.pk] is not None:
                article.current.clauses = kept(found[article.pk])
                Revision.objects.filter(pk=article.current_id).update(clauses=article.current.clauses)


def kept(clauses: Iterable[Clause]) -> list[list]:
    """Clauses as `Revision.clauses` keeps them."""
    return [
        [clause.sentence.start, clause.sentence.end, clause.cut, *((p.start, p.end) for p in clause.pieces)]
        for clause in clauses
    ]
