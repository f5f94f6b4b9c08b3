"""Notes and assignments of a place: a story, a claim, an article, an entity or a cell; and all notes.

The part of a page that shows a place's notes is loaded when somebody asks for it. Every act answers with the event
`noted`, at which such parts load themselves anew.
"""

from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import trigger_client_event

from articles.filters.note import NoteFilter
from articles.forms.assignment import AssignmentForm
from articles.forms.note import NoteForm, StepForm
from articles.models import Article, Assignment, Claim, Note
from articles.models.note import OF_GROUP, called
from articles.overviews.notes import names_in, said_of
from articles.templatetags.notes import today_of
from entities.models import Entity
from entities.pages import KeyPage, read_moment
from newsroom.decisions import Refused, StaleDecision
from newsroom.decisions.access import TAG, act, form_for, may_tag

from .answers import answer, conflict, edited_at_once, say, unchanged
from .decisions import part, refused, undo_of, unreadable
from .story import get_story, story_page

NOTES_A_PAGE = 30
NAMES_SHOWN = 8
ASK = require_http_methods(["GET", "HEAD", "POST"])


@ASK
@act
def story_notes(request: HttpRequest, slug: str) -> HttpResponse:
    return _at(request, Note(story=get_story(slug)))


@ASK
@act
def claim_notes(request: HttpRequest, pk: int) -> HttpResponse:
    return _at(request, Note(claim=get_object_or_404(Claim.objects.select_related("story"), pk=pk).heir))


@ASK
@act
def article_notes(request: HttpRequest, pk: int) -> HttpResponse:
    return _at(request, Note(article=get_object_or_404(Article.objects.with_outlet(), pk=pk)))


@ASK
@act
def entity_notes(request: HttpRequest, pk: int) -> HttpResponse:
    return _at(request, Note(entity=get_object_or_404(Entity, pk=pk).heir))


@ASK
@act
def claim_cell(request: HttpRequest, pk: int, article: int) -> HttpResponse:
    """What is said of what one article makes of a claim."""
    claim = get_object_or_404(Claim.objects.select_related("story"), pk=pk).heir
    return _at(request, Note(claim=claim, article=get_object_or_404(Article.objects.with_outlet(), pk=article)))


def _at(request: HttpRequest, place: Note) -> HttpResponse:
    """Show what is said of a place; a POST adds a note to it (`text`), or gives it to somebody (`person`, `group`)."""
    own = {name: row for name, row in place.place.items() if name in Assignment.PLACES}
    has_assignments = bool(own) and not place.is_cell
    forms = {"note_form": None, "assignment_form": None}
    if request.method == "POST":
        if not request.user.has_perm(TAG):
            raise PermissionDenied
        if "text" in request.POST or not has_assignments:
            forms["note_form"] = form = NoteForm(request.POST, row=place, auto_id=_auto_id(place))
            done = form.is_valid() and _write(request, Note(**place.place, text=form.cleaned_data["text"]), "Noted.")
        else:
            row = Assignment(**own)
            forms["assignment_form"] = form = AssignmentForm(request.POST, row=row, auto_id=_auto_id(place))
            done = form.is_valid() and _give(request, Assignment(**own, **form.fields_of_row()))
        if done:
            return done
    return _shown(request, place, has_assignments, forms)


def _write(request: HttpRequest, row: Note | Assignment, words: str) -> HttpResponse:
    address = row.place_address
    try:
        row.make(request.user)
    except StaleDecision as stale:
        return conflict(request, stale, "to say something of it", address)
    except Refused as refusal:
        return refused(request, refusal, address)
    say(request, f"{words} {_of_nobody(row)}".strip(), undo_of(request))
    return noted(answer(request, row.get_absolute_url()))


def _of_nobody(row: Note | Assignment) -> str:
    """Who is named in vain."""
    people = row.names_people if isinstance(row, Note) else []
    named = User.objects.filter(pk__in=people).order_by("username") if people else []
    kept_for = row.kept_for if people else None
    said = [f"@{person.username} is deactivated and will not see it." for person in named if not person.is_active]
    outside = [person for person in named if person.is_active and kept_for is not None and person.pk not in kept_for]
    return " ".join(said + [f"@{person.username} will not see it: this is only for some people." for person in outside])


def _give(request: HttpRequest, row: Assignment) -> HttpResponse:
    return _write(request, row, f"Given to {row.to_words}.")


def noted(response: HttpResponse) -> HttpResponse:
    """Tell the page that something was noted, given or closed, as the browser event of that name."""
    return trigger_client_event(response, "noted", {})


