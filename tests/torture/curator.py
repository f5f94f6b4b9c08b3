"""Those who curate what the others decide: steps, notes, assignments; and what stands in the wrong place is moved."""

import re
import time
from collections.abc import Sequence

from tests.torture.actors import THINKING, Actor
from tests.torture.deeds import MODELS, TAKEN, Meaning, outcome_of
from tests.torture.person import Answer, Form

FEW = 3  # rows that are moved at a time
TAKEN_BACK = 0.3  # of what was moved
NEW = {"version": "0"}  # in the form of a row that is not there yet
LEFT_OUT = "Left out"  # some of it was not done, and the newsroom says so
OF_DESK = re.compile(r"/(?:notes|assignments)/\d+/decide/")


class Curator(Actor):
    """Takes claims from step to step, says something of them, gives work away, moves passages and names."""

    OF = {"appearance": "claim", "mention": "entity"}
    PLACES = {"appearance": r"/claims/(\d+)/\"[^>]*>It was said", "mention": r"/entities/(\d+)/\"[^>]*>Ada "}

    def act(self) -> None:
        slug = self.story()
        claims, _ = self.of_story(slug) if slug else ([], [])
        if not claims:
            return
        claim = claims[int(self.chance.random() ** 2 * len(claims))]
        kind = self.chance.choices(("step", "note", "give", "close", "passages", "names"), (6, 2, 1, 2, 2, 1))[0]
        match kind:
            case "step":
                self._press(self.look(f"/claims/{claim}/").forms, re.compile(rf"/claims/{claim}/step/"))
            case "note":
                self.do(f"/claims/{claim}/notes/", {"text": f"Who says so? {time.time()}", **NEW})
            case "give":
                self._give(f"/stories/{slug}/notes/")
            case "close":
                place = self.chance.choice((f"/claims/{claim}/notes/", f"/stories/{slug}/notes/"))
                self._press(self.look(place).forms, OF_DESK)
            case "passages":
                self._move(f"/claims/{claim}/move/", "appearance", f"It was said at {time.time()}.")
            case "names":
                entities = self.look(f"/stories/{slug}/people/").links(r"/entities/(\d+)/\"")
                if entities:
                    self._move(f"/entities/{self.chance.choice(entities)}/move/", "mention", f"Ada {time.time()}")

    def _press(self, forms: Sequence[Form], wanted: re.Pattern) -> None:
        forms = [form for form in forms if wanted.fullmatch(form.action) and form.buttons]
        if not forms:
            return
        form = self.chance.choice(forms)
        name, value = self.chance.choice(form.buttons)
        note = {"step_note": "Ask again."} if "step_note" in form.fields else {}
        self.do(form.action, {**form.fields, **note, name: value})

    def _give(self, place: str) -> None:
        page = self.look(place)
        people = re.findall(r'<option value="(\d+)"', page.text.partition('name="person"')[2].partition("</select>")[0])
        if people:
            fields = {"person": self.chance.choice(people), "what": f"Look. {time.time()}", **NEW}
            self.do(place, fields)

    def _move(self, path: str, name: str, words: str) -> None:
        """Some rows to a new place that is called so; now and then back again."""
        keys = re.findall(rf'name="{name}" value="(\d+)"', self.look(path).text)
        if not keys:
            return
        chosen = self.chance.sample(keys, min(FEW, len(keys)))
        act = self.person.post(path, {name: chosen}, is_htmx=False).address
        if not act.startswith("/acts/"):
            return
        self.person.post(act, {"do": "aim", "new": words}, is_htmx=False)
        done = self._send(act, {"do": "go"})
        if not done:
            return
        place = next(iter(self.look(act).links(self.PLACES[name])), 0)  # a page that names none is a fault as well
        for key in chosen:
            there = {"state": "confirmed", f"{self.OF[name]}_id": int(place)}
            self.diary.write(self.person.name, done, Meaning(MODELS[f"{name}s"], {"id": int(key)}, there))
        if self.chance.random() < TAKEN_BACK and (back := self._send(act, {"do": "undo"})):
            self.diary.write(self.person.name, back, Meaning())

    def _send(self, act: str, fields: dict[str, str]) -> Answer | None:
        """What came of it, where all of it was done."""
        time.sleep(self.chance.uniform(*THINKING))
        answer = self.person.post(act, fields, is_htmx=False)
        said = self.person.get(answer.address) if answer.address else Answer(act, answer.asked)
        answer.text, answer.answered = said.text, time.time()
        if outcome_of(answer) == TAKEN and LEFT_OUT not in answer.text:
            return answer
        self.diary.write(self.person.name, answer)
        return None
