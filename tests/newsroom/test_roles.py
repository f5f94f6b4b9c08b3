"""The application's role: what it needs it may do, and history it may only add to, whatever is tried with it."""

import threading

import pghistory
import psycopg
import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from pghistory.core import event_models
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.jobs import retry_stalled
from articles.models import Claim
from articles.working import run_worker
from newsroom.checks import what_the_role_may_do
from newsroom.decisions import State
from newsroom.privileges import grant_to_application, history_tables

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not connection.settings_dict["APPLICATION"], reason="one role does everything here"),
]
committed = pytest.mark.django_db(transaction=True)  # what one connection writes, another one must see
EVENT_TABLES = sorted(model._meta.db_table for model in event_models())


@pytest.fixture
def application():
    """A connection of the role's own to the test database, as a program that broke in would have it."""
    values = connection.get_connection_params() | {"user": connection.settings_dict["APPLICATION"]}
    values.pop("cursor_factory")
    with psycopg.connect(**values, autocommit=True) as opened:
        yield opened


@pytest.fixture
def as_application():
    """From here to the test's end all of Django is connected as the application."""
    owner = connection.settings_dict["USER"]
    connection.reconnect({"USER": connection.settings_dict["APPLICATION"]})
    yield
    connection.reconnect({"USER": owner})


