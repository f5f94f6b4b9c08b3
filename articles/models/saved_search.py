from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

NAME_LENGTH = 100
QUERY_LENGTH = 2000


class SavedSearch(models.Model):
    """A search that somebody wants to come back to, as the query string of its address."""

    MOST = 50  # for one person: a longer list is not looked through

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=NAME_LENGTH)
    query = models.CharField(max_length=QUERY_LENGTH, help_text="What stands after the question mark.")
    opened_at = models.DateTimeField(default=timezone.now, help_text="What came in later is new to its owner.")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name_plural = "saved searches"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "query"], name="saved_search_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="saved_search_has_a_name"),
            models.CheckConstraint(condition=~models.Q(query=""), name="saved_search_has_a_query"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("search_open", args=[self.pk])

    @property
    def results_address(self) -> str:
        return f"{reverse('search')}?{self.query}"
