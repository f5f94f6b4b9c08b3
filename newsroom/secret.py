"""The secret key that signs sessions when the environment names none: made once, kept beside the project."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def stored_secret(path: Path) -> str:
    """The key in the file at `path` (mode 0600), made there on the first call; one key however many ask at once."""
    try:
        if not path.exists():
            _write_once(path, secrets.token_urlsafe(50))
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        reason = error.strerror or error
        raise ImproperlyConfigured(
            f"The secret key cannot be kept in {path} ({reason}). Make that folder writable or set SECRET_KEY."
        ) from error


def _write_once(path: Path, key: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key)
    try:
        os.link(draft, path)  # unlike a rename, fails when another process was first: then its key counts
    except FileExistsError:
        pass
    finally:
        draft.unlink()
