"""Putting right what is known about articles: one on its page, several at once in the list of articles."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from articles.forms.article import ArticleForm, AssignForm
from articles.models import Article
from newsroom.decisions import StaleDecision
from newsroom.decisions.access import TAG, form_for, may_tag

from .answers import answer, edited_at_once, say, unchanged
from .article_list import list_of
from .decisions import undo_of
from .reading import read_anew, read_article


@form_for(TAG)
def article_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Outlet, date, headline, byline, language; what depends on them is read anew."""
    article = get_object_or_404(Article.objects.with_outlet(), pk=pk)
    address = article.get_absolute_url()
    form = ArticleForm(request.POST or None, row=article)
    if request.method != "POST" or not form.is_valid():
        context = {"article": article, "form": form}
        return render(request, "articles/article_correct.html", context, status=422 if form.errors else 200)
    edits = form.edits()
    if not edits:
        return unchanged(request, address)
    try:
        with transaction.atomic():
            if "outlet" in edits:
                edits["outlet"] = form.written_outlet()
            article.edit(request.user, form.cleaned_data["version"], **edits)
    except StaleDecision as stale:
        return edited_at_once(request, stale, form, address)
    say(request, "Corrected.", undo_of(request))
    read_article(request, article)
    return answer(request, address, {"article": article.pk})


@may_tag
def article_assign(request: HttpRequest) -> HttpResponse:
    """Say of several articles whose they are, and on which day they came out, where nobody knows that yet."""
    form = AssignForm(request.POST)
    if not form.is_valid():
        return list_of(request, form, status=422)
    done, known, stale = form.assign(request.user)
    level = messages.SUCCESS if done and not stale else messages.WARNING
    say(request, form.words_of(done, known, stale), undo_of(request) if done else None, level)
    read_anew(request, done)
    return answer(request, f"{reverse('article_list')}?{request.GET.urlencode()}")
