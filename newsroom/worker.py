"""The process that does the jobs behind the pages: python -m newsroom.worker

gunicorn starts and supervises one (see newsroom/gunicorn.py). It ends, with exit code 0 too, when PostgreSQL restarts;
whoever starts it elsewhere has to start it again always.
"""

import os

import django
from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string
from prometheus_client import start_http_server

from newsroom.supervisor import end_with_parent


def main() -> None:
    """Work until a signal, the parent's end, or the loss of the database."""
    end_with_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    connection.ensure_connection()  # starts the private server where there is none
    connection.close()
    if settings.WORKER_METRICS_PORT and not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        start_http_server(settings.WORKER_METRICS_PORT, os.environ.get("HOST") or "127.0.0.1")
    import_string("articles.working.run_worker")()  # models can be imported only now


if __name__ == "__main__":
    main()
