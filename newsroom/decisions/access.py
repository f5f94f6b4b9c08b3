"""Who may do what: one answer for pages and admin. And what every act of a person has in common.

An act is posted; all that it writes is one act of this person in the history; and where two acts stand in each other's
way, so that the database ends one of them, that one is done again from its beginning, unless it was written already.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import permission_required
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from .acting import acting
from .locking import TRIES, is_in_the_way
from .undo import has_changes

TAG, CURATE = "articles.tag", "articles.curate"

View = Callable[..., HttpResponse]


def act(view: View) -> View:
    """What a view writes when it is posted is one act, `request.act`, of whoever is logged in."""

    @wraps(view)
    def answered(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method != "POST" or not request.user.is_authenticated:
            return view(request, *args, **kwargs)
        for _ in range(TRIES):
            try:
                with acting(request.user, alone=True) as request.act:
                    return view(request, *args, **kwargs)
            except OperationalError as error:
                if not is_in_the_way(error):
                    raise
            if is_written := has_changes(request.act):
                break
        return render(request, "_busy.html" if request.htmx else "busy.html", {"is_written": is_written}, status=409)

    return answered


def may_tag(view: View) -> View:
    """For acts of those who tag and decide."""
    return require_POST(form_for(TAG)(view))


def may_curate(view: View) -> View:
    """For acts of those who merge, split and set statuses."""
    return require_POST(form_for(CURATE)(view))


def form_for(permission: str) -> Callable[[View], View]:
    """For pages with a form: shown and posted by those who have the permission; what is posted is an act."""
    return lambda view: permission_required(permission, raise_exception=True)(act(view))
