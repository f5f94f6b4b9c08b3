"""The cast that all tests share: people of each role with their browsers, and one small story about a bridge."""

from datetime import UTC, datetime
from importlib import import_module
from math import inf
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client, override_settings

from articles import reading_process
from articles.models import Article, Claim, Membership, Offer, Origin, Outlet, Revision, Story
from newsroom.decisions import State, acting

# Reading processes ask no database for learned weights, which many a test has not got: they read by what is shipped.
reading_process.learned.looked = inf

WIRE = (
    "OSTRAND (Calder Wire) - The town council closed the Veldt Bridge on Monday.\n\n"
    "Engineers found cracks in two pylons, the mayor's office said.\n\n"
    '"We will not gamble with lives," said Mayor Ilse Brandt.'
)
POST = (
    "The town council closed the Veldt Bridge on Monday, leaving 3,000 commuters to queue for the ferry.\n\n"
    '"We will not gamble with lives," Ilse Brandt said.'
)
ECHO = (
    "The old bridge over the Veldt is shut.\n\n"
    "Three pylons are reportedly cracked.\n\n"
    "Repairs are set to begin in spring and would likely cost 4 million crowns."
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What builds a database for a whole file comes first: the last tests are shared out, and would build it twice."""
    items.sort(key=lambda item: "/upgrade/" not in str(item.path) or item.get_closest_marker("django_db") is not None)


def database_url(name: str = "") -> str:
    """The test database (or another one of its server), as another process's DATABASE_URL."""
    values = connection.settings_dict
    given = {"user": values["USER"], "password": values["PASSWORD"], "host": values["HOST"], "port": values["PORT"]}
    return f"postgresql:///{name or values['NAME']}?{urlencode({key: value for key, value in given.items() if value})}"


def make_person(name: str, role: str | None = None, **fields) -> User:
    first, last = name.split()
    person = User.objects.create_user(first.lower(), first_name=first, last_name=last, password="a long pass", **fields)
    if role:
        person.groups.add(group_of(role))
    return person


def group_of(role: str) -> Group:
    """The group that a migration made; made anew where a test with transactions of its own emptied the tables."""
    group = Group.objects.filter(name=role).first()
    if group is None:
        editor = SimpleNamespace(connection=connection)
        import_module("articles.migrations.0002_groups").make_groups(apps, editor)
        import_module("newsroom.migrations.0003_admins").let_admins_administer(apps, editor)
        group = Group.objects.get(name=role)
    return group


def browser_of(person: User) -> Client:
    client = Client()
    client.force_login(person, backend="newsroom.backends.WithPermissions")
    return client


@pytest.fixture(scope="module")
def faulty_processes(tmp_path_factory):
    """Reading processes in which an article can make a stage stumble (`tests.faulty_reading`), on a small budget."""
    switch = tmp_path_factory.mktemp("faults") / "on"
    lanes = (reading_process.stories, reading_process.clicks, reading_process.files)
    with pytest.MonkeyPatch.context() as patched, override_settings(READING_SECONDS=2, READING_MB=900):
        patched.setenv("READING_FAULTS", str(switch))
        patched.setattr(reading_process, "MODULE", "tests.faulty_reading")
        patched.setattr(reading_process.files, "module", "")
        patched.setattr(reading_process.files, "most_megabytes", None)
        for lane in lanes:
            lane.stop()
        yield switch
        for lane in lanes:
            lane.stop()


@pytest.fixture
def faulty(faulty_processes):
    """As long as this file is there, stages stumble; without it they are as good as ever."""
    faulty_processes.touch()
    yield faulty_processes
    faulty_processes.unlink(missing_ok=True)


@pytest.fixture
def reader(db):
    """Logged in, without a role: may look at everything and change nothing."""
    return make_person("Rosa Leser")


@pytest.fixture
def journalist(db):
    return make_person("Jonas Feder", "journalist")


@pytest.fixture
def editor(db):
    return make_person("Edda Schnitt", "editor")


@pytest.fixture
def admin(db):
    return make_person("Ada Ordner", "admin", is_staff=True, is_superuser=True)


@pytest.fixture
def outsider(db):
    """A browser in which nobody is logged in."""
    return Client()


@pytest.fixture
def as_reader(reader):
    return browser_of(reader)


@pytest.fixture
def as_journalist(journalist):
    return browser_of(journalist)


@pytest.fixture
def as_editor(editor):
    return browser_of(editor)


@pytest.fixture
def as_admin(admin):
    return browser_of(admin)


def make_article(outlet: Outlet | None, headline: str, text: str, published_at=None, **fields) -> Article:
    """An article with one revision, as an import would leave it."""
    article = Article.objects.create(
        outlet=outlet,
        headline=headline,
        published_at=published_at,
        identity=f"{outlet.pk if outlet else 0} {headline}",
        source_name=f"{headline.split()[0].lower()}.txt",
        **fields,
    )
    article.current = Revision.objects.create(
        article=article, number=1, raw=text, raw_format="text", raw_sha256=str(hash(text)), headline=headline, text=text
    )
    article.save(update_fields=["current"])
    return article


def make_story(title: str, *articles: Article, **fields) -> Story:
    story = Story.objects.open(title, **fields)
    for article in articles:
        Membership.objects.create(story=story, article=article, state=State.CONFIRMED)
    return story


def merge_form(heir, *others) -> dict:
    """What the page of a merge posts: the others become part of the heir."""
    return {"row": [row.pk for row in (*others, heir)], "heir": heir.pk}


def place(article: Article, words: str, field: str = "text") -> tuple:
    """Revision, field, start and end of some words of an article, as the models' methods take them."""
    source = article.current.headline if field == "headline" else article.current.text
    start = source.index(words)
    return article.current, field, start, start + len(words)


def suggest(claim: Claim, article: Article, words: str, **reading):
    """A machine's appearance."""
    appearance = claim.appearances.model(claim=claim, article=article, score=0.7, why="names Veldt", **reading)
    appearance.anchor(*place(article, words)).save()
    return appearance


def tagged(claim: Claim, article: Article, words: str, by: User, **reading):
    """What `Claim.tag` leaves where nothing is in the way, at a fifth of its queries."""
    appearance = claim.appearances.model(claim=claim, article=article, **reading)
    appearance.anchor(*place(article, words)).stamp(by).save()
    return appearance


def offer(claim: Claim, article: Article, words: str, rank: int = 1, chance: float = 0.6) -> Offer:
    made = Offer(claim=claim, article=article, rank=rank, chance=chance, score=chance, why="names bridge")
    made.anchor(*place(article, words)).save()
    return made


@pytest.fixture
def bridge(journalist):
    """A story of three outlets, one of them a reprint of the wire; two stated claims and a suggested one.

    Closed: wire and post report it, an offer waits for echo. Cracks: the wire attributes, echo hedges.
    Cost (suggested): echo only, planned.
    """
    wire = Outlet.objects.create(name="Calder Wire", kind="agency")
    post, echo = (Outlet.objects.create(name=name, kind="newspaper") for name in ("Ostrand Post", "Lakeside Echo"))
    at_wire = make_article(
        wire, "Council shuts Veldt Bridge", WIRE, datetime(2031, 3, 3, 9, tzinfo=UTC), published_precision="time"
    )
    at_post = make_article(post, "Bridge shut, thousands queue", POST, datetime(2031, 3, 3, 12, tzinfo=UTC))
    at_echo = make_article(echo, "Old bridge closed", ECHO)
    story = make_story("Veldt Bridge closed", at_wire, at_post, at_echo)
    Origin.objects.create(article=at_wire, outlet=wire, state=State.CONFIRMED)
    Origin.objects.create(article=at_post, outlet=wire, state=State.CONFIRMED)

    with acting(journalist):
        closed, cracks = (
            Claim(story=story, statement=statement, kind="fact", is_row_due=True).stamp(journalist)
            for statement in ("The council closed the Veldt Bridge.", "Pylons of the bridge are cracked.")
        )
        closed.save()
        closed_at_wire = tagged(closed, at_wire, "closed the Veldt Bridge on Monday", journalist)
        closed_at_post = tagged(closed, at_post, "closed the Veldt Bridge on Monday", journalist)
        offered = offer(closed, at_echo, "The old bridge over the Veldt is shut.")
        cracks.save()
        says = {"stance": "attributes", "attributed_to": "the mayor's office"}
        tagged(cracks, at_wire, "Engineers found cracks in two pylons", journalist, **says)
        tagged(cracks, at_echo, "Three pylons are reportedly cracked", journalist, stance="hedges")
    cost = Claim.objects.create(story=story, statement="Repairs would cost 4 million crowns.", kind="number", score=0.8)
    cost_at_echo = suggest(cost, at_echo, "would likely cost 4 million crowns", stance="hedges", modality="possible")
    return SimpleNamespace(
        story=story,
        wire=wire,
        post=post,
        echo=echo,
        at_wire=at_wire,
        at_post=at_post,
        at_echo=at_echo,
        closed=closed,
        closed_at_wire=closed_at_wire,
        closed_at_post=closed_at_post,
        offered=offered,
        cracks=cracks,
        cost=cost,
        cost_at_echo=cost_at_echo,
    )