def run(statement: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def refused(application: psycopg.Connection, statement: str) -> bool:
    try:
        application.execute(statement)
    except psycopg.errors.InsufficientPrivilege:
        return True
    return False


class TestHistory:
    @pytest.mark.parametrize("table", EVENT_TABLES)
    def test_is_neither_changed_nor_emptied(self, application, table):
        assert application.execute(f"SELECT count(*) FROM {table}").fetchone()
        for statement in (
            f"UPDATE {table} SET pgh_label = 'mine'",
            f"DELETE FROM {table}",
            f"TRUNCATE {table}",
            f"ALTER TABLE {table} DISABLE TRIGGER ALL",
            f"ALTER TABLE {table} ADD COLUMN other text",
            f"DROP TABLE {table}",
            f"CREATE RULE nothing AS ON INSERT TO {table} DO INSTEAD NOTHING",
            f"CREATE TRIGGER nothing BEFORE INSERT ON {table} EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        ):
            assert refused(application, statement), statement

    def test_is_written_where_its_triggers_cannot_be_switched_off(self, application):
        for model in event_models():
            tracked = model.pgh_tracked_model._meta.db_table
            assert refused(application, f"ALTER TABLE {tracked} DISABLE TRIGGER ALL"), tracked
        assert refused(application, "SET session_replication_role = replica")
        assert refused(application, f"SET ROLE {connection.settings_dict['USER']}")
        assert refused(application, f"SET SESSION AUTHORIZATION {connection.settings_dict['USER']}")

    @committed
    def test_keeps_a_decision_of_the_application(self, bridge, journalist, as_application):
        with pghistory.context(user=journalist.pk):  # as in a request
            bridge.closed_at_wire.reject(journalist)
        with pghistory.context(user=journalist.pk):
            bridge.closed_at_wire.reject(journalist)
            bridge.closed_at_post.reject(journalist)
        for appearance in (bridge.closed_at_wire, bridge.closed_at_post):
            assert appearance.history.filter(pgh_label="changed").earliest("pgh_id").state == State.CONFIRMED
        assert run("SELECT current_user") == [(connection.settings_dict["APPLICATION"],)]


class TestTables:
    def test_are_not_made_by_the_application(self, application):
        for statement in ("CREATE TABLE mine (n int)", "CREATE SCHEMA mine", "CREATE EXTENSION hstore"):
            assert refused(application, statement), statement

    def test_are_never_emptied_at_a_stroke(self, application):
        for table in connection.introspection.django_table_names():
            assert refused(application, f"TRUNCATE {table} CASCADE"), table

    def test_of_migrations_are_only_read(self, application):
        assert application.execute("SELECT count(*) FROM django_migrations").fetchone()[0] > 50
        assert refused(application, "DELETE FROM django_migrations")
        assert refused(application, "INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())")

    @committed
    def test_are_written_by_the_application(self, bridge, journalist, as_application):
        claim = Claim.objects.state(bridge.story, "The ferry takes cars.", journalist)
        claim.delete()
        assert not Claim.objects.filter(pk=claim.pk).exists()


@committed
class TestWork:
    def test_login_admin_and_logout(self, admin, as_application):
        browser = Client()
        assert browser.post("/login/", {"username": "ada", "password": "wrong"}).status_code == 200
        assert browser.post("/login/", {"username": "ada", "password": "a long pass"}).status_code == 302
        assert browser.get("/admin/").status_code == 200
        person = {"username": "jan", "password1": "a very long pass", "password2": "a very long pass"}
        assert browser.post("/admin/auth/user/add/", person | {"usable_password": "true"}).status_code == 302
        assert User.objects.filter(username="jan").exists()
        assert browser.post("/logout/").status_code == 302
        assert browser.get("/admin/").status_code == 302

    def test_jobs_are_deferred_and_done(self, as_application):
        job = ProcrastinateJob.objects.filter(pk=retry_stalled.defer(timestamp=0))
        assert job.filter(status="todo").exists()
        run_worker(wait=False)  # which has what is done each minute deferred, too
        assert not job.filter(status__in=["todo", "failed"]).exists()

    def test_commands_that_own_become_the_owner_and_no_longer(self, as_application):
        call_command("flush", interactive=False, verbosity=0)
        call_command("migrate", verbosity=0)
        assert run("SELECT current_user") == [(connection.settings_dict["APPLICATION"],)]


@pytest.fixture
def new_table():
    """A table of a later migration, with a sequence of the older kind."""
    run("CREATE TABLE later (n serial, words text)")
    yield "later"
    run("DROP TABLE later")


def versions() -> list:
    """What changes whenever somebody writes privileges."""
    return run("SELECT oid, xmin::text FROM pg_class ORDER BY oid")


@committed
class TestGrant:
    def test_new_table_is_worked_in_after_the_next_migration(self, application, new_table):
        assert refused(application, "SELECT * FROM later")
        call_command("migrate", verbosity=0)
        application.execute("INSERT INTO later (words) VALUES ('a'); UPDATE later SET words = 'b'; DELETE FROM later")
        assert refused(application, "TRUNCATE later")

    def test_repeat_writes_nothing(self):
        grant_to_application()
        before = versions()
        grant_to_application()
        assert versions() == before

    def test_what_was_given_by_hand_is_taken_back(self, application):
        table = EVENT_TABLES[0]
        run(f"GRANT ALL ON {table} TO {connection.settings_dict['APPLICATION']}")
        application.execute(f"DELETE FROM {table}")
        grant_to_application()
        assert refused(application, f"DELETE FROM {table}")
        assert not refused(application, f"SELECT * FROM {table}")

    def test_many_at_once_do_not_hinder_each_other(self, application, new_table):
        run(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {connection.settings_dict['APPLICATION']}")
        failures = []

        def migrate() -> None:
            try:
                call_command("migrate", verbosity=0)
            except Exception as error:
                failures.append(error)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=migrate) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        assert not refused(application, "SELECT * FROM later")

    def test_who_acted_in_earlier_versions_is_append_only_too_and_what_was_sent_to_models(self, application):
        assert history_tables() == {*EVENT_TABLES, "pghistory_context", "articles_modelcall"}
        assert refused(application, "UPDATE articles_modelcall SET cost = 0")
        assert refused(application, "DELETE FROM articles_modelcall")


def said() -> str:
    return "\n".join(f"{warning.id} {warning.msg}" for warning in what_the_role_may_do(None))


@committed
class TestDeploymentCheck:
    def test_says_nothing_of_a_role_that_owns_nothing(self, as_application):
        assert said() == ""

    def test_names_what_stays_open_to_the_owner(self):
        words = said()
        assert "W002" in words and f"“{connection.settings_dict['USER']}”" in words
        for open_door in ("TRUNCATE", "pgtrigger.ignore", "ALTER TABLE", "DROP TABLE"):
            assert open_door in words

    def test_names_history_that_may_be_changed(self, as_application):
        table = EVENT_TABLES[0]
        with connection.as_owner():
            run(f"GRANT UPDATE (pgh_label) ON {table} TO PUBLIC")
        assert f"W004 The newsroom connects as “{connection.settings_dict['APPLICATION']}”" in said()
        assert table in said()
        with connection.as_owner():
            run(f"REVOKE UPDATE (pgh_label) ON {table} FROM PUBLIC")

    def test_names_a_role_that_may_create(self, as_application):
        with connection.as_owner():
            run("GRANT CREATE ON SCHEMA public TO PUBLIC")
        words = said()
        with connection.as_owner():
            run("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        assert "W003" in words and said() == ""
