"""The pipeline's step for grammar: each version's sentences are parsed once, and what is needed of that is kept."""

from collections.abc import Iterable

from ..models import PutAside, Revision
from ..readers.shipped import stories
from ..text.document import Clause
from .reader import StoryReader
from .reading import document_of


def write_clauses(reader: StoryReader) -> None:
    """Parse what has not been parsed; where no parser is installed, it stays so. Said is what was not taken apart."""
    new = {article.pk for article in reader.articles if article.current.clauses is None}
    found = reader.each(PutAside.Stage.CLAUSES, lambda article: stories.grammar(document_of(article)), among=new)
    if not found:
        return
    with reader.writing():
        for article in reader.articles:
            clauses, roughly = found.get(article.pk, (None, article.current.read_roughly))
            if clauses is not None or roughly != article.current.read_roughly:
                article.current.clauses = None if clauses is None else kept(clauses)
                article.current.read_roughly = roughly
                said = {"clauses": article.current.clauses, "read_roughly": roughly}
                Revision.objects.filter(pk=article.current_id).update(**said)


def kept(clauses: Iterable[Clause]) -> list[list]:
    """Clauses as `Revision.clauses` keeps them."""
    return [
        [clause.sentence.start, clause.sentence.end, clause.cut, *((p.start, p.end) for p in clause.pieces)]
        for clause in clauses
    ]
