"""The history of what has no tab for it: an article's, an outlet's and a feed's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.models import Article, Feed, Outlet
from articles.overviews.histories import SHOWN, history_of_article, history_of_feed, history_of_outlet


def article_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Who said what of an article, and decided on words of it."""
    article = get_object_or_404(Article.objects.with_outlet(), pk=pk)
    return _page(request, article, history_of_article(article))


def outlet_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Who changed what is known of an outlet."""
    outlet = get_object_or_404(Outlet, pk=pk)
    return _page(request, outlet, history_of_outlet(outlet))


def feed_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Who added a feed and changed what is said of it, and when its site had it move."""
    feed = get_object_or_404(Feed, pk=pk)
    return _page(request, feed, history_of_feed(feed))


def _page(request: HttpRequest, row: Article | Outlet | Feed, changes: list) -> HttpResponse:
    context = {"row": row, "changes": changes, "is_cut": len(changes) == SHOWN}
    return render(request, "articles/history.html", context)
