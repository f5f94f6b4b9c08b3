"""Titles before names: what of a capitalised piece is title, what is name, and what the title belongs to.

Problem: "Orla Deputy Foreign Minister Ana Reyes" names a place and a person; "Burger King" and "Ana Bishop" end in
words that are titles elsewhere, "Prince Street" begins with one.
Method: the last word of the piece that is the head of a title, with something of a name after it, ends the title; from
there back go modifiers, peoples and further heads. Weak heads ("General", "Chief") need a first name or an uncommon
word after them, and nothing but title before.
Source: own rules over `data/names/titles.txt`.
Known failures: a surname that is also a title, after an unknown first name.
"""

from collections.abc import Iterator

from articles.text.names import lists
from articles.text.names.forms import fold, name_key
from articles.text.names.runs import HOLY_DAYS, Word

# "Orla County Prosecutor": the word belongs to the place rather than to the title.
PLACE_NOUNS = frozenset(("county", "city", "state", "district", "province", "parish"))
# Cues of organisations that before a title are the field of an office ("Orla Press Secretary").
OFFICES = frozenset(
    ("press", "communications", "intelligence", "financial", "executive", "international", "national", "media", "state")
)
VERBS = frozenset(("says", "said", "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "can"))


def named(piece: list[Word]) -> Iterator[tuple[tuple[str, ...], list[Word]]]:
    """Titles and name of each name in a piece of capitalised words. A title alone comes as a name: it may be a surname.

    >>> words = [Word(0, 0, w, w.lower(), False, link="space") for w in "Orla Foreign Minister Ana Reyes".split()]
    >>> [(titles, [w.text for w in name]) for titles, name in named(words)]
    [((), ['Orla']), (('foreign', 'minister'), ['Ana', 'Reyes'])]
    """
    if (len(piece) == 1 and lists.is_title(piece[0].folded)) or _is_listed(piece):
        yield (), piece
        return
    lands = _land_before_person(piece)
    if lands:
        yield (), piece[:lands]
        yield (), piece[lands:]
        return
    head = _title_end(piece)
    if head is None:
        name = without_loose_ends(piece)
        if name:
            yield (), name
        return
    first = _title_start(piece, head)
    if first:
        yield from named(piece[:first])
    name = without_loose_ends(piece[head + 1 :])
    if name:
        yield tuple(w.folded for w in piece[first : head + 1]), name


def _land_before_person(piece: list[Word]) -> int:
    """How many words of a land, a town or a street stand before a full name ("envoy to Peru Ana Reyes"); 0 for none."""
    for k in range(1, min(4, len(piece) - 1)):
        rest = piece[k:]
        place = lists.places().get(piece[0].folded)
        is_first_name = piece[0].folded in lists.first_names() and not (place and place.is_famous)
        if len(rest) > 3 or rest[0].link != "space" or is_first_name:
            continue
        is_named = rest[0].folded in lists.first_names() or (piece[0].link == "of" and _is_bare_name(rest))
        if is_named and _ends_place(piece[:k], rest):
            return k if rest[-1].folded not in lists.CUE_KIND else 0
    return 0


def _is_bare_name(words: list[Word]) -> bool:
    """Whether words are two that name nothing else: who holds the office of a place ("Mayor of Orla Sediq Reyes")."""
    known = (lists.CUE_KIND, lists.COMMON_WORDS, lists.TITLE_FIELDS)
    return len(words) == 2 and not any(word.folded in each for word in words for each in known)


def _ends_place(words: list[Word], person: list[Word]) -> bool:
    """Whether words are a land, or a town or a street right before a person's full name ("Hill Road Ana Reyes")."""
    key = fold(" ".join(w.text for w in words))
    if _is_land(key):
        return True
    if len(person) < 2 or person[1].link != "space":
        return False
    if person[1].folded in lists.COMMON_WORDS and words[0].link != "of":
        return False
    is_street = len(words) > 1 and lists.CUE_KIND.get(words[-1].folded) in ("facility", "place")
    return is_street or key in lists.places()


def _title_end(piece: list[Word]) -> int | None:
    """The index of the last word of the last title in a piece that is one; None where there is none."""
    for i in range(len(piece) - 1, -1, -1):
        if not lists.is_title(piece[i].folded):
            continue
        end = _field_end(piece, i)
        rest = piece[end + 1 :]
        if _is_trailing_title(piece, i) if not rest else _is_leading_title(piece, i, rest):
            return end
    return None


def _field_end(piece: list[Word], i: int) -> int:
    """The index of the last word of "Secretary of State" whose head stands at `i`."""
    end = i
    while end + 1 < len(piece) and piece[end + 1].folded in lists.TITLE_FIELDS:
        following = piece[end + 1]
        if following.link not in ("of", "for") and (end == i or following.link not in ("space", "and")):
            break
        end += 1
    while end > i and piece[end].folded in lists.TITLE_ADJECTIVES:
        end -= 1
    return end


def _is_leading_title(piece: list[Word], i: int, rest: list[Word]) -> bool:
    if rest[0].link not in ("space", ""):
        return False
    if piece[i].folded in lists.STRONG_TITLES:
        return not (rest[-1].folded in lists.CUE_KIND and all(w.folded in lists.COMMON_WORDS for w in rest))
    if _is_listed(piece[i : i + 2]):
        return False
    start = _title_start(piece, i)
    return _is_title_prefix(piece[start:i]) and (start == 0 or _is_known(piece[:start])) and _is_person_like(rest)


def _is_trailing_title(piece: list[Word], i: int) -> bool:
    """Whether a title at the end of a piece is one, and not a surname ("Ana Bishop") or a thing ("Burger King")."""
    if i and piece[i - 1].folded in lists.HONORIFICS and piece[i].folded not in lists.ADDRESSED:
        return False
    if i == 0 or _is_title_prefix(piece[:i]):
        return True
    if piece[i].folded not in lists.STRONG_TITLES or piece[i].folded in lists.FIRST_NAME_TITLES:
        return False
    return piece[i - 1].folded not in lists.first_names()


def _is_title_prefix(words: list[Word]) -> bool:
    return all(
        w.folded in lists.TITLE_MODIFIERS or lists.is_title(w.folded) or lists.is_demonym(w.folded) for w in words
    )


def _is_person_like(rest: list[Word]) -> bool:
    if len(rest) > 5 or rest[-1].folded in lists.CUE_KIND:
        return False
    return rest[0].folded in lists.first_names() or any(w.folded not in lists.COMMON_WORDS for w in rest)


def _title_start(piece: list[Word], head: int) -> int:
    """Where the title begins that ends at `head`; what stands before is a name of its own ("Orla President …")."""
    first = head
    while first > 0 and (_is_title_prefix(piece[first - 1 : first]) or piece[first].link in ("of", "for")):
        first -= 1
    for k in range(head, max(first, 1), -1):
        if _is_known(piece[:k]):
            return k
    return first + (0 < first < head and piece[first].folded in PLACE_NOUNS)


def _is_known(words: list[Word]) -> bool:
    key = fold(" ".join(w.text for w in words))
    if key in lists.places() or key in lists.institutions():
        return True
    last = words[-1].folded
    return lists.CUE_KIND.get(last) == "organisation" and last not in OFFICES


def _is_listed(words: list[Word]) -> bool:
    """Whether several words are a name of the lists by themselves."""
    key = fold(" ".join(w.text for w in words))
    return len(words) > 1 and (key in lists.places() or key in lists.institutions())


def without_loose_ends(words: list[Word]) -> list[Word]:
    """The words without articles before, and days, parties or peoples after ("Orla Republican")."""
    while words and words[0].text.lower() in ("the", "a", "an"):
        words = words[1:]
    while len(words) > 1 and (
        (words[-1].is_date and words[-2].folded not in HOLY_DAYS)
        or words[-1].folded in VERBS
        or (_is_adjective(words[-1].folded) and _is_land(name_key(" ".join(w.text for w in words[:-1]))))
    ):
        words = words[:-1]
    return words


def _is_land(key: str) -> bool:
    place = lists.places().get(key)
    return place is not None and place.kind in ("country", "state")


def _is_adjective(word: str) -> bool:
    return lists.is_demonym(word) or word in (
        "republican",
        "democrat",
        "democratic",
        "conservative",
        "liberal",
        "labour",
    )
