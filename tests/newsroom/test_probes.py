"""What those who keep the newsroom running ask it: does it live, can it work, what has it done."""

import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from articles.jobs import defer_story, read_story
from articles.models import Revision
from newsroom import probes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forgetful(monkeypatch):
    """Each test asks anew."""
    monkeypatch.setitem(probes.PROBES, "/readyz", probes.Readiness())
    monkeypatch.setattr(probes, "KEPT_SECONDS", 0)


@pytest.fixture
def stranger(settings) -> Client:
    """Nobody, by a name that is not ours and without https, where only both together are served."""
    settings.ALLOWED_HOSTS = ["newsroom.example.org"]
    settings.SECURE_SSL_REDIRECT = True
    return Client(headers={"host": "10.1.2.3"})


def ask(client: Client, path: str, **options) -> tuple[int, str]:
    answer = client.get(path, **options)
    return answer.status_code, answer.content.decode()


class TestAlive:
    def test_process_answers_without_asking_the_database(self, stranger, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert ask(stranger, "/healthz") == (200, "alive\n")

    def test_it_lives_while_the_database_is_away(self, stranger, monkeypatch):
        monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")
        assert ask(stranger, "/healthz")[0] == 200

    def test_pages_still_need_https_and_our_name(self, stranger):
        assert ask(stranger, "/login/")[0] == 400
        assert stranger.get("/healthz/more", headers={"host": "newsroom.example.org"}).status_code == 301

    def test_nobody_logs_that_somebody_probes(self, stranger, caplog):
        with caplog.at_level(logging.DEBUG, "newsroom"):
            ask(stranger, "/healthz"), ask(stranger, "/readyz")
        assert caplog.records == []


class TestReady:
    def test_all_is_well(self, stranger):
        assert ask(stranger, "/readyz") == (200, "ready\noldest waiting job: 0 s\n")

    def test_database_that_is_away_gets_a_sentence_without_its_address(self, stranger, monkeypatch):
        monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")
        assert ask(stranger, "/readyz") == (503, "not ready: the database does not answer\n")

    def test_migration_that_is_missing_gets_a_sentence(self, stranger):
        MigrationRecorder.Migration.objects.filter(app="articles").latest("pk").delete()
        assert ask(stranger, "/readyz") == (503, "not ready: the database waits for its migrations\n")

    def test_jobs_that_wait_for_too_long_are_told(self, stranger, bridge, settings):
        read_story.configure(schedule_at=timezone.now() - timedelta(hours=2)).defer(story_id=bridge.story.pk)
        status, text = ask(stranger, "/readyz")
        assert status == 503 and text.startswith("not ready: jobs wait for too long\noldest waiting job: 720")
        settings.READY_JOB_MINUTES = 0
        assert ask(stranger, "/readyz")[0] == 200

    def test_job_that_is_put_off_until_later_does_not_wait(self, stranger, bridge):
        read_story.configure(schedule_at=timezone.now() + timedelta(hours=2)).defer(story_id=bridge.story.pk)
        assert ask(stranger, "/readyz") == (200, "ready\noldest waiting job: 0 s\n")

    def test_many_who_ask_at_once_ask_the_database_once(self, stranger, monkeypatch, django_assert_num_queries):
        monkeypatch.setattr(probes, "KEPT_SECONDS", 60)
        ask(stranger, "/readyz")
        with django_assert_num_queries(0):
            assert ask(stranger, "/readyz")[0] == 200


def numbers(text: str) -> dict[str, float]:
    """Each sample's value, by its name and labels."""
    families = text_string_to_metric_families(text)
    return {" ".join([s.name, *s.labels.values()]): s.value for family in families for s in family.samples}


class TestMetrics:
    def test_without_a_setting_there_are_none(self, client):
        assert ask(client, "/metrics") == (404, "")

    def test_token_opens_them(self, client, settings):
        settings.METRICS_TOKEN = "a word that is kept"
        assert ask(client, "/metrics") == (404, "")
        assert ask(client, "/metrics", headers={"authorization": "Bearer a word"})[0] == 404
        assert ask(client, "/metrics", headers={"authorization": "Bearer a word that is kept"})[0] == 200

    def test_this_machine_may_read_them_where_it_is_said_so(self, client, settings):
        settings.METRICS_LOOPBACK = True
        assert ask(client, "/metrics")[0] == 200
        assert ask(client, "/metrics", REMOTE_ADDR="10.1.2.3")[0] == 404
        assert ask(client, "/metrics", REMOTE_ADDR="")[0] == 404

    def test_who_comes_through_a_proxy_of_this_machine_is_from_elsewhere(self, client, settings):
        settings.METRICS_LOOPBACK = True
        assert ask(client, "/metrics", headers={"x-forwarded-for": "10.1.2.3"})[0] == 404

    def test_requests_jobs_and_what_waits_are_told(self, as_reader, bridge, settings):
        settings.METRICS_LOOPBACK = settings.HAS_METRICS = True
        Revision.objects.filter(pk=bridge.at_echo.current_id).update(
            is_unread=True, created_at=timezone.now() - timedelta(hours=1)
        )
        defer_story(bridge.story)
        as_reader.get("/?q=kept+to+oneself")
        text = ask(as_reader, "/metrics")[1]
        found = numbers(text)
        assert found["newsroom_requests_total GET 200 desk"] >= 1
        assert found["newsroom_request_seconds_count desk"] >= 1
        assert found["newsroom_jobs_waiting default"] == 1
        assert found["newsroom_articles_total"] == bridge.at_echo.pk
        assert 3600 <= found["newsroom_oldest_unread_seconds"] < 3700
        assert found["newsroom_database_up"] == 1
        assert "kept" not in text

    def test_database_that_is_away_is_told(self, client, settings, monkeypatch):
        settings.METRICS_LOOPBACK = True

        def away():
            raise probes.InterfaceError("away")

        monkeypatch.setattr("newsroom.scrape.queues", away)
        status, text = ask(client, "/metrics")
        assert status == 200 and numbers(text)["newsroom_database_up"] == 0
