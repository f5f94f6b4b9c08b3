from collections.abc import Sequence

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from articles.forms.article import AssignForm
from articles.jobs import defer_story
from articles.models import Article, Membership, Origin, ReadThrough, Revision, SearchEntry, SignsLeft, Story
from newsroom.decisions.admin import (
    INTAKE,
    PEOPLE,
    DecisionInline,
    KeptAdmin,
    MovingAdmin,
    ReadOnlyAdmin,
    choice,
    period,
)

from .narrowing import MEMBERS, OUTLET, STORY, by_article, by_person

ASSIGNED_AT_ONCE = 200


class RevisionInline(admin.TabularInline):
    """The versions of an article, without their texts: one link away."""

    model = Revision
    fields = readonly_fields = ["number", "created_at", "raw_format", "text_length", "analysed_at"]
    extra = 0
    can_delete = False
    show_change_link = True

    def get_queryset(self, request):
        rows = super().get_queryset(request).defer(*Revision.LONG).select_related("article")
        return rows.annotate(text_length=Length("text"))

    @admin.display(description="characters")
    def text_length(self, revision) -> int:
        return revision.text_length

    def has_add_permission(self, request, obj) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False


class ArticleMembershipInline(DecisionInline):
    model = Membership
    fields = ["story", "state", "sure", "why", "decided_by", "decided_at", "seen_version"]
    readonly_fields = ["story", *DecisionInline.readonly_fields]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("story", "article", "decided_by")

    def has_add_permission(self, request, obj) -> bool:
        return False


class ArticleOriginInline(DecisionInline):
    model = Origin
    fields = ["outlet", "basis", "state", "sure", "why", "decided_by", "decided_at", "seen_version"]
    readonly_fields = ["outlet", "basis", *DecisionInline.readonly_fields]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("outlet", "article", "decided_by")

    def has_add_permission(self, request, obj) -> bool:
        return False


class OutletKnownFilter(admin.EmptyFieldListFilter):
    """Beside the filter by one outlet."""

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self.title = "whether its outlet is known"

    def choices(self, changelist):
        words = ("All", "Unknown", "Known")
        for each, display in zip(super().choices(changelist), words, strict=True):
            yield {**each, "display": display}


@admin.register(Article)
class ArticleAdmin(MovingAdmin, KeptAdmin):
    """What is known about an article; its words come by intake, and its versions stay as they came."""

    list_display = ["title", "outlet", "published_at", "language", "byline", "created_at"]
    list_filter = [
        period("published_at", "when it was published"),
        period("created_at", "when it came in"),
        ("outlet", OutletKnownFilter),
    ]
    narrowed_by = [
        choice("story", STORY, MEMBERS, live="memberships"),
        choice("outlet", OUTLET, "outlet"),
        *by_person("who brought it in", "created_by"),
    ]
    list_select_related = ["outlet"]
    search_fields = ["headline"]
    autocomplete_fields = ["outlet"]
    readonly_fields = ["published_offset", "url", "source_name", "credit", "identity", "created_by", "created_at"]
    inlines = [RevisionInline, ArticleMembershipInline, ArticleOriginInline]
    actions = ["assign_selected", *MovingAdmin.actions]

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def save_changes(self, row: Article, form, by) -> None:
        """What a person says of an article, no later reading changes."""
        if form.is_changed:
            row.edit(by, form.cleaned_data["seen_version"], **form.changes)
            SearchEntry.objects.write([row])
            self.settle([row])

    def settled(self, rows: Sequence[Article]) -> None:
        """What rests on what was corrected is read anew, by a worker."""
        members = Membership.objects.live().filter(article__in=[row.pk for row in rows])
        for story in Story.objects.current().filter(pk__in=members.values("story")):
            defer_story(story)

    @admin.action(description="Say whose they are, or when they came out…", permissions=["change"])
    def assign_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """A form first; then, as in the list of articles, what nobody knows yet is filled in, as one act."""
        form = AssignForm(request.POST if "assign" in request.POST else None)
        if not form.is_bound or not form.is_valid():
            return self._ask_what(request, form, queryset)
        done, known, stale = form.assign(request.user)
        self.settle(done)
        self.message_user(request, form.words_of(done, known, stale), messages.WARNING if stale else messages.SUCCESS)
        return None

    def _ask_what(self, request: HttpRequest, form: AssignForm, queryset: QuerySet) -> HttpResponse | None:
        rows = list(queryset.order_by("-pk")[: ASSIGNED_AT_ONCE + 1])
        if len(rows) > ASSIGNED_AT_ONCE:
            self.message_user(request, f"At most {ASSIGNED_AT_ONCE} at once: narrow the list.", messages.ERROR)
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": "Say whose articles they are, or when they came out",
            "opts": self.opts,
            "rows": rows,
            "form": form,
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/assign.html", context)


class OfArticleAdmin(ReadOnlyAdmin):
    """What belongs to an article, whose page shows it."""

    narrowed_by = by_article("article")

    def view_on_site(self, row) -> str:
        return row.article.get_absolute_url()


@admin.register(Revision)
class RevisionAdmin(OfArticleAdmin):
    """One version, as it came and as it is read."""

    menu = INTAKE
    list_display = ["article", "number", "raw_format", "created_at", "analysed_at"]
    list_filter = ["raw_format", period("created_at", "when it came in")]
    list_select_related = ["article"]
    search_fields = ["article__headline"]
    fields = ["article", "number", "created_at", "analysed_at", "headline", "text", "removed", "credits", "raw_format"]
    fields += ["raw_sha256", "raw"]

    def get_queryset(self, request):
        """The list has no texts; a single version loads them when they are shown."""
        return super().get_queryset(request).defer(*Revision.LONG)


class OfVersionAdmin(ReadOnlyAdmin):
    """What hangs on a version, whose texts no list needs."""

    narrowed_by = by_article("revision__article")

    def view_on_site(self, row) -> str:
        return row.revision.article.get_absolute_url()

    def get_queryset(self, request):
        return super().get_queryset(request).defer(*(f"revision__{name}" for name in Revision.LONG))


@admin.register(ReadThrough)
class ReadThroughAdmin(OfVersionAdmin):
    menu = PEOPLE
    narrowed_by = [*OfVersionAdmin.narrowed_by, *by_person("reader", "reader")]
    list_display = ["revision", "reader", "read_at"]
    list_filter = [period("read_at", "when it was read")]
    list_select_related = ["revision__article", "reader"]
    search_fields = ["revision__article__headline"]


@admin.register(SignsLeft)
class SignsLeftAdmin(OfVersionAdmin):
    menu = PEOPLE
    narrowed_by = [*OfVersionAdmin.narrowed_by, *by_person("who said so", "by")]
    list_display = ["revision", "by", "left_at"]
    list_filter = [period("left_at", "when that was said")]
    list_select_related = ["revision__article", "by"]
    search_fields = ["revision__article__headline"]


@admin.register(SearchEntry)
class SearchEntryAdmin(OfArticleAdmin):
    """The index that search reads; written again whenever an article's words change."""

    list_display = ["article"]
    list_select_related = ["article"]
    search_fields = ["article__headline"]
    ordering = ["-article"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("words")
