"""Feeds: their list with each one's health, adding them, and a page for each with what became of its entries."""

from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from articles.filters.feed import FeedFilter
from articles.forms.feed import FeedAddForm, FeedForm, FeedListForm, FeedStateForm
from articles.intake.feeds import adding, asking
from articles.intake.feeds.asking import Asked
from articles.intake.given import Refused
from articles.jobs import defer_entries, is_worker_running
from articles.models import Feed, FeedEntry
from articles.text.feeds import read_opml, write_opml
from entities.pages import KeyPage, read_number
from newsroom.decisions import StaleDecision
from newsroom.decisions.access import CURATE, form_for, may_curate, may_tag
from newsroom.values import number_in, zone_in

from .answers import answer, conflict, edited_at_once, say, unchanged
from .decisions import undo_of

PAGE_SIZE = 100
ENTRIES_SHOWN = 50
PATIENCE = 10.0  # seconds for which somebody waits for a feed's site
REFUSED_SHOWN = 5
NOTHING_LEFT = "Nothing of it is left to be tried again."
SAID = {
    Asked.BUSY: "It is being asked for at the moment.",
    Asked.LATER: "Its site is asked for other pages at the moment: it is asked for again in a minute.",
    Asked.SAME: "Nothing new.",
    Asked.READ: "It is read.",
}


@require_GET
def feed_list(request: HttpRequest) -> HttpResponse:
    """Feeds by name, with how each is, and what came today."""
    feeds = Feed.objects.with_name().select_related("outlet")
    filterset = FeedFilter(request.GET, feeds)
    found = filterset.qs if filterset.is_valid() else feeds.none()
    page = KeyPage(found, request.GET, "sort_name", PAGE_SIZE)
    today, states = _new_today(request, page.rows), _open(page.rows)
    context = {
        "filterset": filterset,
        "page": page,
        "rows": [(feed, today.get(feed.pk, 0), *states.get(feed.pk, (0, 0))) for feed in page.rows],
        "number": Feed.objects.count(),
        "failing": Feed.objects.failing().count(),
        "has_no_worker": bool(page.rows) and not is_worker_running(),
    }
    return render(request, "articles/feed_list.html", context)


def _new_today(request: HttpRequest, feeds: list[Feed]) -> dict[int, int]:
    """Since midnight on the reader's clock."""
    now = timezone.localtime(timezone.now(), zone_in(request.COOKIES))
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return FeedEntry.objects.filter(feed__in=feeds).new_since(midnight)


def _open(feeds: list[Feed]) -> dict[int, tuple[int, int]]:
    """Feed → how many entries wait, and how many could not be read."""
    left = FeedEntry.objects.filter(feed__in=feeds).exclude(state=FeedEntry.State.READ)
    states = {state: Count("pk", filter=Q(state=state)) for state in ("waiting", "refused")}
    rows = left.order_by().values_list("feed").annotate(**states)
    return {feed: (waiting, refused) for feed, waiting, refused in rows}


@form_for(CURATE)
def feed_add(request: HttpRequest) -> HttpResponse:
    """Add a feed by its address, or one of those that a page names."""
    form = FeedAddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            found = adding.look_at(said["address"], PATIENCE)
            if found.is_feed:
                feed = adding.add(found, request.user, said["outlet"], interval=said["interval"])
                return _added(request, feed)
            return _adding(request, form, 200, named=found.parsed.links, page_title=found.parsed.title)
        except Refused as refusal:
            form.add_error("address", str(refusal))
    return _adding(request, form, 422 if form.errors else 200)


def _adding(request: HttpRequest, form: FeedAddForm, status: int, **more) -> HttpResponse:
    context = {"form": form, "lists": FeedListForm(), **more}
    return render(request, "articles/feed_add.html", context, status=status)


def _added(request: HttpRequest, feed: Feed) -> HttpResponse:
    number = feed.entries.count()
    defer_entries(feed)
    say(request, f"Added: {feed}. It has {number} {'entry' if number == 1 else 'entries'}.")
    return redirect(feed)


@may_curate
def feed_upload(request: HttpRequest) -> HttpResponse:
    """Add the feeds of an OPML file."""
    form = FeedListForm(request.POST, request.FILES)
    if form.is_valid():
        listed = read_opml(form.cleaned_data["file"].read())
        if not listed.problem:
            return _uploaded(request, adding.add_listed(listed, request.user))
        form.add_error("file", listed.problem)
    context = {"form": FeedAddForm(), "lists": form}
    return render(request, "articles/feed_add.html", context, status=422)


