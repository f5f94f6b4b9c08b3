"""Which database Django talks to: the one that DATABASE_URL names, else the project's own private PostgreSQL."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from newsroom.postgres.folder import DATABASE, PORT, SUPERUSER, Folder

EXAMPLE = "postgresql://user:password@host:5432/name"


def database_settings(url: str, folder: Path, pool_size: int) -> dict[str, Any]:
    """Django's settings for one database, with psycopg's pool.

    `url` as libpq takes it, or empty for the private server whose files lie in `folder`. The pool is checked before
    each use, so that a restarted server costs a reconnect and no failed page.
    """
    options = {"pool": {"min_size": 1, "max_size": max(pool_size, 1), "timeout": 15}}
    common = {"CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": 0, "ATOMIC_REQUESTS": False}
    if not url:
        return {
            "ENGINE": "newsroom.postgres",
            "NAME": DATABASE,
            "USER": SUPERUSER,
            "HOST": Folder(folder).host,
            "PORT": PORT,
            "FOLDER": folder,
            "OPTIONS": options,
            **common,
        }
    parameters = _parse(url)
    return {
        "ENGINE": "newsroom.postgres",
        "NAME": parameters.pop("dbname"),
        "USER": parameters.pop("user", ""),
        "PASSWORD": parameters.pop("password", ""),
        "HOST": parameters.pop("host", ""),
        "PORT": parameters.pop("port", ""),
        "OPTIONS": {**parameters, **options},
        **common,
    }


def _parse(url: str) -> dict[str, Any]:
    if not url.startswith(("postgresql://", "postgres://")):
        raise ImproperlyConfigured(f"DATABASE_URL must look like {EXAMPLE}; only PostgreSQL is supported.")
    try:
        parameters = conninfo_to_dict(url)
    except ProgrammingError as error:
        # libpq's own message may repeat the password, so it is not passed on.
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read; it must look like {EXAMPLE}.") from error
    if not parameters.get("dbname"):
        raise ImproperlyConfigured(f"DATABASE_URL names no database; it must look like {EXAMPLE}.")
    return parameters
