"""Sessions in the database, each read together with the list of the stories that are only for some people.

So whoever asks for a page is kept from what is not for them without a query of its own, and from the very request on
that follows the change of a name.
"""

import logging
from collections.abc import Callable

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.models import Story
from articles.models.embargo import hidden_from
from newsroom.hiding import Hidden, Viewer, held, seen_as, whole


class SessionStore(db.SessionStore):
    """`embargoes` are the people of each such story, by its key; None as long as no session was read."""

    embargoes: dict[int, list[int]] | None = None

    def _get_session_from_db(self) -> Session | None:
        with whole():
            return self._read()

    def _read(self) -> Session | None:
        try:
            rows = self.model.objects.annotate(embargoes=Story.objects.embargoes_listed())
            session = rows.get(session_key=self.session_key, expire_date__gt=timezone.now())
        except (self.model.DoesNotExist, SuspiciousOperation) as error:
            if isinstance(error, SuspiciousOperation):
                logging.getLogger(f"django.security.{type(error).__name__}").warning(str(error))
            self._session_key = None
            return None
        self.embargoes = {each["story"]: each["people"] for each in session.embargoes}
        return session


class HideEmbargoed:
    """What is answered to a request is answered to whoever is logged in, and of what they may not know nothing is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with seen_as(Viewer(lambda: _hidden_from(request), lambda: request.user.pk)):
            response = self.get_response(request)
            if response.streaming:
                response.streaming_content = held(response.streaming_content)
            return response


def _hidden_from(request: HttpRequest) -> Hidden:
    person = request.user  # by now the session was read, if there is one
    return hidden_from(person, getattr(request.session, "embargoes", None))
