"""What `make run` and `make stop` do once Python and the libraries are there.

python -m newsroom.serve         brings up the database, migrates, fills an empty newsroom, serves with gunicorn
python -m newsroom.serve stop    ends gunicorn and the private PostgreSQL

Each step is safe to repeat. What goes wrong is told in one sentence on stderr, with exit code 1.
"""

import errno
import os
import signal
import socket
import sys
from pathlib import Path

import django
import psutil
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command, get_commands
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from newsroom.postgres.server import has_ended
from newsroom.postgres.server import stop as stop_postgres
from newsroom.postgres.unavailable import PostgresUnavailable
from newsroom.privileges import grant_to_application, require_application

GUNICORN = ["-m", "gunicorn", "-c", "newsroom/gunicorn.py", "newsroom.wsgi:application"]
PID_FILES = "web*.pid"  # see newsroom/gunicorn.py
STOP_SECONDS = 60  # gunicorn gives its requests 30, the worker 15


class CannotServe(Exception):
    """The sentence that tells why."""


def main(words: list[str]) -> None:
    """Serve, or stop serving."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        if words == ["stop"]:
            _stop()
        else:
            _check_port(os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000")
            django.setup()
            _prepare()
            _serve()
    except (CannotServe, PostgresUnavailable, ImproperlyConfigured) as error:
        sys.exit(f"{error}")
    except DatabaseError as error:
        is_told = isinstance(error.__cause__, PostgresUnavailable)
        sys.exit(str(error) if is_told else f"The database cannot be used: {_first_line(error)}")
    except OSError as error:
        sys.exit(f"{error.filename or 'A file'} cannot be used ({error.strerror}).")


def _check_port(host: str, port: str) -> None:
    """Before any other work: is the address free?"""
    if os.environ.get("BIND"):
        return
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise CannotServe(f"PORT must be a number from 1 to 65535, not {port!r}.")
    try:
        family = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, int(port)))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotServe(
                f"Port {port} on {host} is taken, by this newsroom or another program; "
                f"end that (`make stop` if it is ours) or choose another port: make run PORT={int(port) + 1}"
            ) from error
        raise CannotServe(f"The address {host}:{port} cannot be used ({error.strerror}).") from error


def _prepare() -> None:
    """Bring the database to this version's state; fill it on the first start."""
    _say("Bringing up the database …")
    with connection.as_owner():
        _bring_up_to_date()
    if not get_user_model().objects.exists():
        call_command("make_demo_accounts")
    if "load_samples" in get_commands() and not apps.get_model("articles", "Story").objects.exists():
        _say("Loading the sample stories …")
        with transaction.atomic():
            call_command("load_samples")
    call_command("collectstatic", interactive=False, verbosity=0)


def _bring_up_to_date() -> None:
    """Migrate where there is something to migrate, which takes a second even where there is not."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        _say("Updating its tables …")
        call_command("migrate", interactive=False, verbosity=0)
    else:
        require_application()
        grant_to_application()


def _serve() -> None:
    """Become gunicorn; connections of this process would only be in its way."""
    connection.close()
    connection.close_pool()
    sys.stdout.flush()
    os.chdir(settings.BASE_DIR)
    settings.STATE_DIR.mkdir(mode=0o700, exist_ok=True)
    for file in settings.STATE_DIR.glob(PID_FILES):
        if not _gunicorn_of(file):
            file.unlink(missing_ok=True)  # gunicorn would take any process with that number for itself
    os.execv(sys.executable, [sys.executable, *GUNICORN])


def _stop() -> None:
    servers = [server for file in settings.STATE_DIR.glob(PID_FILES) if (server := _gunicorn_of(file))]
    for server in servers:
        server.send_signal(signal.SIGTERM)
    for server in servers:
        if not has_ended(server.pid, STOP_SECONDS):
            raise CannotServe(f"The web server (process {server.pid}) has not stopped after {STOP_SECONDS} s.")
        _say("The web server has stopped.")
    folder = settings.DATABASES["default"].get("FOLDER")
    if folder and stop_postgres(folder):
        _say("The database has stopped.")
    elif not servers:
        _say("Nothing was running.")


def _gunicorn_of(pidfile: Path) -> psutil.Process | None:
    """Our gunicorn, if the process that the file names is that and not a later one with the same number."""
    try:
        process = psutil.Process(int(pidfile.read_text()))
        is_ours = "gunicorn" in " ".join(process.cmdline()) and Path(process.cwd()).samefile(settings.BASE_DIR)
        return process if is_ours else None
    except (FileNotFoundError, ValueError, psutil.Error):
        return None


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
