"""What an operator sets and runs: production settings, the demo accounts, manage.py and serve when something is off."""

import os
import re
import socket
import subprocess
import sys
from io import StringIO
from ipaddress import ip_network
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command

from newsroom.checks import what_may_be_fetched
from newsroom.postgres.folder import Folder
from newsroom.postgres.server import ensure_running
from newsroom.serve import _gunicorn_of

PROJECT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "HTTPS": "true",
    "SECRET_KEY": "n7#vq!2kd9-as0dk3lwm5zxcv8b6nm1qwe4rty7uiop-9jhgf5dsa",
    "ALLOWED_HOSTS": "newsroom.example.org",
    "PROXY_COUNT": "1",
    "DATABASE_URL": "postgresql://newsroom:password@db.example.org/newsroom",
}


def run(*words: str, **variables: str) -> subprocess.CompletedProcess:
    """A command of the project in a process of its own, with nothing in its environment that the tests put there."""
    unwanted = ("PYTEST_", "DJANGO_ALLOW_ASYNC_", "DATABASE_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    return subprocess.run(
        [sys.executable, *words], cwd=PROJECT, env=kept | variables, capture_output=True, text=True, timeout=300
    )


def sentence(process: subprocess.CompletedProcess) -> str:
    """The one line on stderr with which a command gave up."""
    assert process.returncode == 1, process.stderr
    assert "Traceback" not in process.stderr
    return process.stderr.strip()


class TestProductionSettings:
    def test_deployment_check_says_that_it_could_not_look_at_the_database(self):
        there = {"DATABASE_URL": "postgresql://newsroom:s3cret@127.0.0.1:1/newsroom"}
        process = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION | there)
        assert process.returncode == 1
        assert "W001" in process.stderr and "identified 1 issue " in process.stderr
        assert "s3cret" not in process.stderr

    def test_debug_is_off_and_cookies_need_https(self):
        names = "DEBUG SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS"
        code = f"from newsroom import settings as s; print(*[getattr(s, name) for name in {names.split()}])"
        assert run("-c", code, **PRODUCTION).stdout == "False True True True 31536000\n"

    @pytest.mark.parametrize(
        ("variables", "said"),
        [
            ({"HTTPS": "maybe"}, r"^HTTPS must be true or false, not 'maybe'\.$"),
            ({"DATABASE_POOL": "-1"}, r"^DATABASE_POOL must be a whole number, not '-1'\.$"),
            ({"DATABASE_URL": "mysql://db/x"}, r"^DATABASE_URL must look like postgresql://"),
            ({"FETCH_ALLOW": "10.0.0.0/33"}, r"^FETCH_ALLOW must be networks such as 10\.20\.0\.0/16: "),
            ({"FETCH_AGENT": "Ostrimer Blätter"}, r"^FETCH_AGENT must be plain letters"),
            ({"READER_PRICE_IN": "2,5"}, r"^READER_PRICE_IN must be an amount such as 2\.50, not '2,5'\.$"),
            ({"FETCH_ALLOW": "intranet"}, r"^FETCH_ALLOW must be networks"),
            ({"STATE_DIR": "/dev/null/x", "SECRET_KEY": ""}, r"^The secret key cannot be kept in /dev/null/x"),
        ],
    )
    def test_setting_that_is_not_right_gets_a_sentence(self, variables, said):
        assert re.search(said, sentence(run("manage.py", "migrate", "--plan", **{**PRODUCTION, **variables})))


class TestWhatMayBeFetched:
    def test_nothing_is_said_of_the_public_web(self):
        assert settings.FETCH_ALLOW == [] == what_may_be_fetched(None)

    def test_networks_of_ones_own_are_named(self, settings):
        settings.FETCH_ALLOW = [ip_network("10.20.0.0/16"), ip_network("127.0.0.1")]
        (warning,) = what_may_be_fetched(None)
        assert warning.id == "newsroom.W005" and "10.20.0.0/16, 127.0.0.1/32 (FETCH_ALLOW)" in warning.msg


class TestCommands:
    def test_database_that_does_not_answer_gets_a_sentence(self):
        url = "postgresql://newsroom:s3cret@127.0.0.1:1/newsroom"
        told = sentence(run("manage.py", "showmigrations", DATABASE_URL=url))
        assert "127.0.0.1" in told
        assert "s3cret" not in told

    def test_commands_that_need_no_database_start_none(self, tmp_path):
        code = (
            "from pathlib import Path; from newsroom import settings\n"
            f"settings.DATABASES['default']['FOLDER'] = Path({str(tmp_path / 'none')!r})\n"
            "settings.DATABASES['default']['HOST'] = '/nowhere'\n"
            "from manage import main; import sys\n"
            "for line in ('check', 'collectstatic --dry-run --noinput -v0', 'help migrate'):\n"
            "    sys.argv = ['manage.py', *line.split()]; main()"
        )
        process = run("-c", code, DATABASE_URL="")
        assert process.returncode == 0, process.stderr
        assert "--fake-initial" in process.stdout  # the last one was reached
        assert not (tmp_path / "none").exists()


