"""Whether an outlet gave the beginning of an article only, in words that say by what that is known.

Problem: what stands behind a paywall is not there to be read; to call such an article silent on anything would be
wrong. A page of subscribers' articles says so whether or not all its text came along, and notices that sell
subscriptions stand below whole articles, too.
Method: the notice that says that it goes on elsewhere must stand right behind the last paragraph; or the page says that
it is not free, and little of it came; or it says how many words it has, and far less came. `data/furniture.toml` has
the notices, in eighteen languages.
Source: own rules; schema.org's isAccessibleForFree and wordCount.
Known failures: a stub without notice on a page that states nothing.
"""

from collections.abc import Sequence

from articles.text.page.stated import Stated

KIND = "cut_short"  # of the notices, in data/furniture.toml
NEAR = 4  # lines between the last paragraph and the notice
LEAST_WHOLE = 150  # words of an article that is not free; a teaser has less
LEAST_STATED = 100  # words that a page must say it has to be believed
LEAST_SHARE, LEAST_SHARE_FREE = 0.6, 0.35  # of the stated words; cleaning takes captions and boxes away
LONGEST_WORD = 14  # letters a word on average; scripts without spaces have longer ones, and are not counted
QUOTED = 120  # characters of a notice


def notice_behind(kinds: Sequence[tuple[str, str]]) -> str:
    """Why a text is cut short, by its lines as (kind, words), "" being the kind of text; "" for a whole one."""
    last = max((n for n, (kind, _) in enumerate(kinds) if not kind), default=len(kinds))
    behind = (words for kind, words in kinds[last + 1 : last + 1 + NEAR] if kind == KIND)
    return ends_at(next(behind, ""))


def ends_at(notice: str) -> str:
    """The reason that a notice is; "" for none."""
    if not notice:
        return ""
    shown = notice if len(notice) <= QUOTED else notice[:QUOTED].rsplit(" ", 1)[0] + "…"
    return f"It ends at the notice “{shown}”."


def by_what_is_stated(stated: Stated, text: str) -> str:
    """Why a page's text is cut short, by what the page states of it; "" where nothing says so."""
    words = text.split()
    if not words or len(text) > len(words) * LONGEST_WORD:
        return ""
    share = len(words) / stated.words if stated.words >= LEAST_STATED else 1.0
    if stated.is_free is False and (len(words) < LEAST_WHOLE or share < LEAST_SHARE):
        return f"Its page says that it is not free to read, and {len(words)} words of it came."
    if share < LEAST_SHARE_FREE:
        return f"Its page says that it has {stated.words:,} words, and {len(words)} came."
    return ""
