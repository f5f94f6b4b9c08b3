"""What tests of readers share: an endpoint of their own, and a way to ask it."""

import pytest

from articles.readers.endpoint import Endpoint
from articles.readers.settings import ReaderSettings

from .model_server import KEY, open_model


@pytest.fixture
def model():
    with open_model() as model:
        yield model


@pytest.fixture
def endpoint(model):
    """A sender to the tests' endpoint that waits three seconds for an answer."""
    return Endpoint(endpoint_settings(model))


def endpoint_settings(model, **others) -> ReaderSettings:
    return ReaderSettings(**({"url": model.url, "model": "small", "key": KEY, "seconds": 3} | others))
