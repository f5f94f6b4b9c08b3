"""How the work behind the pages gets on."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from articles.overviews.work import work_at_hand

from .decisions import part


@require_GET
@permission_required("articles.tag", raise_exception=True)
def work(request: HttpRequest) -> HttpResponse:
    """Queues with what waits in each and how fast it is done; for htmx the part that changes."""
    return part(request, "articles/work.html", "articles/_work.html", {"work": work_at_hand()})
