"""What is hidden from whom: of a story that is only for some people, all that tells of it.

A story under embargo names the people whom it is for (`Story.only_for`). Hidden from all others, whatever their role,
are the story, its articles, and whatever speaks of one of them, history included: which tables those are follows from
the models' own references, so that a table of tomorrow is hidden without a word of anybody. People, places, events,
outlets and original files are hidden where they stand nowhere else; a name also once it was taken off its words there.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from string import Template
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, models

from newsroom.hiding import Hidden, Viewer, guard, seen_as, viewer

from .story import Story

# The rows that are found by their keys; all others by what they refer to.
FOUND = {
    "articles.Story": "stories",
    "articles.Article": "articles",
    "articles.Outlet": "outlets",
    "articles.OriginalFile": "originals",
    "entities.Entity": "entities",
    "entities.Event": "events",
    "entities.Alias": "aliases",
}
BY_KEY_ALONE = FOUND.keys() - {"entities.Alias"}
# References that say nothing of where a row belongs.
PASSED_OVER = {"merged_into", "parted_from", "current", "original", "reading", "in_use", "one_was_in", "other_was_in"}
APPS = ("articles", "entities")

FIND = """
WITH RECURSIVE stories AS (
    SELECT unnest(%s::bigint[]) AS id
    UNION SELECT part.id FROM articles_story part JOIN stories ON part.merged_into_id = stories.id
), articles AS (
    SELECT DISTINCT article_id AS id FROM articles_membership
    WHERE story_id IN (SELECT id FROM stories) AND state <> 'rejected'
), versions AS (
    SELECT id, original_id FROM articles_revision WHERE article_id IN (SELECT id FROM articles)
), originals AS (
    SELECT DISTINCT original_id AS id FROM versions WHERE original_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM articles_revision other
        WHERE other.original_id = versions.original_id AND other.id NOT IN (SELECT id FROM versions))
), events AS (
    SELECT DISTINCT event_id AS id FROM articles_eventreport here
    WHERE revision_id IN (SELECT id FROM versions) AND NOT EXISTS (
        SELECT 1 FROM articles_eventreport other WHERE other.event_id = here.event_id
        AND other.state <> 'rejected' AND other.revision_id NOT IN (SELECT id FROM versions))
    UNION SELECT part.id FROM entities_event part JOIN events ON part.merged_into_id = events.id
), named AS (
    SELECT entity_id AS id FROM articles_mention WHERE revision_id IN (SELECT id FROM versions)
    UNION SELECT entity_id FROM articles_quote
        WHERE entity_id IS NOT NULL AND revision_id IN (SELECT id FROM versions)
    UNION SELECT entity_id FROM articles_mentionevent here
        WHERE revision_id IN (SELECT id FROM versions) AND NOT EXISTS (
            SELECT 1 FROM articles_mentionevent other
            WHERE other.entity_id = here.entity_id AND other.revision_id NOT IN (SELECT id FROM versions))
    UNION SELECT entity_id FROM articles_quoteevent here
        WHERE entity_id IS NOT NULL AND revision_id IN (SELECT id FROM versions) AND NOT EXISTS (
            SELECT 1 FROM articles_quoteevent other
            WHERE other.entity_id = here.entity_id AND other.revision_id NOT IN (SELECT id FROM versions))
    UNION SELECT place_id FROM entities_event WHERE place_id IS NOT NULL AND id IN (SELECT id FROM events)
    UNION SELECT entity_id FROM entities_event_participants WHERE event_id IN (SELECT id FROM events)
), entities AS (
    SELECT id FROM named WHERE NOT EXISTS (
        SELECT 1 FROM articles_mention other WHERE other.entity_id = named.id
        AND other.state <> 'rejected' AND other.revision_id NOT IN (SELECT id FROM versions)
    ) AND NOT EXISTS (
        SELECT 1 FROM articles_quote other WHERE other.entity_id = named.id
        AND other.state <> 'rejected' AND other.revision_id NOT IN (SELECT id FROM versions)
    ) AND NOT EXISTS (
        SELECT 1 FROM entities_event other WHERE other.place_id = named.id AND other.id NOT IN (SELECT id FROM events)
    ) AND NOT EXISTS (
        SELECT 1 FROM entities_event_participants other
        WHERE other.entity_id = named.id AND other.event_id NOT IN (SELECT id FROM events))
    UNION SELECT part.id FROM entities_entity part JOIN entities ON part.merged_into_id = entities.id
), aliases AS (
    SELECT alias.id, alias.entity_id, alias.text FROM entities_alias alias
    JOIN entities_entity bearer ON bearer.id = alias.entity_id AND bearer.name <> alias.text
    WHERE alias.decided_by_id IS NULL AND alias.created_by_id IS NULL AND EXISTS (
        SELECT 1 FROM articles_mention here WHERE here.entity_id = alias.entity_id
        AND here.revision_id IN (SELECT id FROM versions)
    ) AND NOT EXISTS (
        SELECT 1 FROM articles_mention other WHERE other.entity_id = alias.entity_id AND other.exact = alias.text
        AND other.state <> 'rejected' AND other.revision_id NOT IN (SELECT id FROM versions)
    ) AND EXISTS (
        SELECT 1 FROM articles_mention here WHERE here.entity_id = alias.entity_id AND here.exact = alias.text
        AND here.revision_id IN (SELECT id FROM versions))
), publishers AS (
    SELECT outlet_id AS id FROM articles_article WHERE outlet_id IS NOT NULL AND id IN (SELECT id FROM articles)
    UNION SELECT outlet_id FROM articles_origin WHERE article_id IN (SELECT id FROM articles)
), outlets AS (
    SELECT id FROM publishers WHERE NOT EXISTS (
        SELECT 1 FROM articles_article other
        WHERE other.outlet_id = publishers.id AND other.id NOT IN (SELECT id FROM articles)
    ) AND NOT EXISTS (
        SELECT 1 FROM articles_origin other WHERE other.outlet_id = publishers.id
        AND other.state <> 'rejected' AND other.article_id NOT IN (SELECT id FROM articles)
    ) AND NOT EXISTS (SELECT 1 FROM articles_feed WHERE outlet_id = publishers.id)
    UNION SELECT part.id FROM articles_outlet part JOIN outlets ON part.merged_into_id = outlets.id
)
SELECT current_schema(), ARRAY(SELECT id FROM stories), ARRAY(SELECT id FROM articles), ARRAY(SELECT id FROM outlets),
    ARRAY(SELECT id FROM originals), ARRAY(SELECT id FROM entities), ARRAY(SELECT id FROM events),
    ARRAY(SELECT id FROM aliases)
