"""The shipped reader: the stages of `articles.text`, asked in a process that can be ended, and nowhere else.

`stories` reads what is analysed, `clicks` what somebody waits for; each has a process of its own. Everything raises
NotRead or NoReadingProcess as `reading_process` tells. As a reader of plain texts (`propose`, `judge`, `write`) it does
what any other reader does, without a database: names and quotations are read anew and kept nowhere.
"""

import hashlib
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ..reading_process import Lane, learned
from ..reading_process import clicks as clicks_lane
from ..reading_process import stories as stories_lane
from ..text import batches, learning
from ..text.alignment import Block, Extent, align_linked, align_versions
from ..text.batches import Place
from ..text.claims import ClaimProposal, ExistingClaim, said_again, same_as
from ..text.discrepancies import DiscrepancyFound, compare
from ..text.document import Clause, DateMention, Document, KnownName, NameMention, Quote, Reading, Span
from ..text.edits import Edit
from ..text.edits import Version as EditedVersion
from ..text.languages import language_of
from ..text.learning import DecidedClaim, Lesson
from ..text.names import NamesRead, lookup_names, read_names
from ..text.origins import OriginEvidence, read_origin
from ..text.page import Credit
from ..text.proof import Proof, ProvenJudgement, prove, prove_judgement
from ..text.proposed import Carried, Judgement, Statement
from ..text.sentences import split_sentences
from ..text.stories import Signature
from .base import Known, Passage, Proposal, ReaderAway, Text, Usage

STAGES = Path(batches.__file__).parent
Version = tuple  # names what one article is at one time
Parts = tuple[Document, list, list, Sequence[Clause]]  # an article's document, mentions, quotes and clauses
Fetch = Callable[[Sequence[Version]], Mapping[Version, Parts]]  # the parts of those that the process has not at hand


