"""The image, what runs beside it, and the units: by their own rules, by what we promise, and for real where that goes.

Without a container engine the image cannot be built; that it needs no other place to write in than two is tried all the
same, on a root file system made read-only for one process.
"""

import configparser
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from compose_spec.compose_spec import PyOptions

from tests.conftest import database_url

from .test_settings_told import settings_read
from .test_supervisor import start, wait_for  # noqa: F401

PROJECT = Path(__file__).resolve().parents[2]
COMPOSE = (PROJECT / "compose.yaml").read_text(encoding="utf-8")
DOCKERFILE = (PROJECT / "Dockerfile").read_text(encoding="utf-8")


def composed(text: str = COMPOSE) -> dict:
    made = PyOptions(apply_merge=True).from_yaml(text)
    made.validate()
    return made.to_dict()


@pytest.fixture(scope="module")
def services() -> dict:
    return composed()["services"]


class TestDockerfile:
    def test_linter_has_nothing_to_say(self):
        hadolint = Path(sys.executable).with_name("hadolint")
        if not hadolint.exists():
            pytest.skip("there is no hadolint for this machine")
        said = subprocess.run([hadolint, "--no-color", PROJECT / "Dockerfile"], capture_output=True, text=True)
        assert (said.returncode, said.stdout) == (0, "")

    def test_what_runs_is_no_root_and_none_of_what_built_it(self):
        stages = re.split(r"^FROM ", DOCKERFILE, flags=re.M)[1:]
        assert len(stages) == 2
        assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", stages[-1], re.M)
        assert "pip install" not in stages[-1] and "HEALTHCHECK" in stages[-1] and "/healthz" in stages[-1]

    def test_all_that_the_product_is_made_of_is_copied(self):
        let_in = (PROJECT / ".dockerignore").read_text().splitlines()
        for folder in ("newsroom", "entities", "articles", "templates", "static"):
            assert f"COPY {folder} {folder}" in DOCKERFILE and f"!{folder}" in let_in

    def test_no_secret_is_in_the_image(self):
        variables = dict(re.findall(r"([A-Z_]+)=(\S+)", DOCKERFILE.split("\nFROM ")[-1]))
        assert not {"SECRET_KEY", "DATABASE_URL", "DATABASE_OWNER_URL"} & variables.keys()