"""

# Rows that refer to others in ways of their own; `$stories` … are arrays of keys, `$people` those who know.
CLAIMS = "SELECT id FROM $schema.articles_claim WHERE story_id = ANY($stories)"
PAIR = " OR ".join(
    f"(kind = '{kind}' AND (one = ANY({keys}) OR other = ANY({keys})))"
    for kind, keys in {
        "entity": "$entities",
        "outlet": "$outlets",
        "event": "$events",
        "claim": f"ARRAY({CLAIMS})",
    }.items()
)
IMPORTS = (
    "EXISTS (SELECT 1 FROM $schema.articles_importrow r WHERE r.imported_id = articles_import.id"
    " AND r.article_id = ANY($articles)) AND NOT EXISTS (SELECT 1 FROM $schema.articles_importrow r"
    " WHERE r.imported_id = articles_import.id AND (r.article_id = ANY($articles)) IS NOT TRUE)"
)
OTHERWISE = {
    "articles_duplicate": PAIR,
    "articles_duplicateevent": PAIR,
    "articles_import": IMPORTS,
    "articles_savedsearch": "owner_id = ANY($people)",
    "articles_site": "name IN (SELECT unnest(domains) FROM $schema.articles_outlet WHERE id = ANY($outlets))",
    "articles_modelanswer": "EXISTS (SELECT 1 FROM $schema.articles_modelreading WHERE story_id = ANY($stories))",
    "procrastinate_jobs": "(args ->> 'story_id')::bigint = ANY($stories)"
    " OR (args ->> 'article_id')::bigint = ANY($articles)"
    " OR (args ->> 'import_id')::bigint IN"
    " (SELECT imported_id FROM $schema.articles_importrow WHERE article_id = ANY($articles))"
    " OR (args ->> 'reading_id')::bigint IN"
    " (SELECT id FROM $schema.articles_modelreading WHERE story_id = ANY($stories))",
}


def hidden_from(person: Any, embargoes: Mapping[int, list[int]] | None = None) -> Hidden:
    """What somebody must not know of; None is nobody in particular. `embargoes` are as `Story.objects` gives them.

    One query where there is something to hide.
    """
    embargoes = Story.objects.embargoes() if embargoes is None else embargoes
    key = getattr(person, "pk", None)
    kept = {story: people for story, people in embargoes.items() if key not in people}
    if not kept:
        return Hidden()
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(FIND, [sorted(kept)])
        schema, *found = cursor.fetchone()
    people = sorted({one for named in kept.values() for one in named})
    given = {name: _array(keys) for name, keys in zip(FOUND.values(), found, strict=True)}
    given |= {"schema": f'"{schema}"', "people": _array(people)}
    return Hidden({table: Template(words).substitute(given) for table, words in rules().items()}, schema)


def _array(keys: list[int]) -> str:
    return f"ARRAY[{', '.join(map(str, keys))}]::bigint[]"


@contextmanager
def seen_by(person: Any) -> Iterator[None]:
    """Within it, what is read is what this person may know of; None is nobody in particular.

    For what a worker does for somebody; a page is seen by whoever asks for it (newsroom/sessions.py).
    """
    key = getattr(person, "pk", None)
    looking = viewer()
    if looking is None or looking.key() != key:
        looking = Viewer(lambda: hidden_from(person), lambda: key)
    with seen_as(looking):
        yield


@cache
def rules() -> dict[str, str]:
    """Each table of which rows may be hidden → what holds for those; names of arrays stand in it after a `$`."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.proxy and (words := _condition(model)):
            found[model._meta.db_table] = words
    return found | {"django_admin_log": _of_log(found)} | _of_many(found)


