"""Take a sentence apart into clauses that can stand alone.

Problem: "But the mayor, who took office in May, said on Monday that the bridge, which opened in 1930, had been closed
and would be torn down" states five things; a row of the matrix states one.
Method: each finite verb with a subject of its own, or one that it shares with the verb it is joined to, heads a clause;
what somebody says is a clause of its own, without the saying; "X, who did" is "X did". Of each there are up to three
cuts: as it stands without what is joined to it; without relative clauses and appositions that only add, and without
adverbial clauses; and without what stands before its subject.
Source: own rules over a dependency parse; sentence simplification after Siddharthan 2006.
Known failures: the parser's: where "and" joins verbs and where nouns, what a participle belongs to. What only a
restrictive relative clause tells apart keeps it, and is long.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.text.clauses.parsed import AUXILIARIES, Parsed, Token

WHOLE, TRIMMED, BARE = range(3)  # the cuts
RELATIVE_PRONOUNS = frozenset({"which", "who", "that"})
QUESTION_TAGS = frozenset({"WP", "WDT", "WRB"})
PROPER_TAGS = frozenset({"NNP", "NNPS"})
OPEN_MARKS = frozenset({"if", "unless", "whether", "until", "till", "before", "lest", "though"})
PLANNED_MARKS = frozenset({"when", "after"})  # of what has been or is to be, as their verb and the one above tell
PRESENT_TAGS = frozenset({"VBZ", "VBP"})
AHEAD_TAGS = frozenset({"MD", "TO"})
LINKING = frozenset({"also", "however", "meanwhile", "therefore", "moreover", "instead", "indeed", "too"})
LINKING_FIRST = frozenset({"then", "later", "so", "still", "now", "just", "earlier"})
ASIDE = frozenset({"parataxis", "discourse", "intj", "preconj"})
MARKS = frozenset({",", ";", ":", "-", "–", "—", "--", "(", ")"})
EDGE_MARKS = MARKS | {"."}
MOST_SHARED = 5  # joined verbs between a verb and the one whose subject it shares


@dataclass(frozen=True, slots=True)
class Head:
    """The verb of a clause; the tokens it takes from elsewhere as its beginning; the relative pronouns it loses."""

    verb: int
    borrowed: tuple[int, ...] = ()
    antecedent: int | None = None
    lost: frozenset[int] = frozenset()


def clauses_in(parsed: Parsed) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """(cut, runs of the sentence's characters in the order in which they are to be read), no two the same."""
    seen = set()
    for head in _heads(parsed):
        for cut in (WHOLE, TRIMMED, BARE):
            before, body = _tokens(parsed, head, cut)
            runs = [*_runs(parsed, before), *_runs(parsed, body)]
            if runs and tuple(runs) not in seen:
                seen.add(tuple(runs))
                yield cut, runs


def _heads(parsed: Parsed) -> Iterator[Head]:
    tokens = parsed.tokens
    for number, token in enumerate(tokens):
        if not token.is_verb or token.relation in AUXILIARIES:
            continue
        subjects = parsed.subjects(number)
        if not subjects and token.relation == "conj":
            if borrowed := _shared_subject(parsed, number):
                yield Head(number, tuple(borrowed))
        elif subjects and parsed.is_finite(number):
            if token.relation == "relcl":
                lost = frozenset(s for s in subjects if tokens[s].word in RELATIVE_PRONOUNS)
                if lost and _is_known(parsed, number):
                    yield Head(number, antecedent=token.head, lost=lost)
            elif not _is_open(parsed, number):
                yield Head(number)


def _is_known(parsed: Parsed, verb: int) -> bool:
    """Whether a relative clause's noun can be named without it: not the many, nor "the one", that it tells apart."""
    noun = parsed.tokens[verb].head
    articles = {parsed.tokens[child].word for child in parsed.related(noun, "det")}
    return parsed.is_after_comma(verb) or parsed.tokens[noun].tag in PROPER_TAGS or bool(articles & {"a", "an"})


def _is_open(parsed: Parsed, verb: int) -> bool:
    """Whether a clause asks, or says on what something depends: then it states nothing."""
    tokens, first = parsed.tokens, _first_joined(parsed, verb)
    relation = tokens[first].relation
    if relation == "ccomp" and any(tokens[child].tag in QUESTION_TAGS for child in parsed.children[first]):
        return True
    marks = {tokens[child].word for child in parsed.related(first, "mark", "advmod")}
    if any(tokens[child].word in OPEN_MARKS for child in parsed.related(first, "mark")):
        return True
    if relation != "advcl" or not any(tokens[n].tag in PRESENT_TAGS for n in _verb_words(parsed, first)):
        return False
    is_sure = "once" in marks or tokens[tokens[first].head].word == "soon"  # "as soon as"
    return is_sure or (bool(marks & PLANNED_MARKS) and _is_ahead(parsed, tokens[first].head))


def _first_joined(parsed: Parsed, verb: int) -> int:
    """The first of the verbs that one is joined to, whose opening word they share: "once it is sold and we paid"."""
    for _ in range(MOST_SHARED):
        if parsed.tokens[verb].relation != "conj" or not parsed.tokens[parsed.tokens[verb].head].is_verb:
            break
        verb = parsed.tokens[verb].head
    return verb


def _is_ahead(parsed: Parsed, verb: int) -> bool:
    """Whether a verb, or one that hangs on it, is told as to come: "will open", "is to open", "plans to open"."""
    verbs = [verb, *parsed.related(verb, "xcomp")]
    return any(parsed.tokens[n].tag in AHEAD_TAGS for one in verbs for n in _verb_words(parsed, one))


def _verb_words(parsed: Parsed, verb: int) -> list[int]:
    return [verb, *parsed.related(verb, *AUXILIARIES)]


def _shared_subject(parsed: Parsed, verb: int) -> list[int]:
    """What a joined verb takes from the first one: its subject, and its auxiliaries where it is not finite itself."""
    first = verb
    for _ in range(MOST_SHARED):
        if parsed.tokens[first].relation != "conj" or parsed.subjects(first):
            break
        first = parsed.tokens[first].head
    if not parsed.tokens[first].is_verb or not parsed.subjects(first) or _may_be_anothers(parsed, first, verb):
        return []
    if parsed.is_finite(verb):
        return parsed.subjects(first)
    helpers = parsed.related(first, *AUXILIARIES, "neg")
    return [*parsed.subjects(first), *helpers] if helpers else []


def _may_be_anothers(parsed: Parsed, first: int, verb: int) -> bool:
    """Whether a joined verb may be another's than the one who did the first: "left after guards came and spoke".

    A comma before the joining word says that the adverbial clause is over, so that the verb is not of that clause.
    """
    tokens = parsed.tokens
    joins = max((n for n in range(first + 1, verb) if tokens[n].tag == "CC"), default=verb)
    is_over = tokens[joins - 1].text == ","
    if tokens[first].relation == "advcl" and tokens[first].head < first:
        return is_over
    return not is_over and any(tokens[n].relation == "advcl" and parsed.subjects(n) for n in range(first + 1, verb))


def _tokens(parsed: Parsed, head: Head, cut: int) -> tuple[list[int], list[int]]:
    """Numbers of the tokens that open the clause from elsewhere, and of its own; in order of the sentence."""
    body = set(parsed.below(head.verb, _left_out(parsed, head.verb, cut))) - head.lost
    before: set[int] = set()
    for one in head.borrowed:
        before.update(parsed.below(one, _additions(parsed, one) if cut else ()))
    if head.antecedent is not None:
        before.update(_noun(parsed, head.antecedent, head.verb))
    kept = before | body
    body = {n for n in body if parsed.tokens[n].text not in MARKS or (n - 1 in kept and n + 1 in kept)}
    return sorted(before - body), sorted(body)


def _noun(parsed: Parsed, noun: int, verb: int) -> list[int]:
    """A noun with what belongs to it, without its clauses and what is joined to it."""
    inner = parsed.below(noun, {verb})
    clauses = {c for one in inner for c in parsed.related(one, "relcl", "appos", "acl", "cc", "conj")}
    return parsed.below(noun, {verb} | clauses)


def _additions(parsed: Parsed, number: int) -> set[int]:
    return {c for one in parsed.below(number) for c in parsed.related(one, "relcl", "appos")}


def _left_out(parsed: Parsed, verb: int, cut: int) -> set[int]:
    """Tokens that go, with all that hangs on them."""
    tokens = parsed.tokens
    out = {child for child in parsed.children[verb] if _goes(parsed, verb, child, cut)}
    joined = parsed.related(verb, "conj")
    if not joined or out.intersection(joined):
        out.update(parsed.related(verb, "cc"))
    if cut >= TRIMMED:
        for one in parsed.below(verb, out):
            for child in parsed.children[one]:
                relation = tokens[child].relation
                is_addition = relation in ("relcl", "acl") and parsed.is_after_comma(child)
                is_adverbial = relation == "advcl" and _is_adverbial(parsed, child)
                is_name = relation == "appos" and tokens[child].tag != "CD"
                if is_name or relation == "parataxis" or is_addition or is_adverbial:
                    out.add(child)
    return out


def _goes(parsed: Parsed, verb: int, child: int, cut: int) -> bool:
    """Whether a child of a clause's verb goes at a cut."""
    token, is_main = parsed.tokens[child], parsed.tokens[verb].relation == "ROOT"
    if token.relation in ASIDE or (token.relation in ("conj", "dep") and token.is_verb):
        return True
    if token.relation == "mark":
        return not is_main
    if token.relation == "advmod" and (token.tag == "WRB" or token.word in LINKING):
        return True
    if token.relation == "advmod" and token.word in LINKING_FIRST and child == parsed.first_below(verb):
        return True
    if token.relation == "advcl" and cut >= TRIMMED and _is_adverbial(parsed, child):
        return True
    subjects = parsed.subjects(verb)
    is_adverbial = token.relation in ("advmod", "npadvmod", "prep", "advcl")
    return cut == BARE and is_adverbial and bool(subjects) and child < min(subjects)


def _is_adverbial(parsed: Parsed, verb: int) -> bool:
    """Whether an adverbial clause only says when or why: what "to" opens, or nothing does, mostly says what."""
    opens = any(parsed.tokens[child].tag == "WRB" for child in parsed.children[verb]) or parsed.related(verb, "mark")
    return bool(opens or parsed.is_after_comma(verb) or verb < parsed.tokens[verb].head) and not parsed.is_purpose(verb)


def _is_edge(token: Token) -> bool:
    """Whether a token says nothing at either end of a clause: a mark, or an "and" that joins nothing any more."""
    return token.text in EDGE_MARKS or token.tag == "CC"


def _runs(parsed: Parsed, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches of characters of neighbouring tokens, without marks at either edge."""
    tokens, numbers = parsed.tokens, list(numbers)
    while numbers and _is_edge(tokens[numbers[0]]):
        numbers.pop(0)
    while numbers and _is_edge(tokens[numbers[-1]]):
        numbers.pop()
    while numbers:
        size = 1
        while size < len(numbers) and numbers[size] == numbers[0] + size:
            size += 1
        yield tokens[numbers[0]].start, tokens[numbers[size - 1]].end
        del numbers[:size]
