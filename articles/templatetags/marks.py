"""Small marks that all pages share: where one is, who decided, what was said, words in their context."""

import json

from django import template
from django.contrib.messages.storage.base import Message
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.models import Article, Claim, Passage
from newsroom.counting import in_figures
from newsroom.decisions import State, Suggestion, Versioned, name_of
from newsroom.decisions.history import PASSED_OVER

from .times import plain_day

register = template.Library()

AROUND = 160  # characters of context on each side: about two lines


@register.simple_tag(takes_context=True)
def section(context, name: str, label: str) -> str:
    """One entry of the main menu; nothing where the page does not exist."""
    try:
        address = reverse(name)
    except NoReverseMatch:
        return ""
    path = context["request"].path if "request" in context else ""
    here = path == address or (address != "/" and path.startswith(address))
    current = SafeString(' aria-current="page"') if here else ""
    return format_html('<li><a href="{}"{}>{}</a></li>', address, current, label)


@register.inclusion_tag("_toast.html", takes_context=True)
def toast(context, message: Message) -> dict:
    """A message; `answers.say` puts what its Undo button posts into the extra tags."""
    extra = message.extra_tags or ""
    request = context.get("request")
    undo = json.loads(extra) if extra.startswith("{") else None
    fields = undo["fields"].items() if undo else ()
    return {
        "text": message.message,
        "level": message.level_tag,
        "undo": undo,
        "undo_fields": [(name, v) for name, value in fields for v in (value if isinstance(value, list) else [value])],
        "here": request.htmx.current_url_abs_path if request and request.htmx else request and request.get_full_path(),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("admin/_message.html", takes_context=True)
def admin_message(context, message: Message) -> dict:
    """The same in admin."""
    return toast(context, message)


def initials(user) -> str:
    """`Dana Reyes` → DR; a lone user name → its first two letters."""
    parts = user.get_full_name().split()
    return "".join(p[0] for p in parts[:3]).upper() if len(parts) > 1 else name_of(user)[:2]


@register.simple_tag
def by(row: Suggestion) -> str:
    """Who says so: the machine (with its score and why) or a person's initials (with name and day)."""
    if row.state == State.SUGGESTED and row.is_machine_made:
        score = f"{round(100 * row.score)} % sure" if row.score is not None else ""
        why = "; ".join(part for part in (row.why.rstrip("."), score) if part)
        who, said = _machine(row)
        title = f"Suggested by {who}: {why}" if why else f"Suggested by {who}"
        return format_html('<span class="by machine" title="{}">{}</span>', title, said)
    who = row.decided_by or row.created_by
    if who is None:
        return format_html('<span class="by person">{}</span>', row.get_state_display().lower())
    said = {State.SUGGESTED: "Left open", State.CONFIRMED: "Confirmed", State.REJECTED: "Rejected"}[row.state]
    at = row.decided_at or row.created_at
    kind = "refused" if row.state == State.REJECTED else "person"
    title = f"{said} by {name_of(who)}, {plain_day(at.date())}"
    return format_html(
        '<span class="by {}" title="{}">{}<span class="vh"> {}</span></span>', kind, title, initials(who), title
    )


def _machine(row: Suggestion) -> tuple[str, str]:
    """Which machine it was, and in a word: the shipped reader, or a language model."""
    if getattr(row, "reading_id", None) is None:
        return "the machine", "machine"
    return f"the model {row.reading.signature}, {plain_day(row.reading.created_at.date())}", "model ᵐ"


@register.simple_tag
def claimed_by(claim: Claim) -> str:
    """Whose claim it is, in so many words where nobody but the machine says so: in lists that mix them."""
    if not (claim.is_suggested and claim.is_machine_made):
        return by(claim)
    unsure = ", less sure" if claim.is_folded else ""
    return format_html('<span class="by machine">suggested by the machine{}</span>', unsure)


@register.simple_tag
def tongue(article: Article | None) -> str:
    """The attributes of an element with an article’s own words: language and which way it runs; none for English."""
    if not article or not article.is_foreign:
        return ""
    return format_html(' lang="{}" dir="{}"', article.written_in, "rtl" if article.is_rtl else "ltr")


@register.simple_tag
def words_in_context(passage: Passage, around: int = AROUND) -> str:
    """The passage marked within what stands before and after it; needs the passage's revision loaded."""
    source = passage.revision.headline if passage.field == Passage.Field.HEADLINE else passage.revision.text
    if passage.is_orphaned or source[passage.start : passage.end] != passage.exact:
        return format_html('<mark>{}</mark> <span class="muted">(not in this version)</span>', passage.exact)
    before, after = cut_before(source[: passage.start], around), cut_after(source[passage.end :], around)
    return format_html("{}<mark>{}</mark>{}", before, passage.exact, after)


def cut_before(text: str, around: int) -> str:
    """The end of `text` from a paragraph's or word's start on."""
    tail = text[-around:].rpartition("\n")[2]
    if len(tail) < min(around, len(text)):
        return tail.lstrip() if tail.strip() else tail
    return tail if len(text) <= around else "… " + tail.partition(" ")[2]


def cut_after(text: str, around: int) -> str:
    """The beginning of `text` up to a paragraph's or word's end."""
    head, newline, _ = text[:around].partition("\n")
    if newline or len(text) <= around:
        return head
    return head.rpartition(" ")[0] + " …"


register.filter("figures", in_figures)


@register.filter(name="initials")
def initials_of(user) -> str:
    return initials(user)


@register.filter(name="name")
def name_or_somebody(user) -> str:
    return name_of(user) if user else "somebody"


@register.filter
def as_seen(row: Versioned) -> str:
    """A row and its version, as a form sends them."""
    return f"{row.pk}-{row.version}"


@register.filter
def at(mapping: dict, key):
    """The value under a key, or None."""
    return mapping.get(key)


@register.filter
def by_words(passages) -> list[list]:
    """Passages that hold the same words together, whatever their case and blanks; in the order in which they came."""
    groups = {}
    for passage in passages:
        groups.setdefault(" ".join(passage.exact.casefold().split()), []).append(passage)
    return list(groups.values())


WHAT_HAPPENED = {"merge": "merged", "unmerge": "merge taken back", "undo": "undone", "upgrade": "mended at an upgrade"}
MADE_WORDS = {
    **{"claim": "stated", "appearance": "tagged", "silence": "marked silent", "story": "opened"},
    **{"note": "written", "assignment": "given", "blindreading": "begun", "settlement": "settled"},
}


NEVER_SAID = {"appearance": "passed over", "duplicate": "told apart"}


@register.filter
def what_happened(change) -> str:
    """What a change was part of, in a word; "" for a plain change of fields."""
    if change.kind == "made":
        return MADE_WORDS.get(change.row._meta.model_name, "added")
    if change.kind == PASSED_OVER:
        return NEVER_SAID.get(change.row._meta.model_name, "rejected")
    if change.kind == "deleted" or (change.kind == "undo" and change.is_gone and not change.fields):
        return "taken back"
    return WHAT_HAPPENED.get(change.kind, "" if change.kind == "changed" else change.kind)


@register.filter
def noun(row) -> str:
    """What kind of row it is, in a word."""
    return row._meta.verbose_name
