"""By story, outlet and article: the filters that lists of the coverage have, whatever leads from their rows there."""

from newsroom.decisions.admin import ChoiceFilter, choice

STORY, ARTICLE, OUTLET = "articles.Membership.story", "articles.Membership.article", "articles.Article.outlet"
CLAIM, ENTITY, EVENT, PERSON = (
    "articles.Silence.claim",
    "articles.Mention.entity",
    "articles.EventReport.event",
    "admin.LogEntry.user",
)
MEMBERS = "memberships__story"  # of an article

Filters = list[type[ChoiceFilter]]


def by_article(*paths: str, story: str = "") -> Filters:
    """For rows from which `paths` lead to articles; `story` leads to the story of those that have one of their own."""
    stories = (story,) if story else tuple(f"{path}__{MEMBERS}" for path in paths)
    return [
        choice("story", STORY, *stories, live="memberships"),
        choice("outlet", OUTLET, *(f"{path}__outlet" for path in paths)),
        choice("article", ARTICLE, *paths),
    ]


def by_story(path: str = "story") -> Filters:
    return [choice("story", STORY, path)]


def by_claim(path: str = "claim") -> Filters:
    return [choice("claim", CLAIM, path)]


def by_entity(path: str = "entity") -> Filters:
    return [choice("entity", ENTITY, path)]


def by_person(title: str, path: str) -> Filters:
    return [choice(title, PERSON, path, name=path)]
