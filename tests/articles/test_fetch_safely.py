"""No page is fetched from where none may be, by no address, name, changed answer or redirect."""

import socket
import threading
import time
from datetime import UTC, datetime
from ipaddress import ip_address

import pytest

from articles.intake.fetch import NotFetched, Terms, fetch
from articles.intake.fetch.addresses import is_public
from articles.intake.fetch.fetch import _rest

from .web import AGENT, LOOPBACK, Alone, open_site, terms

PUBLIC = "93.184.215.14"
ARTICLE = b"<html><body><p>The ferry sails again.</p></body></html>"


@pytest.fixture
def site():
    with open_site() as site:
        yield site


@pytest.fixture
def connected(monkeypatch) -> list:
    """Every address that something in this process connects to."""
    made, connect = [], socket.socket.connect

    def note(self, address):
        made.append(address)
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", note)
    return made


def names(**found: str | list[str]):
    """A resolver that knows these names, dots written as underscores, and no other."""
    known = {name.replace("_", "."): [to] if isinstance(to, str) else to for name, to in found.items()}

    def look_up(host: str, port: int) -> list[str]:
        if host not in known:
            raise socket.gaierror("not known")
        return known[host]

    return look_up


def in_private(address: str, found: str | None = None) -> str:
    """The sentence with which an address is refused, whatever its name leads to."""
    with pytest.raises(NotFetched) as refused:
        fetch(address, Alone(), Terms(AGENT, look_up=lambda host, port: [found] if found else []))
    return str(refused.value)


# An address, and what its name is found to be.
HOSTILE = [
    ("http://127.0.0.1/", None),
    ("http://127.8.9.10/", None),
    ("http://10.0.0.1/", None),
    ("http://172.16.5.4/", None),
    ("http://172.31.255.255/", None),
    ("http://192.168.1.1/", None),
    ("http://169.254.169.254/latest/meta-data/", None),
    ("http://100.64.0.1/", None),
    ("http://100.100.100.200/", None),
    ("http://168.63.129.16/", None),
    ("http://192.0.0.192/", None),
    ("http://192.0.2.7/", None),
    ("http://192.88.99.1/", None),
    ("http://198.18.0.1/", None),
    ("http://198.51.100.1/", None),
    ("http://203.0.113.9/", None),
    ("http://0.0.0.0/", None),
    ("http://0.1.2.3/", None),
    ("http://224.0.0.1/", None),
    ("http://239.255.255.250/", None),
    ("http://240.0.0.1/", None),
    ("http://255.255.255.255/", None),
    ("http://[::1]/", None),
    ("http://[::]/", None),
    ("http://[::ffff:127.0.0.1]/", None),
    ("http://[::ffff:7f00:1]/", None),
    ("http://[::ffff:93.184.215.14]/", None),
    ("http://[::127.0.0.1]/", None),
    ("http://[::ffff:0:127.0.0.1]/", None),
    ("http://[64:ff9b::7f00:1]/", None),
    ("http://[64:ff9b::a9fe:a9fe]/", None),
    ("http://[64:ff9b:1::1]/", None),
    ("http://[2002:7f00:1::]/", None),
    ("http://[2002:a00:1::1]/", None),
    ("http://[2001:0:53aa:64c::1]/", None),
    ("http://[2001:db8::1]/", None),
    ("http://[3fff::1]/", None),
    ("http://[fe80::1]/", None),
    ("http://[fe80::1%25eth0]/", None),
    ("http://[fec0::1]/", None),
    ("http://[fc00::1]/", None),
    ("http://[fd00:ec2::254]/", None),
    ("http://[ff02::1]/", None),
    ("http://[100::1]/", None),
    ("http://[5f00::1]/", None),
    ("http://2130706433/", "127.0.0.1"),
    ("http://1572395022/", PUBLIC),
    ("http://0x7f000001/", "127.0.0.1"),
    ("http://0x7f.0.0.1/", "127.0.0.1"),
    ("http://127.0.0.0x1/", "127.0.0.1"),
    ("http://017700000001/", "127.0.0.1"),
    ("http://0177.0.0.1/", "127.0.0.1"),
    ("http://127.0.0.01/", "127.0.0.1"),
    ("http://127.1/", "127.0.0.1"),
    ("http://127.0.1/", "127.0.0.1"),
    ("http://0/", "0.0.0.0"),
    ("http://127.0.0.1./", "127.0.0.1"),
    ("http://１２７.0.0.1/", "127.0.0.1"),
    ("http://127。0。0。1/", "127.0.0.1"),
    ("http://①②⑦.0.0.1/", "127.0.0.1"),
    ("http://localhost/", "127.0.0.1"),
    ("http://paper.example/", "::1"),
    ("http://paper.example/", "fe80::1%2"),
    ("http://paper.example/", "10.1.2.3"),
    ("http://paper.example/", "169.254.169.254"),
    ("http://paper.example/", "::ffff:10.0.0.1"),
    ("http://paper.example/", "64:ff9b::a00:1"),
    ("http://paper.example./", "127.0.0.1"),
    ("http://paper.example/", "no address"),
    ("http://paper.example/", None),
    ("http://paper.example:22/", PUBLIC),
    ("http://paper.example:8080/", PUBLIC),
    ("https://paper.example:5432/", PUBLIC),
    ("http://paper.example:0/", PUBLIC),
    ("http://paper.example:99999/", PUBLIC),
    ("http://paper.example:-80/", PUBLIC),
    ("http://ada@paper.example/", PUBLIC),
    ("http://ada:secret@paper.example/", PUBLIC),
    ("http://:secret@paper.example/", PUBLIC),
    ("http://@paper.example/", PUBLIC),
    ("http://paper.example@127.0.0.1/", PUBLIC),
    ("http://127.0.0.1\\@paper.example/", PUBLIC),
    ("http://127.0.0.1#@paper.example/", PUBLIC),
    ("http://127.0.0.1?@paper.example/", PUBLIC),
    ("http:/\\127.0.0.1/", PUBLIC),
    ("http://paper.example\r\nHost: 127.0.0.1/", PUBLIC),
    ("http://paper.exa mple/", PUBLIC),
    ("http://paper\0.example/", PUBLIC),
    ("http:///etc/passwd", PUBLIC),
    ("http:paper.example", PUBLIC),
    ("//paper.example/", PUBLIC),
    ("paper.example", PUBLIC),
    ("", PUBLIC),
    ("file:///etc/passwd", PUBLIC),
    ("ftp://paper.example/", PUBLIC),
    ("gopher://paper.example:70/_x", PUBLIC),
    ("dict://127.0.0.1:11211/", PUBLIC),
    ("data:text/html,<p>x", PUBLIC),
    ("javascript:alert(1)", PUBLIC),
    ("unix:///run/x.sock", PUBLIC),
    ("http://[", PUBLIC),
    ("http://[::1", PUBLIC),
    ("http://[v1.fe]/", PUBLIC),
    ("http://%31%32%37.0.0.1/", "127.0.0.1"),
    ("http://xn--\u00e9/", PUBLIC),
    ("http://xn--a/x", PUBLIC),
    ("http://xn--/a", PUBLIC),
    ("http://" + "a." * 200 + "example/", PUBLIC),
    ("http://paper.example/" + "x" * 2000, PUBLIC),
]


