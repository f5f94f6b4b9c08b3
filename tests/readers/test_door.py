"""Which reader is there, by the settings; and what a process pays that asks none."""

import subprocess
import sys

import pytest

from articles.readers import has_model, model_reader, model_sender
from articles.readers.base import ReaderAway

from .model_server import KEY
from .written import Written


@pytest.fixture
def set_up(settings, model):
    settings.READER_URL, settings.READER_MODEL, settings.READER_KEY = model.url, "small", KEY


def test_none_is_set_up():
    assert not has_model()
    with pytest.raises(ReaderAway, match="No language model is set up"):
        model_sender()


def test_the_endpoint_is_asked_that_is_set_up(set_up, model):
    model.says({"language": "de"})
    reader = model_reader()
    assert has_model() and (reader.name, reader.is_local) == ("small", False)
    assert reader.language("Die Fähre fährt.") == "de"


def test_one_that_is_set_up_wrongly_is_not_asked(set_up, settings):
    settings.READER_MODEL = ""
    assert not has_model()
    with pytest.raises(ReaderAway, match="names no model"):
        model_sender()


def test_a_folder_of_answers(settings, tmp_path):
    settings.READER_REPLAY, settings.READER_MODEL = str(tmp_path), "small"
    assert model_reader().name == "small" and model_reader().is_local


def test_what_is_laid_around_a_sender_is_asked_in_its_place():
    assert model_reader(Written({"language": "fr"})).language("Le bac.") == "fr"


def test_whoever_asks_no_model_loads_none_of_its_libraries():
    code = (
        "import django, sys; django.setup()\n"
        "import newsroom.urls, newsroom.checks, articles.readers\n"
        "print([name for name in ('openai', 'httpx2', 'pydantic') if name in sys.modules])"
    )
    process = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={"DJANGO_SETTINGS_MODULE": "newsroom.settings", "PYTEST_VERSION": "1"},
    )
    assert process.stdout == "[]\n", process.stderr
