"""How a line of the log looks: for people, or as one JSON object a line (LOG_FORMAT=json).

Both say for which request. What is said beside the sentence is given as `extra={"told": {…}}`.
"""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from newsroom.tracing import current


class NameRequest(logging.Filter):
    """Gives each record the name of the request or job at hand, or a dash."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_name = current() or "-"
        return True


class JsonLines(logging.Formatter):
    """One object a line: time, level, logger, request, message, what was told beside it, and the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": current() or None,
            "message": record.getMessage(),
            **getattr(record, "told", {}),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def logging_settings(level: str, as_json: bool) -> dict[str, Any]:
    """What logging.config.dictConfig takes; gunicorn's own lines go the same way."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request": {"()": "newsroom.logs.NameRequest"}},
        "formatters": {
            "line": {"format": "{asctime} {levelname} {name} [{request_name}]: {message}", "style": "{"},
            "json": {"()": "newsroom.logs.JsonLines"},
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "json" if as_json else "line",
                "filters": ["request"],
            }
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # What the client asked wrongly is told to the client.
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "gunicorn.error": {"level": "WARNING", "handlers": [], "propagate": True},
        },
    }
