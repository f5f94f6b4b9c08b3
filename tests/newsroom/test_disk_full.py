"""A full disk is said in a sentence, nothing is half stored, and once there is room again all goes on."""

import logging
import os
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client

from articles.models import Article, Import, Revision
from newsroom.postgres.folder import Folder

from .conftest import fill

MEGABYTE = 1024 * 1024
TEXT = "Ferry stops for the winter\n\n" + "The ferry over the Veldt stops on Friday, the harbour office said. " * 40


def says_that_the_disk_is_full(response) -> bool:
    return response.status_code == 507 and b"The disk of the newsroom is full" in response.content


def paste(browser: Client):
    return browser.post("/intake/", {"by": "paste", "text": TEXT, "outlet": "Ostrand Post"})


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def full_table(small_disk, transactional_db):
    """The texts of articles lie on a disk of their own, which is full; what fills it."""
    folder = connection.settings_dict.get("FOLDER")
    if not folder:
        pytest.skip("the server is not on this machine")
    place = small_disk / "tables"
    place.mkdir(mode=0o700)
    owner = Folder(folder).data.stat()
    os.chown(place, owner.st_uid, owner.st_gid)
    space = f"small_{os.getpid()}"
    run(f"CREATE TABLESPACE {space} LOCATION '{place}'")
    run("TRUNCATE articles_revision CASCADE")  # pages that earlier tests left empty would be room
    run(f"ALTER TABLE articles_revision SET TABLESPACE {space}")
    ballast = fill(small_disk)
    yield ballast
    ballast.unlink(missing_ok=True)
    run("ALTER TABLE articles_revision SET TABLESPACE pg_default")
    run(f"DROP TABLESPACE {space}")


def test_article_that_finds_no_room_is_refused_whole(as_journalist, full_table: Path):
    as_journalist.raise_request_exception = False
    response = paste(as_journalist)
    assert says_that_the_disk_is_full(response)
    assert (Article.objects.count(), Revision.objects.count()) == (0, 0)
    full_table.unlink()
    assert paste(as_journalist).status_code == 302
    assert Article.objects.get().current.raw == TEXT


@pytest.mark.django_db
def test_upload_that_finds_no_room_is_refused(as_journalist, small_disk, settings, caplog):
    caplog.set_level(logging.CRITICAL, "django.request")  # what is logged would hold the upload's file open
    fill(small_disk, leave=MEGABYTE)
    settings.FILE_UPLOAD_TEMP_DIR = str(small_disk)
    as_journalist.raise_request_exception = False
    files = SimpleUploadedFile("ferry.txt", TEXT.encode() * 2000)
    assert says_that_the_disk_is_full(as_journalist.post("/intake/", {"by": "upload", "files": files}))
    assert not Import.objects.exists()


@pytest.fixture
def away(monkeypatch):
    """The database is not there, as a process learns it that waited for a connection in vain."""

    def no_connection(*args, **kwargs):
        raise OperationalError("couldn't get a connection after 15.00 sec")

    monkeypatch.setattr("django.contrib.auth.views.LoginView.get", no_connection)


def test_private_server_that_has_no_room_to_start_in_is_a_full_disk(small_disk, away, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "FOLDER", small_disk)
    browser = Client(raise_request_exception=False)
    assert browser.get("/login/").status_code == 503
    ballast = fill(small_disk, leave=10 * MEGABYTE)
    assert says_that_the_disk_is_full(browser.get("/login/"))
    ballast.unlink()
    assert browser.get("/login/").status_code == 503
