"""A sentence with its grammar, as a dependency parser gives it.

Labels are those of the ClearNLP scheme and of the Penn Treebank, which spaCy's English models use.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_verb(tag: str) -> bool:
    return tag.startswith("VB") or tag == "MD"


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: where it stands in its sentence, its tag, its relation, and the number of its head."""

    start: int
    text: str
    tag: str
    relation: str
    head: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def word(self) -> str:
        return self.text.lower()

    @property
    def is_verb(self) -> bool:
        return is_verb(self.tag)


class Parsed:
    """The tokens of one sentence, and what hangs on each."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.children: dict[int, list[int]] = defaultdict(list)
        for number, token in enumerate(tokens):
            if token.head != number:
                self.children[token.head].append(number)

    def below(self, number: int, without: Collection[int] = ()) -> list[int]:
        """A token and all that hangs on it, but for what is left out with all that hangs on that."""
        found, open_ones = [number], [number]
        while open_ones:
            for child in self.children[open_ones.pop()]:
                if child not in without:
                    found.append(child)
                    open_ones.append(child)
        return found

    def first_below(self, number: int) -> int:
        return min(self.below(number))

    def related(self, number: int, *relations: str) -> list[int]:
        """The children of a token that stand to it in one of these relations."""
        return [child for child in self.children[number] if self.tokens[child].relation in relations]

    def subjects(self, number: int) -> list[int]:
        return self.related(number, *SUBJECTS)

    def is_finite(self, number: int) -> bool:
        helpers = [number, *self.related(number, *AUXILIARIES)]
        return any(self.tokens[one].tag in FINITE for one in helpers)

    def is_after_comma(self, number: int) -> bool:
        """Whether what hangs on a token begins behind a comma, and so only adds to what stands before."""
        first = self.first_below(number)
        return first > 0 and self.tokens[first - 1].text == ","

    def is_purpose(self, number: int) -> bool:
        return self.tokens[self.first_below(number)].word == "to"
