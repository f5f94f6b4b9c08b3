import multiprocessing
import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.secret import stored_secret


def test_key_is_made_once_and_kept_from_others(tmp_path):
    path = tmp_path / "state" / "secret_key"
    key = stored_secret(path)
    assert len(key) >= 50
    assert stored_secret(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["secret_key"]


def test_processes_that_ask_at_once_get_one_key(tmp_path):
    with multiprocessing.get_context("fork").Pool(6) as pool:
        keys = pool.map(stored_secret, [tmp_path / "secret_key"] * 12)
    assert len(set(keys)) == 1


def test_place_that_cannot_be_written_gets_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ImproperlyConfigured, match=r"^The secret key cannot be kept in .+ or set SECRET_KEY\.$"):
        stored_secret(tmp_path / "file" / "secret_key")