def _condition(model: type[models.Model]) -> str:
    key = FOUND.get(model._meta.label)
    parts = [f"{model._meta.pk.column} = ANY(${key})"] if key else []
    for reference in () if model._meta.label in BY_KEY_ALONE else _references(model):
        target, column = reference.related_model, reference.column
        if target._meta.label in FOUND:
            parts.append(f"{column} = ANY(${FOUND[target._meta.label]})")
        elif inner := _condition(target):
            table = f"$schema.{target._meta.db_table}"
            parts.append(f"{column} IN (SELECT {target._meta.pk.column} FROM {table} WHERE {inner})")
    if own := OTHERWISE.get(model._meta.db_table):
        parts.append(own)
    return " OR ".join(f"({part})" for part in parts)


def _references(model: type[models.Model]) -> Iterator[models.Field]:
    for field in model._meta.concrete_fields:
        target = field.related_model
        if target and target is not model and field.name not in PASSED_OVER and target._meta.app_label in APPS:
            yield field


def _of_log(found: Mapping[str, str]) -> str:
    """Django's own log of what was done in admin names a row by its kind, its key and its words."""
    kind = "SELECT id FROM $schema.django_content_type WHERE app_label = '{0}' AND model = '{1}'"
    return _by_kind(found, f"content_type_id = ({kind}) AND object_id IN (SELECT {{2}}::text {{3}})")


def _of_many(found: Mapping[str, str]) -> dict[str, str]:
    """An act on many rows names each, and the one that they are moved to, by the label of its model and its key; what
    takes it back speaks of the same.
    """
    rows = _by_kind(found, "lower(model) = '{0}.{1}' AND key IN (SELECT {2} {3})")
    acts = f"id IN (SELECT act_id FROM $schema.newsroom_bulkrow WHERE {rows}) OR {_of_targets(found)}"
    acts = f"({acts}) OR takes_back_id IN (SELECT id FROM $schema.newsroom_bulkact WHERE {acts})"
    tables = {"newsroom_bulkrow": rows, "newsroom_bulkact": acts}
    return tables if tables.keys() <= {model._meta.db_table for model in apps.get_models()} else {}


def _of_targets(found: Mapping[str, str]) -> str:
    """That rows are moved to one that is hidden."""
    parts = []
    for model in apps.get_models():
        if to := getattr(model, "MOVES_TO", ""):
            target = apps.get_model(to)._meta
            rows = f"SELECT id FROM $schema.{target.db_table} WHERE {found[target.db_table]}"
            parts.append(f"(model = '{model._meta.label}' AND target IN ({rows}))")
    return " OR ".join(parts)


def _by_kind(found: Mapping[str, str], words: str) -> str:
    """That a row names another one that is hidden, by its kind; of a table whose key is a number."""
    parts = []
    for model in apps.get_models():
        hidden = found.get(model._meta.db_table)
        if hidden and not isinstance(model._meta.pk, models.CharField):
            which, key = model._meta, model._meta.pk.column
            rows = f"FROM $schema.{which.db_table} WHERE {hidden}"
            parts.append(f"({words.format(which.app_label, which.model_name, key, rows)})")
    return " OR ".join(parts)


def guard_tables() -> None:
    """Have queries of these tables looked at; once, when all models are there."""
    guard(set(rules()))