def _shown(request: HttpRequest, place: Note, has_assignments: bool, forms: dict) -> HttpResponse:
    status = 422 if any(forms.values()) else 200
    context = said_of(place, request.user) | {"key": _key(place), "today": today_of(request), **forms}
    if request.user.has_perm(TAG):
        ids = {"auto_id": _auto_id(place)}
        context["note_form"] = forms["note_form"] or NoteForm(row=place, **ids)
        own = sum(note.created_by_id == request.user.pk for note in context["said"])
        context["draft"] = "" if forms["note_form"] else f"{_key(place)}-{own}"
        if has_assignments:
            row = Assignment(**place.place)
            context["assignment_form"] = forms["assignment_form"] or AssignmentForm(row=row, **ids)
    is_part = request.htmx and not request.htmx.history_restore_request
    if place.story_id and not is_part:
        response = story_page(request, place.story, "story_notes", "articles/story_notes.html", context)
        response.status_code = status
        return response
    response = part(request, "articles/notes.html", "articles/_notes.html", context)
    response.status_code = status
    return response


def _key(place: Note) -> str:
    """What ids of the part begin with: several of them may stand on one page."""
    return "-".join(["said", *(f"{name}-{row.pk}" for name, row in place.place.items())])


def _auto_id(place: Note) -> str:
    return f"{_key(place)}-%s"


@form_for(TAG)
def note_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words, by whoever wrote it."""
    note = _note(request, pk)
    if note.created_by_id != request.user.pk:
        raise PermissionDenied
    form = NoteForm(request.POST or None, row=note)
    form.fields["text"].widget.attrs["data-mentions"] = reverse("note_names")
    return edited(request, note, form)


def edited(request: HttpRequest, row: Note | Assignment, form: NoteForm | AssignmentForm) -> HttpResponse:
    """The form of a note or an assignment, or what became of it."""
    address = row.get_absolute_url()
    if request.method != "POST" or not form.is_valid():
        return _form_of(request, row, form)
    if not form.changes():
        return unchanged(request, address)
    try:
        row.edit(request.user, form.cleaned_data["version"], **form.changes())
    except StaleDecision as stale:
        return edited_at_once(request, stale, form, address)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _form_of(request, row, form)
    say(request, f"Saved. {_of_nobody(row)}".strip(), undo_of(request))
    return noted(answer(request, address))


def _form_of(request: HttpRequest, row: Note | Assignment, form: NoteForm | AssignmentForm) -> HttpResponse:
    context = {"row": row, "form": form}
    return render(request, "articles/said_edit.html", context, status=422 if form.errors else 200)


@may_tag
def note_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Resolved, or open again."""
    note, form = _note(request, pk), StepForm(request.POST)
    address = note.get_absolute_url()
    steps = {"resolve": Note.Status.RESOLVED, "reopen": Note.Status.OPEN}
    if not form.is_valid() or form.cleaned_data["decision"] not in steps:
        return unreadable(request, address)
    status = steps[form.cleaned_data["decision"]]
    try:
        note.close(status, request.user, form.cleaned_data["version"])
    except StaleDecision as stale:
        return conflict(request, stale, f"to {form.cleaned_data['decision']} it", address)
    say(request, "Resolved." if note.is_resolved else "Open again.", undo_of(request))
    return noted(answer(request, address))


def _note(request: HttpRequest, pk: int) -> Note:
    notes = Note.objects.visible_to(request.user).select_related("entity").with_place()
    return get_object_or_404(notes, pk=pk)


@require_safe
def note_list(request: HttpRequest) -> HttpResponse:
    """Those that name me and are open, unless other ones are asked for; newest first, a keyset page at a time."""
    notes = Note.objects.visible_to(request.user).with_place().select_related("entity")
    filterset = NoteFilter(request.GET, notes, request.user, today_of(request))
    found = filterset.qs if filterset.is_valid() else notes.none()
    page = KeyPage(found, request.GET, "created_at", NOTES_A_PAGE, descending=True, read=read_moment)
    context = {"filterset": filterset, "page": page, "names": names_in(page.rows), "is_list": True}
    return part(request, "articles/note_list.html", "articles/_note_rows.html", context)


@require_safe
def note_names(request: HttpRequest) -> HttpResponse:
    """People and groups whose names begin like what is typed after an @, as choices."""
    q = " ".join(request.GET.get("q", "")[:100].split())
    begins = Q(username__istartswith=q) | Q(first_name__istartswith=q) | Q(last_name__istartswith=q)
    people = User.objects.filter(begins, is_active=True).order_by("username")[:NAMES_SHOWN]
    groups = Group.objects.filter(name__istartswith=q.removeprefix(OF_GROUP)).order_by("name")[:NAMES_SHOWN]
    found = [(called(each), each.get_full_name()) for each in people]
    found += [(called(each), "group") for each in groups]
    return render(request, "articles/_name_choices.html", {"found": found[:NAMES_SHOWN]})
