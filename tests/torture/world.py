"""Invented coverage: stories of usual sizes, each of them told by several outlets in words of their own.

`facts.txt` holds what can happen in a town: a headline after "# ", then fact by fact, each in two ways or more of
telling it. Deterministic: the same number of articles gives the same texts.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

FACTS = Path(__file__).with_name("facts.txt")
OUTLETS = (
    ("Calder Wire", "calderwire.example"),
    ("Ostrand Post", "ostrandpost.example"),
    ("Lakeside Echo", "lakesideecho.example"),
    ("Veldt Herald", "veldtherald.example"),
    ("Harrow Tribune", "harrowtribune.example"),
    ("The Morning Lantern", "morninglantern.example"),
    ("Radio Sandoval", "radiosandoval.example"),
    ("Northern Courier", "northerncourier.example"),
    ("Evening Ledger", "eveningledger.example"),
    ("Coastline Daily", "coastlinedaily.example"),
)
APART = timedelta(days=45)  # between stories on one theme, whatever the town: nearer ones would be read as one
SIZES = (4, 6, 8, 12, 5, 10, 7, 16, 3, 9)  # articles of one story after the other
TOWNS = (
    *("Veldt", "Ostrand", "Kessel Bay", "Marrowick", "Tolvane", "Brisca", "Hallam Ford", "Sorrel Point", "Dunmere"),
    *("Pellworth", "Aldrake", "Quillan", "Fenwater", "Lorne Hill", "Castrova", "Eastry Sound", "Mirefield", "Topholm"),
)
PEOPLE = (
    *("Ilse Brandt", "Tomas Arkell", "Yara Feldman", "Oskar Lindqvist", "Perpetua Nwosu", "Dario Venn", "Hanne Molde"),
    *("Rufus Okonedo", "Greta Sallow", "Anton Weir", "Salome Ibarra", "Viktor Drost", "Nell Hathersage", "Emre Kartal"),
    *("Bridget Foss", "Kasimir Holt", "Lucia Parnell", "Joachim Reeve", "Adaeze Corrigan", "Sten Halloran"),
)
REMARKS = (
    "Neighbours spoke of a long week.",
    "The town hall did not answer questions.",
    "Nothing more was known on the evening of the same day.",
    "Residents gathered on the market square.",
    "A meeting of the council is expected soon.",
    "In the pubs people talked of little else.",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One article as a file, with what the manifest says of it."""

    file: str
    text: str
    outlet: str
    url: str
    published: str


def read_themes() -> dict[str, list[list[str]]]:
    """Headline → facts, each as the ways of telling it."""
    themes: dict[str, list[list[str]]] = {}
    for line in FACTS.read_text(encoding="utf-8").splitlines():
        mark, _, words = line.partition(" ")
        if mark == "#":
            facts = themes.setdefault(words, [])
        elif mark == "=":
            facts[-1].append(words)
        elif line:
            facts.append([line])
    return themes


def make_pieces(number: int, seed: int = 7) -> list[Piece]:
    """So many articles, story after story."""
    chance = random.Random(seed)
    pieces: list[Piece] = []
    themes = list(read_themes().items())
    for story in range(number):
        size = min(SIZES[story % len(SIZES)], number - len(pieces))
        if size <= 0:
            break
        told_before, theme = divmod(story, len(themes))
        day = datetime(2031, 3, 3, 8, tzinfo=UTC) + told_before * APART + timedelta(days=2 * theme)
        pieces += _story(story, day, size, *themes[theme], chance)
    return pieces


def _story(
    story: int, day: datetime, size: int, theme: str, facts: list[list[str]], chance: random.Random
) -> Iterator[Piece]:
    person, other = chance.sample(PEOPLE, 2)
    numbers = {"n": chance.randint(3, 40), "m": chance.randint(2, 90), "k": chance.randint(41, 99)}
    words = {"town": TOWNS[story % len(TOWNS)], "person": person, "other": other} | numbers
    for number in range(size):
        outlet, domain = OUTLETS[(story + number) % len(OUTLETS)]
        told = sorted(chance.sample(range(len(facts)), chance.randint(5, len(facts))))
        body = [chance.choice(facts[fact]) for fact in told]
        body.insert(chance.randint(1, len(body)), chance.choice(REMARKS))
        headline = chance.choice([theme, f"{theme}, {outlet} learns", f"What we know: {theme}"])
        text = "\n\n".join(line.format(**words) for line in [headline, *body])
        at = day + timedelta(hours=chance.randint(0, 30))
        name = f"story-{story:02}-{number:02}"
        yield Piece(f"{name}.txt", text, outlet, f"https://{domain}/{name}", at.isoformat())


def manifest_of(pieces: list[Piece]) -> str:
    """The pieces' table, as an upload brings it."""
    rows = [",".join((piece.file, f'"{piece.outlet}"', piece.url, piece.published)) for piece in pieces]
    return "\n".join(["file,outlet,url,published", *rows])
