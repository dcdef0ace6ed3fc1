"""On PostgreSQL alone: the lexemes of every entry, made by the database itself, and their indexes.

Title and reference are kept stemmed and as written, so that the beginning of a name or number is
found; words are kept stemmed. Signs that join words are taken for spaces first, so that a word is
the same word in "CR-2026-001", an address or a sentence.
"""

from django.db import migrations

SIGNS = "-/_.@:&=?+#%''’"
HEAD = f"translate(title || ' ' || reference, '{SIGNS}', repeat(' ', 16))"
BODY = f"translate(words, '{SIGNS}', repeat(' ', 16))"
FORWARDS = [
    f"""
    ALTER TABLE search_entry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english'::regconfig, {HEAD}), 'A')
        || setweight(to_tsvector('simple'::regconfig, {HEAD}), 'A')
        || setweight(to_tsvector('english'::regconfig, {BODY}), 'B')
    ) STORED
    """,
    "CREATE INDEX search_lexemes ON search_entry USING gin (vector)",
    # The spelling of istartswith, so that the beginning of a reference is looked up.
    "CREATE INDEX search_reference ON search_entry (upper(reference::text) text_pattern_ops)",
]
BACKWARDS = [
    "DROP INDEX search_reference",
    "ALTER TABLE search_entry DROP COLUMN vector",
]


def run(statements):
    def on_postgresql(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement, params=None)

    return on_postgresql


class Migration(migrations.Migration):
    dependencies = [("search", "0001_tables")]

    operations = [migrations.RunPython(run(FORWARDS), run(BACKWARDS))]
