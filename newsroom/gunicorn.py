"""Gunicorn's configuration: gunicorn -c newsroom/gunicorn.py newsroom.wsgi

From the environment: HOST, PORT, BIND (instead of both, such as unix:/run/newsroom.sock), WEB_WORKERS, WEB_THREADS.
Each worker has a pool of database connections of its own, opened after the fork: hence no preloading.

Beside them runs one process that does the jobs behind the pages (JOB_WORKER=false: none, where another machine has it).
It is started again whenever it ends, and ends with gunicorn, killed or not.
"""

import os
import sys
from pathlib import Path

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


_supervisors = []


def when_ready(server: object) -> None:
    """Start the worker, and say where to go."""
    if os.environ.get("JOB_WORKER", "").strip().lower() not in {"0", "false", "no", "off"}:
        _supervisors.append(
            spawn([sys.executable, "-m", "newsroom.supervisor", sys.executable, "-m", "newsroom.worker"])
        )
    print(f"\nThe newsroom is open at http://{bind}/  (Ctrl+C closes it)\n", flush=True)


def on_exit(server: object) -> None:
    """End the worker, which ends its own."""
    for supervisor in _supervisors:
        end(supervisor, seconds=20)