class ShippedReader:
    """The stages, one method each; those that read articles against each other are `StoryStages`."""

    name, version, is_local = "shipped", "", True

    def __init__(self, lane: Lane) -> None:
        self.lane = lane

    # One article, or a few

    def grammar(self, document: Document) -> tuple[tuple[Clause, ...] | None, str]:
        return self.lane.ask(batches.grammar_in, document)

    def edits(self, versions: Sequence[tuple[EditedVersion, EditedVersion]]) -> list[list[Edit]]:
        return self.lane.ask(batches.edits_in, versions)

    def names_to_look_up(self, document: Document) -> set[str]:
        return self.lane.ask(lookup_names, document)

    def names(self, documents: Sequence[Document], known: Sequence[KnownName] = ()) -> NamesRead:
        return self.lane.ask(read_names, documents, known)

    def signature(self, document: Document, known: Sequence[KnownName], standing: Collection[str] = ()) -> Signature:
        return self.lane.ask(batches.sign, document, known, standing)

    def quotes(self, document: Document, mentions: Sequence[NameMention], names: Mapping) -> list[Quote]:
        return self.lane.ask(batches.quotes_in, document, mentions, names)

    def origin(self, credits: Sequence[Credit], text: str, byline: str, outlet: str) -> list[OriginEvidence]:
        return self.lane.ask(read_origin, credits, text, byline, "", outlet)

    def language(self, text: str) -> str:
        return self.lane.ask(language_of, text)

    def found_again(self, sources: Mapping[str, str], passages: Sequence[tuple]) -> list[tuple[str, int, int] | None]:
        return self.lane.ask(batches.found_again, sources, passages)

    def sentences(self, text: str) -> list[tuple[int, int]]:
        return self.lane.ask(split_sentences, text)

    def reading(self, document: Document, quotes: Sequence[Quote], span: Span, statement: str = "") -> Reading:
        return self.lane.ask(batches.reading_in, document, quotes, span, statement)

    def align_linked(self, left: str, right: str, links: Sequence[tuple[Extent, Extent]]) -> list[Block]:
        return self.lane.ask(align_linked, left, right, links)

    def align_versions(self, old: str, new: str) -> list[Block]:
        return self.lane.ask(align_versions, old, new)

    # What another reader says

    def proof(self, documents: Sequence[Document], statements: Iterable[Statement]) -> Proof:
        return self.lane.ask(prove, documents, list(statements))

    def proof_of_judgement(
        self, statement: str, judgement: Judgement, document: Document, passage: Span
    ) -> ProvenJudgement | str:
        return self.lane.ask(prove_judgement, statement, judgement, document, passage)

    # What decisions teach its small models

    def lessons_of_names(self, pairs: Sequence[tuple]) -> list[Lesson]:
        return self.lane.ask(learning.name_lessons, pairs)

    def contradicting(self, chances: Sequence[Lesson]) -> list[int]:
        return self.lane.ask(learning.contradicting, chances)

    def learn(
        self, file: str, part: str, lessons: Sequence[Lesson], leave_out: Collection[int]
    ) -> tuple[dict | None, dict]:
        return self.lane.ask(learning.learn, file, part, lessons, leave_out)

    # A story

    def shelve(self, articles: Mapping[Version, Parts]) -> None:
        """Hand over articles that will be asked about."""
        self.lane.shelve(articles)

    def story(self, versions: Sequence[Version], fetch: Fetch) -> "StoryStages":
        return StoryStages(self.lane, tuple(versions), fetch)

    # Plain texts, as any reader

    def propose(self, texts: Sequence[Text], known: Sequence[Known] = ()) -> Proposal:
        """What a story of these articles would open with; what is known already is not stated again."""
        documents = [Document(t.key, t.body, t.headline, t.published, t.outlet) for t in texts]
        existing = [ExistingClaim(each.key, each.statement) for each in known]
        found = self._story_of(documents).claims(existing, []) if documents else []
        by_key = {document.key: document for document in documents}
        shown = [(proposal, readings) for proposal, readings in found if proposal.is_shown]
        return Proposal(tuple(_statement(by_key, *each) for each in shown))

    def together(self, texts: Sequence[Text]) -> list[list[Text]]:
        return [list(texts)] if texts else []

    def judge(self, statement: str, passages: Sequence[Passage]) -> list[Judgement]:
        """Each passage by itself, beside the others, as if it were an article."""
        documents = [Document(number, each.words, "", each.published) for number, each in enumerate(passages)]
        if not documents:
            return []
        [row] = self._story_of(documents).rows([(statement, (), (), [document.key for document in documents])])
        judged = zip(passages, documents, strict=True)
        return [self._judgement(statement, each, document, row[document.key]) for each, document in judged]

    def write(self, passages: Sequence[Passage]) -> str:
        """Of the first passage that has a statement in it."""
        documents = [Document(number, each.words, "", each.published) for number, each in enumerate(passages)]
        story = self._story_of(documents) if documents else None
        written = (story.statement(each.key, Span(0, len(each.text))) for each in documents)
        return next((words for words in written if words), "")

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        raise ReaderAway("The shipped reader embeds no texts.")

    def estimate(self, texts: Sequence[Text], known: Sequence[Known] = ()) -> Usage:
        return Usage()

    def _story_of(self, documents: Sequence[Document]) -> "StoryStages":
        """Documents with their names and quotations read anew; a version is known by its words."""
        read = self.names(documents)
        names = {entity.key: (entity.name, entity.kind) for entity in read.entities}
        parts = {}
        for document in documents:
            mentions = [mention for mention in read.mentions if mention.document == document.key]
            quotes, clauses = self.quotes(document, mentions, names), self.grammar(document)[0] or ()
            parts[_version_of(document)] = document, mentions, quotes, clauses
        return self.story(tuple(parts), lambda missing: {version: parts[version] for version in missing})

    def _judgement(self, statement: str, passage: Passage, document: Document, offer: Any) -> Judgement:
        best = offer.passages[0] if offer.passages else None
        reading = self.reading(document, (), best.span, statement) if best else Reading("unclear", "happened")
        said = (reading.stance == "disputes", reading.stance, reading.modality, reading.attributed_to)
        return Judgement(passage.key, offer.chance, *said, best.exact if best else "", best.why if best else "")


