from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.core import checks

from newsroom.checks import how_the_reader_is_set, what_may_be_fetched, what_the_role_may_do


class NewsroomConfig(AppConfig):
    name = "newsroom"
    default = True

    def ready(self) -> None:
        checks.register(how_the_reader_is_set, checks.Tags.security)
        checks.register(what_the_role_may_do, checks.Tags.security, deploy=True)
        checks.register(what_may_be_fetched, checks.Tags.security, deploy=True)


class NewsroomAdminConfig(admin_apps.AdminConfig):
    default = False
    default_site = "newsroom.admin_site.NewsroomSite"
