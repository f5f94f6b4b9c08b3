import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from articles.dossier import build_dossier
from articles.models import Story


def story_dossier(request: HttpRequest, slug: str) -> HttpResponse:
    """The story's dossier as a download."""
    story = get_object_or_404(Story, slug=slug)
    response = HttpResponse(json.dumps(build_dossier(story), ensure_ascii=False, indent=1), "application/json")
    response["Content-Disposition"] = f'attachment; filename="{story.slug}.json"'
    return response
