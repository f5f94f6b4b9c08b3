from django.urls import path

from . import views

urlpatterns = [
    path("entities/find/", views.entity_find, name="entity_find"),
    path("entities/names/", views.entity_names, name="entity_names"),
    path("events/find/", views.event_find, name="event_find"),
]
