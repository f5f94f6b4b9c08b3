"""Which database Django talks to, and as whom.

The one that DATABASE_URL names, else the project's own private PostgreSQL. Two roles work with it: the owner makes and
changes the tables, the application works in them and owns nothing. Without DATABASE_OWNER_URL one role does both.
The pages may go by a pooler, and read from a replica (newsroom/replica.py).
"""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from newsroom.postgres.folder import APPLICATION, DATABASE, OWNER, PORT, Folder

REPLICA_SECONDS = 2
KEPT = {"CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": 0, "ATOMIC_REQUESTS": False}
EXAMPLE = "postgresql://user:password@host:5432/name"


def database_settings(
    url: str, folder: Path, pool_size: int, owner_url: str = "", pooler_url: str = ""
) -> dict[str, Any]:
    """Django's settings for one database, with psycopg's pool (newsroom/postgres/base.py says what is beside them).

    `url` as libpq takes it, or empty for the private server whose files lie in `folder`. The pool is checked before
    each use, so that a restarted server costs a reconnect and no failed page.
    """
    if owner_url and not url:
        raise ImproperlyConfigured("DATABASE_OWNER_URL is set, but DATABASE_URL, the application's, is not.")
    if pooler_url and not url:
        raise ImproperlyConfigured("DATABASE_POOLER_URL is set, but DATABASE_URL, for all but the pages, is not.")
    options = {"pool": {"min_size": 1, "max_size": max(pool_size, 1), "timeout": 15}}
    return {
        "ENGINE": "newsroom.postgres",
        **(_external(url, owner_url, options) if url else _private(folder, options)),
        "POOLER": _pooler(pooler_url, options) if pooler_url else {},
        **KEPT,
    }


def replica_settings(url: str, pool_size: int) -> dict[str, Any]:
    """The same for a database that is only read; nobody waits long for it."""
    options = {"pool": {"min_size": 0, "max_size": max(pool_size, 1), "timeout": REPLICA_SECONDS}}
    address = _address("DATABASE_REPLICA_URL", url, options)
    address["OPTIONS"].setdefault("connect_timeout", REPLICA_SECONDS)
    return {"ENGINE": "newsroom.postgres", **address, **KEPT, "TEST": {"MIRROR": "default"}}


def _pooler(url: str, options: dict[str, Any]) -> dict[str, Any]:
    """Between two transactions a connection is another's: no cursor outlives one, nor does a prepared statement."""
    address = _address("DATABASE_POOLER_URL", url, options)
    address["OPTIONS"]["prepare_threshold"] = None
    return address | {"DISABLE_SERVER_SIDE_CURSORS": True}


def _private(folder: Path, options: dict[str, Any]) -> dict[str, Any]:
    return {
        "NAME": DATABASE,
        "USER": APPLICATION,
        "HOST": Folder(folder).host,
        "PORT": PORT,
        "FOLDER": folder,
        "OPTIONS": options,
        "APPLICATION": APPLICATION,
        "OWNER": {"USER": OWNER},
    }


def _external(url: str, owner_url: str, options: dict[str, Any]) -> dict[str, Any]:
    application = _address("DATABASE_URL", url, options)
    owner = _address("DATABASE_OWNER_URL", owner_url, options) if owner_url else application
    if owner["USER"] == application["USER"]:
        return application | {"APPLICATION": "", "OWNER": {}}
    if owner.pop("NAME") != application["NAME"]:
        raise ImproperlyConfigured("DATABASE_OWNER_URL must name the same database as DATABASE_URL.")
    if not application["USER"]:
        raise ImproperlyConfigured("DATABASE_URL must name its user where DATABASE_OWNER_URL is set.")
    return application | {"APPLICATION": application["USER"], "OWNER": owner}


def _address(variable: str, url: str, options: dict[str, Any]) -> dict[str, Any]:
    parameters = _parse(variable, url)
    return {
        "NAME": parameters.pop("dbname"),
        "USER": parameters.pop("user", ""),
        "PASSWORD": parameters.pop("password", ""),
        "HOST": parameters.pop("host", ""),
        "PORT": parameters.pop("port", ""),
        "OPTIONS": {**parameters, **options},
    }


def _parse(variable: str, url: str) -> dict[str, Any]:
    if not url.startswith(("postgresql://", "postgres://")):
        raise ImproperlyConfigured(f"{variable} must look like {EXAMPLE}; only PostgreSQL is supported.")
    try:
        parameters = conninfo_to_dict(url)
    except ProgrammingError as error:
        # libpq's own message may repeat the password, so it is not passed on.
        raise ImproperlyConfigured(f"{variable} cannot be read; it must look like {EXAMPLE}.") from error
    if not parameters.get("dbname"):
        raise ImproperlyConfigured(f"{variable} names no database; it must look like {EXAMPLE}.")
    return parameters
