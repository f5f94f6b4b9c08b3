"""Those who work at once: two who decide, one who merges and takes back, and those who bring the same articles in.

Each is a process of its own (`play`) that knows the newsroom by its pages alone, and writes down what it was told.
"""

import os
import random
import re
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from tests.torture.deeds import DECIDES, TAKEN, Diary, Meaning, meaning_of
from tests.torture.person import UNDO, Answer, Form, Person
from tests.torture.world import make_pieces, manifest_of

PASSWORD = "TORTURE_PASSWORD"  # of all of them, in the environment
THINKING = (0.02, 0.4)  # seconds between a page and what somebody does there
KNOWN_FOR = 12  # acts for which somebody remembers what a story's page showed
UNDONE = 0.12  # of what was decided
TAGGED = 0.15  # of a decider's acts
AGAIN = 0.15  # of a decider's acts: back to the page as it was, and another button
FILES = 20  # in one upload
FEW = 2  # claims of a story on which people meet, where they are to meet often
MOST_MERGED = 4  # at a time, by the one who merges


class Actor:
    """A person with a diary, who acts until it is time."""

    def __init__(self, name: str, address: str, diary: Path, until: float, seed: int, hot: int) -> None:
        self.person, self.diary, self.until, self.hot = Person(address, name), Diary(diary), until, hot
        self.chance = random.Random(seed)
        self.stories: list[str] = []
        self.known: dict[str, tuple[int, list[str], list[str]]] = {}

    def run(self) -> None:
        self.person.log_in(os.environ[PASSWORD])
        while time.time() < self.until:
            self.act()

    def act(self) -> None:
        raise NotImplementedError

    def look(self, path: str) -> Answer:
        """A page; one that does not come is written down."""
        answer = self.person.get(path)
        if answer.status == 0 or answer.status >= 500:
            self.diary.write(self.person.name, answer)
        return answer

    def do(self, path: str, fields: dict[str, str]) -> Answer | None:
        """Send a form after a moment; None where it was not taken."""
        time.sleep(self.chance.uniform(*THINKING))
        answer = self.person.post(path, fields)
        meaning = Meaning() if path == UNDO else meaning_of(path, fields)
        if path == UNDO and "Nothing was undone" in answer.text:
            meaning = None
        return answer if self.diary.write(self.person.name, answer, meaning) == TAKEN else None

    def story(self) -> str:
        """One of the newest stories, the newest more often; "" while there is none."""
        if not self.stories or self.chance.random() < 0.05:
            self.stories = self.look("/stories/").links(r"/stories/([\w-]+)/\"")
        among = self.stories[: self.hot] if self.hot else self.stories
        if not among:
            time.sleep(1)
            return ""
        return among[int(self.chance.random() ** 2 * len(among))]

    def of_story(self, slug: str) -> tuple[list[str], list[str]]:
        """The numbers of a story's claims and articles, as its pages showed them not long ago."""
        left, claims, articles = self.known.get(slug, (0, [], []))
        if left <= 0:
            claims = self.look(f"/stories/{slug}/").links(r"/claims/(\d+)/")
            articles = self.look(f"/stories/{slug}/articles/").links(r"/articles/(\d+)/\"")
            claims, left = claims[: FEW if self.hot else None], 3 if self.hot else KNOWN_FOR
        self.known[slug] = (left - 1, claims, articles)
        return claims, articles


