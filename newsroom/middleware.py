"""What stands between the network and the views."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class RefuseBadCharacters:
    """Placeholder until the guard is written."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)


def client_address(request: HttpRequest) -> str:
    """The address of who asks."""
    return request.META.get("REMOTE_ADDR", "")