class TestServe:
    def test_port_that_is_taken_gets_a_sentence(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            told = sentence(run("-m", "newsroom.serve", PORT=str(port)))
        assert told.startswith(f"Port {port} on 127.0.0.1 is taken")
        assert f"make run PORT={port + 1}" in told

    def test_port_that_is_none_gets_a_sentence(self):
        assert sentence(run("-m", "newsroom.serve", PORT="http")).startswith("PORT must be a number")

    def test_database_that_does_not_answer_gets_a_sentence(self):
        url = "postgresql://newsroom:s3cret@127.0.0.1:1/newsroom"
        told = sentence(run("-m", "newsroom.serve", PORT="47213", DATABASE_URL=url))
        assert told.startswith("The database cannot be used: ")
        assert "s3cret" not in told

    def test_stop_ends_no_process_that_is_not_ours(self, tmp_path):
        bystander = subprocess.Popen(["sleep", "60"])
        (tmp_path / "web-8000.pid").write_text(f"{bystander.pid}\n")
        assert _gunicorn_of(tmp_path / "web-8000.pid") is None
        bystander.kill()
        bystander.wait()


@pytest.mark.django_db
class TestDemoAccounts:
    def make(self) -> str:
        out = StringIO()
        call_command("make_demo_accounts", stdout=out)
        return out.getvalue()

    def test_passwords_are_shown_once_and_open_the_accounts(self, client):
        shown = dict(re.findall(r"^ {4}(\w+) +(\S+)$", self.make(), flags=re.M))
        assert set(shown) == {"journalist", "editor", "admin"}
        assert len(set(shown.values())) == 3
        for name, password in shown.items():
            user = User.objects.get(username=name)
            assert user.check_password(password)
            assert [group.name for group in user.groups.all()] == [name]
            assert user.is_staff == user.is_superuser == (name == "admin")

    def test_repeat_changes_nothing(self):
        self.make()
        before = list(User.objects.order_by("pk").values_list("username", "password"))
        assert "exist already" in self.make()
        assert list(User.objects.order_by("pk").values_list("username", "password")) == before


def url_of(folder: Folder, role: str) -> str:
    return f"postgresql://{role}@/news?host={folder.host}&port=5432"


@pytest.fixture
def elsewhere(made) -> dict[str, str]:
    """A server whose administrator made a database and two ordinary roles, as docs/operations.md says."""
    ensure_running(made.root)
    with psycopg.connect(**made.conninfo, autocommit=True) as connection:
        for statement in (
            "CREATE ROLE news_owner LOGIN",
            "CREATE ROLE news_app LOGIN",
            "CREATE DATABASE news OWNER news_owner ENCODING 'UTF8'",
        ):
            connection.execute(statement)
    return {"DATABASE_URL": url_of(made, "news_app"), "DATABASE_OWNER_URL": url_of(made, "news_owner")}


@pytest.mark.slow
class TestTwoRolesElsewhere:
    def test_owner_migrates_and_the_application_works(self, made, elsewhere):
        variables = PRODUCTION | elsewhere
        assert run("manage.py", "migrate", **variables).returncode == 0
        # A second release finds the tables there, and the role that reads what was migrated has no part in it.
        assert "No migrations to apply" in run("manage.py", "migrate", **variables).stdout
        assert "No changes" in run("manage.py", "makemigrations", "--check", **variables).stdout
        checked = run("manage.py", "check", "--deploy", "--fail-level", "INFO", **variables)
        assert "no issues" in checked.stdout, checked.stderr
        assert "journalist" in run("manage.py", "make_demo_accounts", **variables).stdout
        with psycopg.connect(**made.conninfo | {"dbname": "news", "user": "news_app"}) as application:
            assert application.execute("SELECT count(*) FROM auth_user").fetchone() == (3,)
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                application.execute("TRUNCATE articles_claimevent")
        alone = PRODUCTION | {"DATABASE_URL": elsewhere["DATABASE_OWNER_URL"]}
        checked = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **alone)
        assert checked.returncode == 1 and "newsroom.W002" in checked.stderr
        assert "which owns the tables" in checked.stderr

    def test_role_that_is_not_there_gets_a_sentence(self, made, elsewhere):
        variables = PRODUCTION | elsewhere | {"DATABASE_URL": url_of(made, "nobody_here")}
        assert "has no role “nobody_here”" in sentence(run("manage.py", "migrate", **variables))
