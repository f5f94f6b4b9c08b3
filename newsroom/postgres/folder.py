"""Where the private server keeps its things, and the address by which clients reach it."""

import hashlib
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from newsroom.postgres.unavailable import PostgresUnavailable

PORT = "5432"  # only a part of the socket's name: nothing listens on TCP
OWNER = "newsroom"  # a superuser, to whom the tables belong
APPLICATION = "newsroom_app"  # owns nothing: the web server, the worker and most commands connect as this role
DATABASE = "newsroom"
# A socket's whole path must fit into sockaddr_un: 108 bytes on Linux, 104 on macOS and the BSDs, with a closing NUL.
MAX_SOCKET_PATH = 103
WAL_SEGMENT = 16 * 1024 * 1024  # bytes in which the write-ahead log grows


@dataclass(frozen=True)
class Folder:
    """The `.postgres` folder of a project; `root` is absolute."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def postmaster_pid(self) -> Path:
        return self.data / "postmaster.pid"

    @property
    def socket_lock(self) -> Path:
        return self.data / f".s.PGSQL.{PORT}.lock"

    @property
    def host(self) -> str:
        """The directory to give to libpq as host: the data directory, or a short link to it below a long path."""
        socket = self.data / f".s.PGSQL.{PORT}"
        return str(self.data) if len(os.fsencode(socket)) <= MAX_SOCKET_PATH else str(self._short_link)

    @property
    def conninfo(self) -> dict[str, str]:
        """How to connect as the server's owner to the database that always exists."""
        return {"host": self.host, "port": PORT, "user": OWNER, "dbname": "postgres"}

    @property
    def _short_link(self) -> Path:
        # Each user has a link of their own: the kernel follows no other's link in a directory shared by all.
        name = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:16]
        return Path("/tmp") / f"newsroom-{os.geteuid()}-{name}"

    def is_full(self) -> bool:
        """Whether the disk has no room left for the server, which may then not even start."""
        try:
            return shutil.disk_usage(self.root).free < WAL_SEGMENT
        except OSError:  # the folder is gone
            return False

    def make(self) -> None:
        """Make the folder for its owner alone, or say why that cannot be."""
        try:
            self.root.mkdir(mode=0o700, exist_ok=True)
            held = self.root.stat()
            if os.geteuid() not in {0, held.st_uid}:
                raise PostgresUnavailable(
                    f"The database in {self.root} belongs to another user of this machine; "
                    "run this as that user, or work in a copy of the project of your own."
                )
            if stat.S_IMODE(held.st_mode) != 0o700:
                self.root.chmod(0o700)
        except OSError as error:
            raise PostgresUnavailable(
                f"The database needs the folder {self.root}, which cannot be written ({error.strerror})."
            ) from error

    def make_link(self) -> None:
        """Below a long path, make the short link; refuse one that somebody else put there."""
        if self.host == str(self.data):
            return
        link = self._short_link
        try:
            link.symlink_to(self.data)
        except FileExistsError:
            if link.lstat().st_uid != os.geteuid() or not link.is_symlink() or link.readlink() != self.data:
                raise PostgresUnavailable(
                    f"{link} is in the way of the database's socket and was not put there by us; please remove it."
                ) from None
        except OSError as error:
            raise PostgresUnavailable(f"The link {link} cannot be made ({error.strerror}).") from error

    def remove_link(self) -> None:
        """Take the short link away again, if there is one."""
        if self.host != str(self.data):
            self._short_link.unlink(missing_ok=True)