class TestCompose:
    def test_the_schema_would_refuse_a_slip(self):
        for right, wrong in (
            ("restart: always", "restart: sometimes"),
            ("networks: [outside]", "networks: [elsewhere]"),
        ):
            with pytest.raises(ValueError):
                composed(COMPOSE.replace(right, wrong))

    def test_only_the_proxy_is_reached_from_outside(self, services):
        assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
        inside = composed()["networks"]["inside"]
        assert inside["internal"] and services["postgres"]["networks"] == ["inside"]

    @pytest.mark.parametrize("name", ["web", "worker", "migrate", "proxy"])
    def test_what_meets_the_world_may_do_little(self, services, name):
        service = services[name]
        assert service["read_only"] and service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]

    def test_pages_and_worker_know_no_owner_and_wait_for_the_migrations(self, services):
        for name in ("web", "worker"):
            assert "OWNER" not in json.dumps(services[name]["environment"])
            assert services[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
        assert "newsroom_owner" in services["migrate"]["environment"]["DATABASE_OWNER_URL"]

    def test_the_worker_goes_past_the_pooler(self, services):
        assert services["pgbouncer"]["profiles"] == ["pooler"]
        assert services["pgbouncer"]["environment"]["POOL_MODE"] == "transaction"
        assert "DATABASE_POOLER_URL" not in services["worker"]["environment"]

    def test_no_password_stands_in_the_file(self, services):
        for name, service in services.items():
            for variable, value in service.get("environment", {}).items():
                if re.search("PASSWORD|SECRET|TOKEN|URL", variable):
                    assert re.search(r"\$\{\w+", str(value)), (name, variable)

    def test_data_outlive_the_containers(self, services):
        kept = [volume if isinstance(volume, str) else volume["source"] for volume in services["postgres"]["volumes"]]
        assert any(volume.startswith("database") for volume in kept)

    def test_files_that_are_mounted_are_there(self, services):
        for service in services.values():
            for volume in service.get("volumes", []):
                source = volume.split(":")[0] if isinstance(volume, str) else volume["source"]
                assert not source.startswith(".") or (PROJECT / source).is_file()

    def test_variables_are_settings_of_ours(self, services):
        given = {name for service in ("web", "worker", "migrate") for name in services[service]["environment"]}
        given |= set(re.findall(r"^ +(?:ENV )?([A-Z_]+)=", DOCKERFILE.split("\nFROM ")[-1], re.M))
        assert given - {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"} <= settings_read()


class TestUnits:
    @pytest.fixture(params=["web", "worker"])
    def unit(self, request) -> configparser.ConfigParser:
        parser = configparser.ConfigParser(strict=True, interpolation=None)
        parser.optionxform = str
        parser.read(PROJECT / "deploy" / "systemd" / f"newsroom-{request.param}.service", encoding="utf-8")
        return parser

    def test_unit_is_started_again_and_may_do_little(self, unit):
        service = unit["Service"]
        assert service["Restart"] == "always" and service["User"] not in ("root", "0")
        assert service["ProtectSystem"] == "strict" and service["NoNewPrivileges"] == "yes"
        assert service["EnvironmentFile"].startswith("/etc/")

    def test_what_it_starts_is_ours(self, unit):
        words = unit["Service"]["ExecStart"].split()
        module = words[words.index("-m") + 1].replace(".", "/") + ".py" if "-m" in words else "newsroom/gunicorn.py"
        assert (PROJECT / module).is_file()
        given = dict(word.split("=") for word in unit["Service"]["Environment"].split())
        assert given.keys() - {"PYTHONDONTWRITEBYTECODE"} <= settings_read()
        assert given["STATE_DIR"] == f"/run/{unit['Service']['RuntimeDirectory']}"

    def test_systemd_understands_it(self, tmp_path):
        if not shutil.which("systemd-analyze"):
            pytest.skip("there is no systemd here")
        files = list((PROJECT / "deploy" / "systemd").glob("*.service"))
        said = subprocess.run(["systemd-analyze", "verify", *files], capture_output=True, text=True).stderr
        assert [line for line in said.splitlines() if "newsroom-" in line and "is not executable" not in line] == []


def test_dashboard_asks_for_metrics_that_are_told():
    dashboard = (PROJECT / "deploy" / "grafana" / "newsroom.json").read_text(encoding="utf-8")
    asked = {target["expr"] for panel in json.loads(dashboard)["panels"] for target in panel["targets"]}
    names = {name for expression in asked for name in re.findall(r"newsroom_\w+", expression)}
    operations = (PROJECT / "docs" / "operations.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(newsroom_\w+)`", operations))
    assert {name.removesuffix("_bucket") for name in names} <= told


def may_make_root_read_only() -> bool:
    tried = subprocess.run(["unshare", "-m", "mount", "-o", "remount,ro,bind", "/"], capture_output=True)
    return tried.returncode == 0


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_pages_are_served_from_a_root_that_is_read_only(start, tmp_path):  # noqa: F811
    if not shutil.which("unshare") or not may_make_root_read_only():
        pytest.skip("this user may not make a file system read-only for one process")
    state, refused = tmp_path / "state", tmp_path / "refused"
    state.mkdir()
    script = (
        'mount --bind "$1" "$1" && mount -o remount,ro,bind / && ! touch "$2" && shift 2 && '
        'exec "$0" -m gunicorn -c newsroom/gunicorn.py newsroom.wsgi'
    )
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    start(
        "-c",
        "import os, sys; os.execvp('unshare', ['unshare', '-m', 'sh', '-c', *sys.argv[1:]])",
        *(script, sys.executable, str(state), str(refused)),
        **{"DATABASE_URL": database_url(), "SECRET_KEY": "k" * 50, "STATE_DIR": str(state), "TMPDIR": str(state)},
        **{
            "PORT": port,
            "WEB_WORKERS": "1",
            "JOB_WORKER": "false",
            "METRICS_TOKEN": "t",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
    )
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:

        def answer():
            try:
                return client.get("/readyz")
            except httpx.TransportError:
                return None

        assert wait_for(answer, "the web server").text.startswith("ready")
        assert client.get("/").headers["location"] == "/login/?next=/"
        metrics = client.get("/metrics", headers={"Authorization": "Bearer t"}).text
    assert 'newsroom_requests_total{method="GET",status="302",view="desk"} 1.0' in metrics
    assert not refused.exists()


@pytest.mark.slow
def test_containers_are_built_and_answer():
    docker = shutil.which("docker")
    if not docker or subprocess.run([docker, "info"], capture_output=True).returncode:
        pytest.skip("no container engine answers here")
    given = {"SITE": "localhost", "SECRET_KEY": "k" * 50, "OWNER_PASSWORD": "owner", "APP_PASSWORD": "app"}
    compose = [docker, "compose", "--project-name", f"newsroom-test-{os.getpid()}"]
    options = {"cwd": PROJECT, "env": os.environ | given}
    try:
        subprocess.run([*compose, "up", "--build", "--wait", "--wait-timeout", "600"], check=True, **options)
        asked = "import urllib.request as r; print(r.urlopen('http://127.0.0.1:8000/readyz').read().decode())"
        said = subprocess.run(
            [*compose, "exec", "web", "python", "-c", asked], capture_output=True, text=True, **options
        )
        assert said.stdout.startswith("ready")
    finally:
        subprocess.run([*compose, "down", "--volumes", "--rmi", "local"], check=True, **options)
