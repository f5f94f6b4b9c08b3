"""All articles, newest first."""

from django.db.models import Prefetch
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.filters.article import ArticleFilter
from articles.forms.article import AssignForm
from articles.models import Article, Membership
from articles.overviews.spread import strongest_origins
from entities.pages import KeyPage, read_moment
from newsroom.decisions.access import TAG
from newsroom.values import zone_in

PAGE_SIZE = 30


def article_list(request: HttpRequest) -> HttpResponse:
    """Articles by publication (or, where nobody knows it, by when they came in), with outlet, story and origin."""
    return list_of(request, AssignForm(auto_id="assign-%s"))


def list_of(request: HttpRequest, form: AssignForm, status: int = 200) -> HttpResponse:
    """The list, with a form that says of several what nobody knows, where it is asked for those."""
    stories = Prefetch("memberships", Membership.objects.live().select_related("story"), to_attr="live_memberships")
    articles = Article.objects.with_outlet().annotate(moment=Coalesce("published_at", "created_at"))
    filterset = ArticleFilter(request.GET, articles.prefetch_related(stories), zone_in(request.COOKIES))
    found = filterset.qs if filterset.is_valid() else articles.none()
    page = KeyPage(found, request.GET, "moment", PAGE_SIZE, descending=True, read=read_moment)
    asks = form.is_bound or filterset.asks_for_incomplete
    origins = strongest_origins(article.pk for article in page.rows)
    context = {
        "filterset": filterset,
        "story": filterset.asked_story,
        "page": page,
        "rows": [(article, origins.get(article.pk)) for article in page.rows],
        "assign": form if asks and request.user.has_perm(TAG) else None,
    }
    return render(request, "articles/article_list.html", context, status=status)
