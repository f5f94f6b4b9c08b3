from django.contrib import admin
from django.db.models.functions import Length

from articles.models import Article, Membership, Origin, ReadThrough, Revision, SearchEntry
from newsroom.decisions.admin import DecisionInline, KeptAdmin, ReadOnlyAdmin, period

TEXTS = ("raw", "text", "removed", "credits")


class RevisionInline(admin.TabularInline):
    """The versions of an article, without their texts: one link away."""

    model = Revision
    fields = readonly_fields = ["number", "created_at", "raw_format", "text_length", "analysed_at"]
    extra = 0
    can_delete = False
    show_change_link = True

    def get_queryset(self, request):
        rows = super().get_queryset(request).defer(*TEXTS).select_related("article")
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


@admin.register(Article)
class ArticleAdmin(KeptAdmin):
    """What is known about an article; its words come by intake, and its versions stay as they came."""

    list_display = ["title", "outlet", "published_at", "language", "byline", "created_at"]
    list_filter = [
        period("published_at", "when it was published"),
        period("created_at", "when it came in"),
        ("outlet", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["outlet"]
    search_fields = ["headline"]
    autocomplete_fields = ["outlet"]
    readonly_fields = ["url", "source_name", "credit", "identity", "created_by", "created_at"]
    inlines = [RevisionInline, ArticleMembershipInline, ArticleOriginInline]
    actions = None

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def save_changes(self, row: Article, form, by) -> None:
        """What a person says of an article, no later reading changes."""
        if form.is_changed:
            row.edit(by, form.cleaned_data["seen_version"], **form.changes)
            SearchEntry.objects.write([row])


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    """One version, as it came and as it is read."""

    list_display = ["article", "number", "raw_format", "created_at", "analysed_at"]
    list_filter = ["raw_format", period("created_at", "when it came in")]
    list_select_related = ["article"]
    search_fields = ["article__headline"]
    fields = ["article", "number", "created_at", "analysed_at", "headline", "text", "removed", "credits", "raw_format"]
    fields += ["raw_sha256", "raw"]

    def get_queryset(self, request):
        """The list has no texts; a single version loads them when they are shown."""
        return super().get_queryset(request).defer(*TEXTS)


@admin.register(ReadThrough)
class ReadThroughAdmin(ReadOnlyAdmin):
    list_display = ["revision", "reader", "read_at"]
    list_filter = [period("read_at", "when it was read")]
    list_select_related = ["revision__article", "reader"]
    search_fields = ["revision__article__headline"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer(*(f"revision__{name}" for name in TEXTS))


@admin.register(SearchEntry)
class SearchEntryAdmin(ReadOnlyAdmin):
    """The index that search reads; written again whenever an article's words change."""

    list_display = ["article"]
    list_select_related = ["article"]
    search_fields = ["article__headline"]
    ordering = ["-article"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("words")
