"""What the first version let stand and later rules forbid is mended, and listed: each row in a sentence."""

from datetime import timedelta

from django.db import migrations

PEOPLE = ("created_by", "decided_by")
# Of each app, the tables whose rows are decided, and those whose rows may be merged.
DECIDED = {
    "articles": "appearance claim discrepancy eventreport membership mention origin quote silence".split(),
    "entities": "alias entity event".split(),
}
MERGED = ("articles_claim", "articles_story", "entities_entity", "entities_event")
HISTORIES = [f"{app}_{model}event" for app, models in DECIDED.items() for model in models] + ["articles_storyevent"]

MERGES = """
WITH steps AS (
    SELECT e.pgh_context_id, e.merged_into_id AS before,
        CASE WHEN lead(e.pgh_id) OVER own IS NULL THEN r.merged_into_id ELSE lead(e.merged_into_id) OVER own END AS after
    FROM {table}event e JOIN {table} r ON r.id = e.pgh_obj_id
    WHERE e.pgh_context_id IS NOT NULL
    WINDOW own AS (PARTITION BY e.pgh_obj_id ORDER BY e.pgh_id)
)
SELECT DISTINCT pgh_context_id, CASE WHEN before IS NULL THEN 'merge' ELSE 'unmerge' END FROM steps
WHERE (before IS NULL) <> (after IS NULL)
"""
PARENTS = """
SELECT DISTINCT ON (e.pgh_obj_id) e.pgh_obj_id,
    coalesce((SELECT n.merged_into_id FROM {table}event n
        WHERE n.pgh_obj_id = e.pgh_obj_id AND n.pgh_id > e.pgh_id ORDER BY n.pgh_id LIMIT 1), r.merged_into_id)
FROM {table}event e JOIN {table} r ON r.id = e.pgh_obj_id
WHERE e.merged_into_id IS NULL AND r.merged_into_id IS NOT NULL
ORDER BY e.pgh_obj_id, e.pgh_id DESC
"""
DECIDERS = """
SELECT DISTINCT ON (r.id) r.id, (e.pgh_context->>'user')::int FROM {table} r JOIN {table}event e ON e.pgh_obj_id = r.id
WHERE r.decided_by_id IS NULL AND r.decided_at IS NOT NULL AND e.decided_at IS DISTINCT FROM r.decided_at
ORDER BY r.id, e.pgh_id DESC
"""
# Rows that are still suggested though somebody edited them: by a form of admin's, or by an editing page.
EDITED = """
SELECT DISTINCT ON (r.id) r.id, (e.pgh_context->>'user')::int, e.pgh_created_at
FROM {table} r JOIN {table}event e ON e.pgh_obj_id = r.id
WHERE r.state = 'suggested' AND r.decided_by_id IS NULL AND e.state = 'suggested' AND e.pgh_label = 'changed'
    AND (e.pgh_context->>'url' LIKE '/admin/%%/change/' OR e.pgh_context->>'url' LIKE '%%/edit/')
    AND e.pgh_context->>'user' IS NOT NULL
ORDER BY r.id, e.pgh_id DESC
"""


def mend(apps, schema_editor) -> None:
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_metadata', '{\"act\": \"upgrade\"}', true)")
        name_merges(cursor)
        list_parents(cursor)
    Mending(apps, connection).run()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT set_config('pghistory.context_metadata', '', true)")


def name_merges(cursor) -> None:
    """History says by name which acts were merges and which took one back; until now only their effect told."""
    named = {}
    for table in MERGED:
        cursor.execute(MERGES.format(table=table))
        named |= dict(cursor.fetchall())
    for table in HISTORIES if named else ():
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for act in ("merge", "unmerge"):
            keys = [key for key, name in named.items() if name == act]
            cursor.execute(
                f"UPDATE {table} SET pgh_context = coalesce(pgh_context, '{{}}') || jsonb_build_object('act', %s::text)"
                " WHERE pgh_context_id = ANY(%s)",
                [act, keys],
            )
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def list_parents(cursor) -> None:
    """A row merged into one that was merged later says again what it was merged into itself, not the end of the chain."""
    for table in ("entities_entity", "entities_event"):
        cursor.execute(PARENTS.format(table=table))
        for key, parent in cursor.fetchall():
            cursor.execute(
                f"UPDATE {table} SET merged_into_id = %s WHERE id = %s AND merged_into_id <> %s"
                f" AND EXISTS (SELECT 1 FROM {table} p WHERE p.id = %s AND p.merged_into_id IS NOT NULL)",
                [parent, key, parent, parent],
            )


