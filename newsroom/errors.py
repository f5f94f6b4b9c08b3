"""The pages for what went wrong; newsroom/urls.py names these as its handlers."""

import errno
import sys

from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import server_error as plain_server_error
from psycopg.errors import DiskFull

from newsroom.postgres.folder import Folder

NO_ROOM = {errno.ENOSPC, errno.EDQUOT}

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
    """507 where a disk is full and 503 while the database is away, which pass; 500 for what we did not foresee."""
    error = sys.exception()
    is_away = isinstance(error, OperationalError | InterfaceError)
    if _names_full_disk(error) or (is_away and _has_full_disk()):
        return _error_page(request, 507)
    if is_away:
        response = _error_page(request, 503)
        response["Retry-After"] = "10"
        return response
    return plain_server_error(request)


def _error_page(request: HttpRequest, status: int) -> HttpResponse:
    response = plain_server_error(request, f"{status}.html")
    response.status_code = status
    return response


def _names_full_disk(error: BaseException | None) -> bool:
    """Whether this error, or one that it came from, is that the database or we could not write for want of room."""
    while error is not None:
        if isinstance(error, DiskFull) or (isinstance(error, OSError) and error.errno in NO_ROOM):
            return True
        error = error.__cause__
    return False


def _has_full_disk() -> bool:
    """Whether the private server has no room to start in: whoever waits for it is only told that it is not there."""
    folder = connection.settings_dict.get("FOLDER")
    return bool(folder) and Folder(folder).is_full()