@pytest.mark.parametrize(("address", "found"), HOSTILE)
def test_hostile_address_is_refused_without_a_connection(address, found, connected):
    assert in_private(address, found).endswith(".")
    assert connected == []


@pytest.mark.parametrize("said", ["", "soon", "Mon, 01 Jan 99999999999999999999 00:00:00 GMT", "-5"])
def test_a_rest_that_no_clock_has_is_none(said):
    assert not _rest(said, datetime(2031, 3, 3, tzinfo=UTC))


def test_the_words_say_what_was_refused_and_why():
    assert in_private("http://paper.example/", "10.1.2.3") == (
        "paper.example lies inside a private network (10.1.2.3): only public sites are fetched."
    )
    assert "number" in in_private("http://2130706433/")
    assert "ports 80 and 443" in in_private("http://paper.example:22/", PUBLIC)
    assert "leads nowhere" in in_private("http://paper.example/")
    assert "password" in in_private("http://ada:secret@paper.example/", PUBLIC)
    assert "secret" not in in_private("http://ada:secret@paper.example/", PUBLIC)


@pytest.mark.parametrize("address", [PUBLIC, "1.1.1.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "2a00:1450:4001::65"])
def test_public_addresses_are_public(address):
    assert is_public(ip_address(address))


def test_one_private_address_among_public_ones_refuses_the_name(connected):
    with pytest.raises(NotFetched):
        fetch("http://paper.example/", Alone(), Terms(AGENT, look_up=names(paper_example=[PUBLIC, "10.0.0.1"])))
    assert connected == []


class TestNames:
    def test_a_name_is_looked_up_once_and_its_address_is_connected_to(self, site, connected):
        site.page("/ferry", ARTICLE)
        asked = []

        def look_up(host, port):
            asked.append(host)
            return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

        page = fetch(f"http://paper.example:{site.port}/ferry", Alone(), terms(look_up=look_up))
        assert page.body == ARTICLE
        assert asked == ["paper.example"]
        assert set(connected) == {("127.0.0.1", site.port)}
        assert site.asked[-1][0] == f"paper.example:{site.port}"

    def test_a_name_in_letters_of_its_own_is_one_name_throughout(self, site):
        site.page("/ferry", ARTICLE)
        asked, everyone = [], Alone()

        def look_up(host, port):
            asked.append(host)
            return ["127.0.0.1"]

        fetch(f"http://fähre.example:{site.port}/ferry", everyone, terms(look_up=look_up))
        assert asked == ["xn--fhre-loa.example"]
        assert {name for name, _ in everyone.turns} == {f"xn--fhre-loa.example:{site.port}"}

    def test_an_answer_that_changes_between_redirects_changes_nothing(self, site, connected):
        site.redirect("/a", "/b")
        site.page("/b", ARTICLE)
        answers = iter([["127.0.0.1"], ["169.254.169.254"], ["10.0.0.1"]])
        page = fetch(f"http://paper.example:{site.port}/a", Alone(), terms(look_up=lambda *_: next(answers)))
        assert page.address == f"http://paper.example:{site.port}/b"
        assert set(connected) == {("127.0.0.1", site.port)}

    def test_a_resolver_that_does_not_answer_ends_with_the_time(self):
        began = time.monotonic()
        with pytest.raises(NotFetched, match="too long"):
            fetch("http://paper.example/", Alone(), Terms(AGENT, look_up=lambda *_: time.sleep(5), seconds=0.3))
        assert time.monotonic() - began < 2

    def test_tls_asks_for_the_name_and_not_for_the_address(self, connected):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
            server.settimeout(5)
            hello = []

            def look_up(host, asked):
                return ["127.0.0.1"]

            def listen():
                other, _ = server.accept()
                hello.append(other.recv(4096))
                other.close()

            thread = threading.Thread(target=listen)
            thread.start()
            with pytest.raises(NotFetched):
                fetch(f"https://paper.example:{port}/", Alone(), terms(look_up=look_up))
            thread.join()
        assert b"paper.example" in hello[0]


class TestRedirects:
    @pytest.mark.parametrize(
        "to",
        [
            "http://10.0.0.1/",
            "http://169.254.169.254/latest/meta-data/iam/",
            "//192.168.0.1/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[64:ff9b::7f00:1]/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://inside.example/",
            "http://ada:secret@paper.example/",
            "file:///etc/passwd",
            "ftp://paper.example/",
            "gopher://127.0.0.1:6379/_FLUSHALL",
            "javascript:alert(1)",
            "http://paper.example:22/",
            "http://[",
            "\\\\10.0.0.1\\share",
        ],
    )
    def test_a_redirect_to_where_none_may_go_is_refused_before_a_connection(self, site, connected, to):
        site.redirect("/ferry", to)
        known = names(inside_example="10.9.8.7", paper_example=PUBLIC)
        with pytest.raises(NotFetched, match=f"^127.0.0.1:{site.port} sends us on"):
            fetch(f"{site.address}/ferry", Alone(), terms(look_up=known))
        assert set(connected) == {("127.0.0.1", site.port)}

    def test_five_are_followed_and_kept(self, site):
        for number in range(5):
            site.redirect(f"/{number}", f"/{number + 1}", 301 + number % 2)
        site.page("/5", ARTICLE)
        page = fetch(f"{site.address}/0", Alone(), terms())
        assert (page.asked, page.address) == (f"{site.address}/0", f"{site.address}/5")
        assert page.redirects == tuple(f"{site.address}/{number}" for number in range(1, 5))

    def test_six_are_not(self, site):
        for number in range(6):
            site.redirect(f"/{number}", f"/{number + 1}")
        site.page("/6", ARTICLE)
        with pytest.raises(NotFetched, match="more than 5"):
            fetch(f"{site.address}/0", Alone(), terms())
        assert "/6" not in site.paths

    def test_a_circle_ends(self, site):
        site.redirect("/a", "/b")
        site.redirect("/b", "/a")
        with pytest.raises(NotFetched, match="more than 5"):
            fetch(f"{site.address}/a", Alone(), terms())

    def test_robots_txt_that_leads_inside_is_no_way_in(self, site, connected):
        site.redirect("/robots.txt", "http://10.0.0.1/")
        site.page("/ferry", ARTICLE)
        with pytest.raises(NotFetched):
            fetch(f"{site.address}/ferry", Alone(), terms())
        assert set(connected) == {("127.0.0.1", site.port)} and site.paths == []


class TestWhatIsNotSent:
    def test_proxies_and_passwords_of_the_environment_are_not_used(self, site, connected, monkeypatch, tmp_path):
        netrc = tmp_path / "netrc"
        netrc.write_text("machine 127.0.0.1 login ada password secret\n")
        monkeypatch.setenv("NETRC", str(netrc))
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, "http://127.0.0.1:9")
        site.page("/ferry", ARTICLE)
        fetch(f"{site.address}/ferry", Alone(), terms())
        assert set(connected) == {("127.0.0.1", site.port)}
        sent = site.asked[-1][2]
        assert sent["User-Agent"] == AGENT
        assert not {"Authorization", "Cookie", "Referer"} & set(sent)

    def test_allowed_networks_open_no_other(self, connected):
        known = names(paper_example="10.0.0.1")
        for address in ("http://paper.example:8080/", "http://[::ffff:127.0.0.1]:8080/", "http://[::1]:8080/"):
            with pytest.raises(NotFetched):
                fetch(address, Alone(), Terms(AGENT, allow=LOOPBACK, look_up=known))
        assert connected == []