class Decider(Actor):
    """Accepts, rejects, marks silent, reads, tags, states; now and then takes it back, or goes back in the browser."""

    def __init__(self, *details) -> None:
        super().__init__(*details)
        self.former: Form | None = None  # as it was before it was sent the last time

    def act(self) -> None:
        if self.former and self.chance.random() < AGAIN:
            form, self.former = self.former, None
            self._press(form)
            return
        slug = self.story()
        if not slug:
            return
        claims, articles = self.of_story(slug)
        tagged = 4 * TAGGED if self.hot else TAGGED
        done = self._tag(claims, articles) if self.chance.random() < tagged else self._decide(slug, claims, articles)
        if done and done.undo and self.chance.random() < UNDONE:
            self.do(UNDO, {"token": done.undo})

    def _decide(self, slug: str, claims: list[str], articles: list[str]) -> Answer | None:
        """Press one of the buttons of a page."""
        pages = [f"/stories/{slug}/{tab}/" for tab in ("differences", "people", "origins", "articles")]
        pages = [self.chance.choice(pages)]
        pages += [f"/claims/{self._first_of(claims)}/row/", f"/claims/{self._first_of(claims)}/"] if claims else []
        pages += [f"/articles/{self._first_of(articles)}/"] if articles else []
        forms = [f for f in self.look(self.chance.choice(pages)).forms if DECIDES.fullmatch(f.action) and f.buttons]
        if not forms:
            return None
        self.former = forms[int(self.chance.random() ** 2 * len(forms))]
        return self._press(self.former)

    def _press(self, form: Form) -> Answer | None:
        name, value = self.chance.choice(form.buttons)
        return self.do(form.action, {**self._read_anew(form, value), name: value})

    def _first_of(self, keys: list[str]) -> str:
        """Rather one of the first, so that two who decide meet."""
        return keys[int(self.chance.random() ** 2 * len(keys))]

    def _read_anew(self, form: Form, decision: str) -> dict[str, str]:
        if decision != "read":
            return form.fields
        stance = self.chance.choice(("reports", "attributes", "hedges", "disputes", "unclear"))
        return form.fields | {"stance": stance}

    def _tag(self, known: list[str], articles: list[str]) -> Answer | None:
        """Tag a sentence with what the form proposes, or with a claim that is there."""
        if not articles:
            return None
        path = f"/articles/{self._first_of(articles)}/tag/"
        places = self.look(path).links(r"(\?field=text[^\"]+)\"")
        if not places:
            return None
        page = self.look(path + self.chance.choice(places).replace("&amp;", "&"))
        form = next((form for form in page.forms if form.action == path and "exact" in form.fields), None)
        if form is None:
            return None
        claims = known[:1] if self.hot else re.findall(r'name="claim" value="(\d+)"', page.text)
        fields = form.fields | {
            "tag": "1",
            "claim": self.chance.choice(claims if self.hot and claims else ["", *claims]),
        }
        return self.do(path, fields | {"statement": fields.get("statement") or f"Somebody says {time.time()}."})


class Merger(Actor):
    """Merges claims, entities and stories, moves articles, and takes most merges back."""

    def __init__(self, *details) -> None:
        super().__init__(*details)
        self.merged: deque[tuple[str, dict[str, str]]] = deque()

    def act(self) -> None:
        most, share = (1000, 0.05) if self.hot else (MOST_MERGED, 0.4)  # what is taken back heals what was torn
        if len(self.merged) >= most or (self.merged and self.chance.random() < share):
            self.merged.rotate(self.chance.randrange(len(self.merged)))
            self.do(*self.merged.popleft())
            return
        kinds: list[Callable[[], None]] = [self._merge_claims, self._merge_entities, self._merge_stories, self._move]
        self.chance.choices(kinds, (9, 1, 2, 1) if self.hot else (5, 3, 2, 1))[0]()

    def _merge_claims(self) -> None:
        claims, _ = self.of_story(self.story() or "none")
        if len(claims) > 1:
            one, other = claims[:2] if self.hot else self.chance.sample(claims[:12], 2)
            self.known.clear()
            self._merge(f"/claims/{one}/merge/", {"into": other})

    def _merge_entities(self) -> None:
        entities = self.look("/entities/").links(r"/entities/(\d+)/\"")
        if len(entities) > 1:
            one, other = self.chance.sample(entities, 2)
            if self.do("/merge/entity/", {"row": one, "into": other, "heir": other}):
                self.merged.append(("/merge/entity/undo/", {"row": one}))

    def _merge_stories(self) -> None:
        one, other = self.story(), self.story()
        if one and one != other and self.do(f"/stories/{one}/merge/", {"target": other}):
            self.merged.append((f"/stories/{one}/unmerge/", {}))

    def _merge(self, path: str, fields: dict[str, str]) -> None:
        if self.do(path, fields):
            self.merged.append((path, {"decision": "reopen"}))

    def _move(self) -> None:
        one, other = self.story(), self.story()
        _, articles = self.of_story(one or "none")
        if one != other and len(articles) > 2:
            self.do(f"/stories/{one}/move/", {"article": self.chance.choice(articles), "target": other})


class Importer(Actor):
    """Brings all articles in, a lot at a time; the lots in an order of its own, where people need not meet."""

    def __init__(self, *details) -> None:
        super().__init__(*details)
        pieces = make_pieces(int(os.environ["TORTURE_ARTICLES"]))
        self.lots = [pieces[start : start + FILES] for start in range(0, len(pieces), FILES)]
        if not self.hot:
            self.chance.shuffle(self.lots)

    def run(self) -> None:
        self.person.log_in(os.environ[PASSWORD])
        pause = (self.until - time.time()) / (len(self.lots) + 1)
        while self.lots and time.time() < self.until:
            self.act()
            time.sleep(self.chance.uniform(0, min(pause, max(self.until - time.time(), 0))))

    def act(self) -> None:
        lot = self.lots.pop(0)
        files = [("files", piece.file, piece.text.encode()) for piece in lot]
        files.append(("files", "manifest.csv", manifest_of(lot).encode()))
        answer = self.person.upload("/intake/", {"by": "upload", "story": ""}, files)
        if self.diary.write(self.person.name, answer, brought=[piece.url for piece in lot]) != TAKEN:
            self.lots.append(lot)
