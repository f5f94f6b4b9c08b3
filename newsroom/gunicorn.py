"""Gunicorn's configuration: gunicorn -c newsroom/gunicorn.py newsroom.wsgi

From the environment: HOST, PORT, BIND (instead of both, such as unix:/run/newsroom.sock), WEB_WORKERS, WEB_THREADS.
Each worker has a pool of database connections of its own, opened after the fork: hence no preloading.

Beside them runs one process that does the jobs behind the pages (JOB_WORKER=false: none, where another machine has it).
It is started again whenever it ends, and ends with gunicorn, killed or not.

Where there are metrics, all of them count into one folder, which begins anew with gunicorn.
"""

import gc
import os
import shutil
import sys
from pathlib import Path

from django.urls import get_resolver

from newsroom.logs import logging_settings
from newsroom.supervisor import end, spawn

_state = Path(os.environ.get("STATE_DIR") or Path(__file__).resolve().parent.parent / ".state")
_host, _port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
_address = f"[{_host}]:{_port}" if ":" in _host else f"{_host}:{_port}"

bind = os.environ.get("BIND") or _address
workers = int(os.environ.get("WEB_WORKERS") or 2)
threads = int(os.environ.get("WEB_THREADS") or 4)
worker_class = "gthread"
preload_app = False
timeout = 120
graceful_timeout = 30
pidfile = str(_state / ("web.pid" if os.environ.get("BIND") else f"web-{_port}.pid"))
# The heartbeat file must not lie on a disk that may stall.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
control_socket_disable = True
limit_request_line = 8190  # filters are in the address
loglevel = "warning"
if os.environ.get("LOG_FORMAT", "").strip() == "json":
    logconfig_dict = logging_settings("WARNING", as_json=True)
_counted = _state / f"metrics-{'socket' if os.environ.get('BIND') else _port}"
if os.environ.get("METRICS_TOKEN") or os.environ.get("METRICS_LOOPBACK"):
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(_counted)


_supervisors = []


def on_starting(server: object) -> None:
    """What an earlier run counted would be counted to this one."""
    shutil.rmtree(_counted, ignore_errors=True)
    _counted.mkdir(mode=0o700, parents=True)


def when_ready(server: object) -> None:
    """Start the worker, and say where to go."""
    if os.environ.get("JOB_WORKER", "").strip().lower() not in {"0", "false", "no", "off"}:
        _supervisors.append(
            spawn([sys.executable, "-m", "newsroom.supervisor", sys.executable, "-m", "newsroom.worker"])
        )
    print(f"\nThe newsroom is open at http://{bind}/  (Ctrl+C closes it)\n", flush=True)


def post_worker_init(worker: object) -> None:
    """What a worker has loaded stays, and is not looked through again: that took 0.1 s of some page out of ten."""
    list(get_resolver().url_patterns)  # which loads the views
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)  # what a page makes is gone when it is done, and mostly not worth a look before


def on_exit(server: object) -> None:
    """End the worker, which ends its own."""
    for supervisor in _supervisors:
        end(supervisor, seconds=20)
