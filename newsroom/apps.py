from django.apps import AppConfig
from django.core import checks

from newsroom.checks import what_the_role_may_do


class NewsroomConfig(AppConfig):
    name = "newsroom"

    def ready(self) -> None:
        checks.register(what_the_role_may_do, checks.Tags.security, deploy=True)
