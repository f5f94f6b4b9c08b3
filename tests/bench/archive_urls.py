"""The product's addresses, and one more: what a page costs at least, with one row looked up by its key."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template import engines
from django.urls import path

from articles.models import Article
from newsroom.urls import handler400, handler500
from newsroom.urls import urlpatterns as own

__all__ = ["handler400", "handler500", "urlpatterns"]

PAGE = "<!doctype html><title>{{ article.headline }}</title><h1>{{ article.headline }}</h1><p>{{ article.url }}</p>"


@cache
def template():
    return engines["django"].from_string(PAGE)


def one_article(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse(template().render({"article": get_object_or_404(Article, pk=pk)}, request))


urlpatterns = [path("one-article/<int:pk>/", one_article), *own]
