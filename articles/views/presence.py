"""Who else has this page open: asked again and again while it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Presence

from .story import get_story


@require_safe
def story_here(request: HttpRequest, slug: str) -> HttpResponse:
    return _others(request, get_story(slug))


@require_safe
def article_here(request: HttpRequest, pk: int) -> HttpResponse:
    return _others(request, get_object_or_404(Article, pk=pk))


def _others(request: HttpRequest, place) -> HttpResponse:
    return render(request, "articles/_here.html", {"others": Presence.objects.look_in(request.user, place)})
