from django.urls import path

from .views import export, intake

urlpatterns = [
    path("intake/", intake.intake, name="intake"),
    path("stories/<slug:slug>/dossier.json", export.story_dossier, name="story_dossier"),
]
