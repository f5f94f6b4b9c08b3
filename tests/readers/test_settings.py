import pytest

from articles.readers.settings import ReaderSettings, reader_settings
from newsroom.checks import how_the_reader_is_set

KEY = "pear-orchard-91"


def of(url: str = "https://model.example/v1", **others) -> ReaderSettings:
    return ReaderSettings(**({"url": url, "model": "small"} | others))


class TestFaults:
    @pytest.mark.parametrize(
        "fine",
        [
            ReaderSettings(),
            of(key=KEY),
            of("http://127.0.0.1:9000/v1"),
            of("http://localhost/v1"),
            of("http://[::1]:9000/v1"),
            of("http://10.1.2.3/v1", is_local=True),
            ReaderSettings(replay="."),
        ],
    )
    def test_what_can_be_used_has_none(self, fine):
        assert fine.faults() == []

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            (of(model=""), "names no model"),
            (ReaderSettings(model="small"), "does not say where"),
            (ReaderSettings(key=KEY), "does not say where"),
            (of("http://10.1.2.3/v1"), "unencrypted"),
            (of("http://model.example/v1", key=KEY), "unencrypted"),
            (of("ftp://model.example/v1"), "must look like"),
            (of("model.example"), "must look like"),
            (of("https://[::1"), "must look like"),
            (of("https://host:port/v1"), "must look like"),
            (of("https://me:word@model.example/v1"), "plain address"),
            (of("https://model.example/v1?key=1"), "plain address"),
            (of(key="pear\norchard"), "no key can be sent with"),
            (of(key="päronträd"), "no key can be sent with"),
            (ReaderSettings(replay="/nowhere/at/all"), "is no folder"),
            (of(replay="."), "both set"),
        ],
    )
    def test_each_is_told(self, wrong, said):
        (fault,) = wrong.faults()
        assert said in fault
        assert KEY not in fault

    def test_the_key_stands_in_no_representation(self):
        assert KEY not in repr(of(key=KEY))


class TestChecks:
    def test_no_reader_is_no_fault(self):
        assert how_the_reader_is_set(None) == []

    def test_a_fault_is_an_error(self, settings):
        settings.READER_URL = "https://model.example/v1"
        (error,) = how_the_reader_is_set(None)
        assert (error.id, error.is_serious()) == ("newsroom.E001", True)

    def test_what_may_be_meant_is_a_warning(self, settings):
        settings.READER_URL, settings.READER_MODEL, settings.READER_KEY = "http://192.0.2.1/v1", "small", KEY
        settings.READER_LOCAL = True
        (warning,) = how_the_reader_is_set(None)
        assert warning.id == "newsroom.W006" and "unencrypted" in warning.msg and KEY not in warning.msg

    def test_a_public_address_that_is_called_local_is_told(self):
        (warning,) = of("https://9.9.9.9/v1", is_local=True).warnings()
        assert "9.9.9.9" in warning

    def test_the_process_has_what_the_environment_says(self, settings):
        settings.READER_URL, settings.READER_SECONDS = "https://model.example/v1", 7
        assert (reader_settings().url, reader_settings().seconds) == ("https://model.example/v1", 7)
        assert reader_settings().is_set and reader_settings().host == "model.example"
