"""Who may do what: one answer for pages and admin. And what every act of a person has in common.

An act is posted; all that it writes is one act of this person in the history; and where two acts stand in each other's
way, so that the database ends one of them, it is done again.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import permission_required
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST
from psycopg.errors import DeadlockDetected, SerializationFailure

from .acting import acting

TAG, CURATE = "articles.tag", "articles.curate"
TRIES = 4

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
                if not isinstance(error.__cause__, DeadlockDetected | SerializationFailure):
                    raise
        return render(request, "busy.html", status=409)

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