def _uploaded(request: HttpRequest, added: adding.Added) -> HttpResponse:
    words = [f"{added.new} {'feed' if added.new == 1 else 'feeds'} added"]
    words += [f"{added.known} here already"] if added.known else []
    words += [f"{len(added.refused)} not taken"] if added.refused else []
    say(request, f"{', '.join(words)}. They are asked for one after the other.")
    for sentence in added.refused[:REFUSED_SHOWN]:
        say(request, sentence)
    return redirect("feed_list")


@require_GET
def feed_opml(request: HttpRequest) -> HttpResponse:
    """All feeds as OPML."""
    body = write_opml("Feeds of the newsroom", adding.listed_feeds())
    name = f"feeds-{timezone.now():%Y-%m-%d}.opml"
    return HttpResponse(body, "text/x-opml", headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_GET
def feed_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """How a feed is, and its entries, newest first, each with what became of it."""
    feed = get_object_or_404(Feed.objects.select_related("outlet"), pk=pk)
    show = request.GET.get("show", "")
    entries = feed.entries.select_related("article")
    entries = entries.filter(state=show) if show in FeedEntry.State.values else entries
    waiting, refused = _open([feed]).get(feed.pk, (0, 0))
    page = KeyPage(entries, request.GET, "pk", ENTRIES_SHOWN, descending=True, read=read_number)
    context = {
        "feed": feed,
        "page": page,
        "today": _new_today(request, [feed]).get(feed.pk, 0),
        "waiting": waiting,
        "refused": refused,
        "again": feed.entries.worth_another_try().count(),
        "show": show,
        "has_no_worker": bool(waiting) and not is_worker_running(),
    }
    return render(request, "articles/feed_detail.html", context)


@form_for(CURATE)
def feed_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Title, outlet, address, interval."""
    feed = get_object_or_404(Feed, pk=pk)
    form = FeedForm(request.POST or None, row=feed)
    if request.method == "POST" and form.is_valid():
        if not form.changes():
            return unchanged(request, feed.get_absolute_url())
        try:
            with transaction.atomic():
                feed.edit(request.user, form.cleaned_data["version"], **form.changes())
        except IntegrityError:
            form.add_error("address", "Another feed here has this address.")
        except StaleDecision as stale:
            return edited_at_once(request, stale, form, feed.get_absolute_url())
        else:
            say(request, f"Saved: {feed}", undo_of(request))
            return redirect(feed)
    context = {"feed": feed, "form": form}
    return render(request, "articles/feed_edit.html", context, status=422 if form.errors else 200)


@may_curate
def feed_state(request: HttpRequest, pk: int) -> HttpResponse:
    """Pause it, or have it asked for again."""
    feed = get_object_or_404(Feed, pk=pk)
    form = FeedStateForm(request.POST)
    if not form.is_valid():
        return unchanged(request, feed.get_absolute_url())
    state = form.cleaned_data["state"]
    is_paused = state == Feed.State.PAUSED
    try:
        feed.edit(request.user, form.cleaned_data["version"], state=state)
    except StaleDecision as stale:
        return conflict(request, stale, "to pause it" if is_paused else "to go on with it", feed.get_absolute_url())
    say(request, f"Paused: {feed}" if is_paused else f"It is asked for again: {feed}", undo_of(request))
    return answer(request, feed.get_absolute_url())


@may_tag
def feed_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Look now whether it has anything new; what is new is read by the worker."""
    feed = get_object_or_404(Feed, pk=pk)
    answered = asking.ask(feed, PATIENCE)
    feed.refresh_from_db()
    say(request, feed.problem if answered is Asked.FAILED else SAID[answered])
    if feed.entries.due().exists():
        defer_entries(feed)
    return answer(request, feed.get_absolute_url())


@may_tag
def feed_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Try again to read what of it could not be read: all, or with `entry` one."""
    feed = get_object_or_404(Feed, pk=pk)
    entries, key = feed.entries.all(), number_in(request.POST.get("entry", ""))
    with transaction.atomic():
        number = (entries.filter(pk=key) if key else entries).try_again()
        if number:
            defer_entries(feed)
    said = f"{number} {'entry is' if number == 1 else 'entries are'} tried again."
    say(request, said if number else NOTHING_LEFT)
    return answer(request, feed.get_absolute_url())