class StoryStages:
    """What the stages say of the articles of one story, by its index, which the process keeps for the next question."""

    def __init__(self, lane: Lane, versions: tuple[Version, ...], fetch: Fetch) -> None:
        self.lane, self.versions, self.fetch = lane, versions, fetch

    def claims(
        self, existing: Sequence[ExistingClaim], rejected: Sequence[ExistingClaim]
    ) -> list[tuple[ClaimProposal, list[Reading]]]:
        return self._ask(batches.claims_in, existing, rejected)

    def readings(self, proposal: ClaimProposal) -> list[Reading]:
        return self._ask(batches.readings_of, proposal)

    def said_again(self, stated: Sequence[ExistingClaim], others: Sequence[ExistingClaim]) -> list[Hashable]:
        return self._ask(said_again, stated, others)

    def same_as(self, stated: Sequence[ExistingClaim], others: Sequence[ExistingClaim]) -> dict[Hashable, Hashable]:
        return self._ask(same_as, stated, others)

    def cuts(self) -> str:
        return self._ask(batches.cuts_in)

    def rows(self, questions: Sequence[tuple]) -> list[dict]:
        return self._ask(batches.rows_in, questions)

    def utterances(self) -> list[list[Place]]:
        return self._ask(batches.utterances_in)

    def shared(self, known: Collection[tuple[Hashable, Hashable]] = ()) -> list[tuple[Hashable, Hashable, object]]:
        """Without the `known` pairs."""
        return self._ask(batches.shared_in, known)

    def dates(self, places: Sequence[Place], telling: Sequence[str]) -> list[DateMention | None]:
        return self._ask(batches.dates_at, places, telling)

    def differences(self, claims: Sequence[tuple]) -> list[DiscrepancyFound]:
        return self._ask(compare, claims)

    def statement(self, article: Hashable, span: Span) -> str:
        return self._ask(batches.statement_at, article, span)

    def lessons(self, claims: Sequence[DecidedClaim]) -> tuple[list[Lesson], list[Lesson], list[Lesson]]:
        """For rows, for chances, and for chances once words of another article were accepted."""
        return self._ask(learning.claim_lessons, claims)

    def lessons_of_stance(self, read: Sequence[tuple]) -> list[Lesson]:
        return self._ask(learning.stance_lessons, read)

    def _ask(self, function: Callable, *arguments: Any) -> Any:
        return self.lane.ask_about(self.versions, self.fetch, function, *arguments)


def read_from(*what: Any) -> str:
    """A digest of what something is read from, and of the stages that read it: 32 signs.

    While it is the same, reading would say the same again.
    """
    words = repr((_stages(), learned(), what))
    return hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()[:32]


@cache
def _stages() -> str:
    """A digest of the stages as they are written, with their data."""
    files = sorted(path for path in STAGES.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)).hexdigest()


def _version_of(document: Document) -> Version:
    words = repr((document.key, document.headline, document.text, document.published, document.outlet))
    return "text", hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()


def _statement(documents: Mapping, proposal: ClaimProposal, readings: Sequence[Reading]) -> Statement:
    carried = [
        Carried(
            key,
            documents[key].words(span),
            reading.stance,
            reading.modality,
            reading.attributed_to,
            reading.stance == "disputes",
        )
        for (key, span, _), reading in zip(proposal.passages, readings, strict=True)
    ]
    return Statement(proposal.statement, proposal.kind, tuple(carried), proposal.existing)


stories, clicks = ShippedReader(stories_lane), ShippedReader(clicks_lane)
