"""Learns `articles/text/data/stance_weights.json`: is a passage somebody's words?

    python -m tests.bench.learn_stance

Logistic regression with a ridge penalty over the keyed stories' evidence. `leave_one_out` gives for each story the
weights learned on the others, which is how `tests/bench/stance.py` scores it.
"""

import json
from collections.abc import Sequence

from articles.text.document import Span
from articles.text.stance import _words, covering
from articles.text.word_lists import DATA
from tests.bench.keyed_stories import KeyedStory, keyed_stories, quotes_of, sentences_of
from tests.bench.logit import fit

RIDGE = 1.0
THEIRS = ("attributes",)


def rows(stories: Sequence[KeyedStory]) -> list[tuple]:
    """For each piece of evidence that a quotation touches: the two options, and which is right.

    Both by the key's own words and by the whole sentences around them, since a passage may be either.
    """
    out = []
    for story in stories:
        seen = set()
        for claim in story.key["claims"]:
            for evidence in claim["evidence"]:
                for start, end in ((evidence["start"], evidence["end"]), sentences_around(story, evidence)):
                    place = (evidence["file"], start, end, evidence["stance"])
                    if place in seen or evidence["stance"].startswith(("disputes", "hedges")):
                        continue
                    seen.add(place)
                    features = _features(story, evidence["file"], start, end)
                    if features:
                        is_theirs = evidence["stance"] in THEIRS
                        out.append(([tuple(features), ()], [float(is_theirs), float(not is_theirs)]))
    return out


def sentences_around(story: KeyedStory, evidence: dict) -> tuple[int, int]:
    """Where the sentences that hold some evidence begin and end."""
    start, end = evidence["start"], evidence["end"]
    around = [s for s in sentences_of(story.files[evidence["file"]]) if s.start < end and start < s.end]
    return min([start, *(s.start for s in around)]), max([end, *(s.end for s in around)])


def _features(story: KeyedStory, file: str, start: int, end: int) -> list[str]:
    text = story.files[file].text
    return covering(text, Span(start, end), _words(text, start, end), quotes_of(story.name, file))[1]


def learn(stories: Sequence[KeyedStory]) -> dict[str, float]:
    return fit(rows(stories), RIDGE)


def leave_one_out() -> dict[str, dict[str, float]]:
    """Story → the weights learned on all others."""
    every = keyed_stories()
    return {story.name: learn([other for other in every if other is not story]) for story in every}


def main() -> None:
    weights = learn(keyed_stories())
    target = DATA / "stance_weights.json"
    target.write_text(json.dumps(weights, indent=0, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights → {target}")


if __name__ == "__main__":
    main()
