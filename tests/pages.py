"""The pages that every test of all pages looks at, by the names of their addresses."""

STORY_PAGES = (
    "detail",
    "articles",
    "agreement",
    "people",
    "quotes",
    "differences",
    "origins",
    "timeline",
    "notes",
    "history",
    "brief",
    "edit",
    "model",
)
LISTS = (
    *("desk", "story_list", "story_new", "article_list", "entity_list", "event_list", "outlet_list"),
    *(
        "search",
        "search_list",
        "note_list",
        "assignment_list",
        "intake",
        "duplicates",
        "feed_list",
        "feed_add",
        "work",
        "styleguide",
        "password_change",
        "role_list",
        "act_list",
    ),
)
