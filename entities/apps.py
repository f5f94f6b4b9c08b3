from django.apps import AppConfig


class EntitiesConfig(AppConfig):
    name = "entities"
    verbose_name = "World"
    default_auto_field = "django.db.models.BigAutoField"
