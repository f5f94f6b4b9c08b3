from django.apps import AppConfig

from .reading_process import learned


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Coverage"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Reading processes, which know no rows, read with what was learned here; and some rows are not for all."""
        from .models.embargo import guard_tables  # models are there from now on

        guard_tables()
        learned.source = lambda: self.get_model("SmallModel").objects.learned()
