"""Who somebody is and what they may do, in the one query by which every page learns who asks."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission, User
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db.models import F, OuterRef, QuerySet, Value
from django.db.models.functions import Concat


class WithPermissions(ModelBackend):
    """Django's own, by which a page would ask thrice: for the account, its permissions, and those of its groups.

    Django's stands behind it for the sessions that were begun with that one.
    """

    def authenticate(self, request: Any, username: str | None = None, password: str | None = None, **more: Any) -> User:
        user = super().authenticate(request, username, password, **more)
        if user is None:
            raise PermissionDenied  # or the next backend would take its time over the same password
        return user

    def get_user(self, user_id: int) -> User | None:
        by_group = _named(Permission.objects.filter(group__user=OuterRef("pk")))
        own = _named(Permission.objects.filter(user=OuterRef("pk")))
        users = User.objects.annotate(by_group=ArraySubquery(by_group), own=ArraySubquery(own))
        user = users.filter(pk=user_id).first()
        if user is None or not self.user_can_authenticate(user):
            return None
        if not user.is_superuser:
            user._perm_cache = {*user.by_group, *user.own}  # where `get_all_permissions` keeps them
        return user


def _named(permissions: QuerySet) -> QuerySet:
    """As `has_perm` is asked for them: articles.tag."""
    return permissions.order_by().values(whole=Concat(F("content_type__app_label"), Value("."), F("codename")))