class Mending:
    """One run over all decided rows."""

    def __init__(self, apps, connection) -> None:
        self.apps, self.connection = apps, connection
        self.users = apps.get_model("auth", "User").objects
        self.mended = apps.get_model("articles", "Mended").objects

    def run(self) -> None:
        self.name_former_accounts()
        for app, models in DECIDED.items():
            for model in models:
                self.name_deciders(app, model)
                self.confirm_edited(app, model)
        self.settle_silences()
        self.settle_claims()

    def ask(self, query: str, app: str, model: str) -> list[tuple]:
        with self.connection.cursor() as cursor:
            cursor.execute(query.format(table=f"{app}_{model}"))
            return cursor.fetchall()

    def note(self, row, sentence: str) -> None:
        self.mended.create(table=row._meta.db_table, row=row.pk, sentence=sentence[:1000])

    def name_former_accounts(self) -> None:
        """Accounts that history names and that were deleted come back, deactivated, so that their acts have a name."""
        named = set()
        with self.connection.cursor() as cursor:
            for table in HISTORIES:
                cursor.execute(f"SELECT DISTINCT (pgh_context->>'user')::int FROM {table}")
                named |= {key for (key,) in cursor.fetchall() if key}
        for key in sorted(named - set(self.users.values_list("pk", flat=True))):
            self.former(pk=key, username=f"former-{key}", last_name=f"account {key}")

    def former(self, username: str, **fields):
        fields = {"first_name": "Former", "is_active": False, "password": "!", **fields}
        account, is_new = self.users.get_or_create(username=username, defaults=fields)
        if is_new:
            self.note(account, f"The account “{username}” stands for one that was deleted, and can no longer log in.")
        return account

    def name_deciders(self, app: str, model: str) -> None:
        """What somebody decided whose account was deleted is that person's again, not the machine's."""
        rows = self.apps.get_model(app, model).objects
        deciders = dict(self.ask(DECIDERS, app, model))
        for row in rows.filter(decided_by=None, decided_at__isnull=False):
            key = deciders.get(row.pk)
            row.decided_by_id = key or self.former("former-colleague", last_name="colleague").pk
            if row.created_by_id is None and abs(row.decided_at - row.created_at) < timedelta(seconds=1):
                row.created_by_id = row.decided_by_id
            row.save(update_fields=["decided_by", "created_by"])

    def confirm_edited(self, app: str, model: str) -> None:
        """To edit is to decide: what somebody has edited is confirmed, and names its editor."""
        rows = self.apps.get_model(app, model).objects.in_bulk([row[0] for row in self.ask(EDITED, app, model)])
        for key, editor, at in self.ask(EDITED, app, model):
            self.decide(rows[key], "confirmed", editor, at)
            self.note(rows[key], f"Confirmed, since {self.name(editor)} had edited it.")

    def settle_silences(self) -> None:
        """An article is silent on a claim or carries it: the later word stands."""
        for silence in self.apps.get_model("articles", "Silence").objects.filter(state="confirmed"):
            carried = self.confirmed(claim=silence.claim_id, article=silence.article_id, is_orphaned=False)
            last = max((row.decided_at for row in carried), default=None)
            if last and last >= silence.decided_at:
                self.decide(silence, "rejected", carried[0].decided_by_id, last)
                self.note(silence, "Not silent any more: a passage was confirmed later.")
            elif last:
                self.reopen(carried, "Open again: the article was called silent on the claim later.")

    def settle_claims(self) -> None:
        """What has confirmed passages is stated: the later word stands."""
        claims = self.apps.get_model("articles", "Claim").objects.exclude(state="confirmed")
        for claim in claims.filter(appearances__state="confirmed").distinct():
            carried = self.confirmed(claim=claim.pk)
            last = max(carried, key=lambda row: row.decided_at)
            if claim.state == "rejected" and claim.decided_at and claim.decided_at > last.decided_at:
                self.reopen(carried, "Open again: its claim was rejected later.")
            else:
                self.decide(claim, "confirmed", last.decided_by_id, last.decided_at)
                self.note(claim, f"Stated, since {self.name(last.decided_by_id)} had confirmed a passage for it.")

    def confirmed(self, **where) -> list:
        return list(self.apps.get_model("articles", "Appearance").objects.filter(state="confirmed", **where))

    def reopen(self, rows: list, sentence: str) -> None:
        for row in rows:
            self.decide(row, "suggested", None, None)
            self.note(row, sentence)

    def decide(self, row, state: str, by: int | None, at) -> None:
        row.state, row.decided_by_id, row.decided_at, row.version = state, by, at, row.version + 1
        row.save(update_fields=["state", "decided_by", "decided_at", "version"])

    def name(self, key: int | None) -> str:
        account = self.users.filter(pk=key).first()
        return f"{account.first_name} {account.last_name}".strip() or account.username if account else "somebody"


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_mended"), ("entities", "0004_history_says_who")]
    operations = [migrations.RunPython(mend, migrations.RunPython.noop)]
