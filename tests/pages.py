"""The pages that every test of all pages looks at, by the names of their addresses."""

STORY_PAGES = (
    "detail",
    "articles",
    "people",
    "quotes",
    "differences",
    "origins",
    "timeline",
    "history",
    "brief",
    "edit",
    "model",
)
LISTS = (
    *("desk", "story_list", "story_new", "article_list", "entity_list", "event_list", "outlet_list"),
    *("search", "search_list", "intake", "feed_list", "feed_add", "styleguide", "password_change"),
)
