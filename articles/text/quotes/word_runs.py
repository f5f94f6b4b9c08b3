"""The longest run of words that two sequences share.

Problem. Renderings of one remark are told by how many of the same words stand in a row; compared word by word, two long
quotations cost the product of their lengths.
Method. A suffix automaton of one sequence knows all its runs; the other is walked through it word by word.
Source. Blumer et al. 1985, "The smallest automaton recognizing the subwords of a text".
Known failures. None; the answer is exact.
"""

from collections.abc import Sequence


class WordRuns:
    """All runs of words of one sequence; both time and memory grow with its length."""

    __slots__ = ("_follow", "_length", "_link")

    def __init__(self, words: Sequence[str]) -> None:
        self._follow: list[dict[str, int]] = [{}]  # state → word → next state
        self._link, self._length = [-1], [0]  # state → the state of its longest shorter ending; its longest run
        last = 0
        for word in words:
            last = self._extend(last, word)

    def _extend(self, last: int, word: str) -> int:
        new, at = self._add({}, self._length[last] + 1), last
        while at >= 0 and word not in self._follow[at]:
            self._follow[at][word] = new
            at = self._link[at]
        self._link[new] = self._state_of(at, word) if at >= 0 else 0
        return new

    def _state_of(self, at: int, word: str) -> int:
        """The state behind `at` that holds no run longer than one word more; split off where there is none."""
        following = self._follow[at][word]
        if self._length[following] == self._length[at] + 1:
            return following
        copy = self._add(dict(self._follow[following]), self._length[at] + 1)
        self._link[copy], self._link[following] = self._link[following], copy
        while at >= 0 and self._follow[at].get(word) == following:
            self._follow[at][word] = copy
            at = self._link[at]
        return copy

    def _add(self, follow: dict[str, int], length: int) -> int:
        self._follow.append(follow)
        self._link.append(0)
        self._length.append(length)
        return len(self._follow) - 1

    def longest_in(self, words: Sequence[str]) -> int:
        """How many words the longest run has that stands in both.

        >>> WordRuns("we will not stay here".split()).longest_in("they will not stay".split())
        3
        """
        best = length = state = 0
        for word in words:
            while state and word not in self._follow[state]:
                state = self._link[state]
                length = self._length[state]
            if word in self._follow[state]:
                state, length = self._follow[state][word], length + 1
                best = max(best, length)
        return best
