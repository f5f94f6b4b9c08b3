"""What stands between the network and the views."""

import ipaddress
import logging
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.utils.encoding import escape_uri_path

from newsroom.errors import bad_request
from newsroom.metrics import REQUEST_SECONDS, REQUESTS
from newsroom.probes import PROBES
from newsroom.tracing import request_name, traced
from newsroom.values import UNSTORABLE, number_in

logger = logging.getLogger("newsroom.requests")
METHODS = {"GET", "HEAD", "POST"}  # others count as one, whatever words a client makes up


class TraceRequest:
    """Gives each request a name (or takes that of a proxy of ours, X-Request-ID), counts it, and writes a line of the
    log, without what was asked for in the query. Who probes whether we live is no news.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info in PROBES:
            return self.get_response(request)
        given = request.headers.get("X-Request-ID", "") if settings.PROXY_COUNT else ""
        with traced(request_name(given)) as name:
            started = time.perf_counter()
            response = self.get_response(request)
            response["X-Request-ID"] = name
            _tell(request, response.status_code, time.perf_counter() - started)
            return response


def _tell(request: HttpRequest, status: int, seconds: float) -> None:
    method = request.method if request.method in METHODS else "other"
    view = request.resolver_match.view_name if request.resolver_match else "none"
    if settings.HAS_METRICS:
        REQUESTS.labels(view, method, status).inc()
        REQUEST_SECONDS.labels(view).observe(seconds)
    if logger.isEnabledFor(logging.INFO):
        path = _path(request)
        told = {"method": method, "path": path, "view": view, "status": status, "ms": round(seconds * 1000)}
        logger.info("%s %s: %d in %d ms", method, path, status, told["ms"], extra={"told": told})


def _path(request: HttpRequest) -> str:
    """As it was sent, so that what a stranger asks for is one line; without the word that sets a password."""
    token = request.resolver_match.captured_kwargs.get("token") if request.resolver_match else None
    return escape_uri_path(request.path.replace(f"/{token}/", "/-/") if token else request.path)


class RefuseBadCharacters:
    """Answers 400 where an address, query, cookie or form field holds what no text can, and where a
    request is larger than REQUEST_MAX_BYTES, before it is read. What is inside a file is for intake to judge.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            _refuse_large(request)
            _refuse_unstorable("The address of this page", [request.path])
            _refuse_unstorable("The query in the address", _flat(request.GET.lists()))
            # A cookie's quoted value may spell a NUL as \000.
            _refuse_unstorable("A cookie", _flat(request.COOKIES.items()))
        except BadRequest as refusal:
            return bad_request(request, refusal)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """The body is looked at only once a view is found for it."""
        if request.method != "POST":
            return None
        try:
            _refuse_body(request)
        except BadRequest as refusal:
            return bad_request(request, refusal)
        return None


class ExplainWrongMethod:
    """Who follows a form's address as a link, as after a login in between, gets a page instead of an empty 405."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET" and not response.content:
            explained = render(request, "405.html", status=405)
            explained["Allow"] = response["Allow"]
            return explained
        return response


def client_address(request: HttpRequest) -> str | None:
    """The address of the browser, as the outermost of our own proxies (PROXY_COUNT) saw it; None when unknown.

    Entries further left in X-Forwarded-For are the client's own claims, and not believed.
    """
    seen = request.META.get("REMOTE_ADDR", "")
    if settings.PROXY_COUNT:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if len(forwarded) >= settings.PROXY_COUNT:
            seen = forwarded[-settings.PROXY_COUNT].strip() or seen
    try:
        return str(ipaddress.ip_address(seen))
    except ValueError:
        return None


def _refuse_large(request: HttpRequest) -> None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    size = number_in(length)
    if size is None or size > settings.REQUEST_MAX_BYTES:
        allowed = settings.REQUEST_MAX_BYTES // (1024 * 1024)
        raise BadRequest(f"This is more than {allowed} MB at once; send fewer files at a time.")


def _refuse_body(request: HttpRequest) -> None:
    try:
        fields, files = request.POST, request.FILES
    except UnreadablePostError as error:
        raise BadRequest("The upload broke off before it was complete.") from error
    for name, values in fields.lists():
        _refuse_unstorable(f"The field “{UNSTORABLE.sub('', name)}”", [name, *values])
    # Django itself takes such signs out of the names of files.
    _refuse_unstorable("The name of a field", files)


def _refuse_unstorable(what: str, texts: Iterable[str]) -> None:
    if any(UNSTORABLE.search(text) for text in texts):
        raise BadRequest(f"{what} holds a sign that no text may hold (a NUL byte or half a character).")


def _flat(pairs: Iterable[tuple[str, str | list[str]]]) -> Iterable[str]:
    for name, values in pairs:
        yield name
        yield from [values] if isinstance(values, str) else values
