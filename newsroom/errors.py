"""The pages for what went wrong; newsroom/urls.py names these as its handlers."""

import sys

from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import server_error as plain_server_error

TOO_MUCH = {
    RequestDataTooBig: "The text is longer than can be sent in one form; upload it as a file.",
    TooManyFieldsSent: "The form has more fields than can be sent at once.",
    TooManyFilesSent: "These are more files than can be sent at once; send fewer at a time.",
}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, with the reason where it is one of ours; others may show what is none of the client's business."""
    reason = str(exception) if type(exception) is BadRequest else TOO_MUCH.get(type(exception), "")
    return render(request, "400.html", {"reason": reason}, status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """503 while the database is away, which passes; 500 for whatever else we did not foresee."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        response = plain_server_error(request, "503.html")
        response.status_code = 503
        response["Retry-After"] = "10"
        return response
    return plain_server_error(request)
