"""How tables are made when a database is new."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from partnership.records.tables import MakesTables


def _migration(*operations):
    made = MakesTables("0001_tables", "elsewhere")
    made.operations = list(operations)
    return made


def _model(name, **fields):
    return migrations.CreateModel(
        name, [("id", models.AutoField(primary_key=True)), *fields.items()]
    )


@pytest.mark.django_db(transaction=True)
def test_tables_that_name_each_other_are_made_together():
    made = _migration(
        _model("Hen", egg=models.ForeignKey("elsewhere.Egg", models.PROTECT)),
        _model("Egg", hen=models.ForeignKey("elsewhere.Hen", models.PROTECT, null=True)),
    )
    with connection.schema_editor() as editor:
        state = made.apply(ProjectState(), editor)
    hen, egg = (state.apps.get_model("elsewhere", name) for name in ("Hen", "Egg"))
    try:
        first = hen.objects.create(egg=egg.objects.create())
        assert hen.objects.get(egg__hen=None) == first
    finally:
        with connection.schema_editor() as editor:
            for table in (hen, egg):
                editor.execute(
                    editor.sql_delete_table % {"table": editor.quote_name(table._meta.db_table)}
                )


@pytest.mark.django_db
def test_what_does_more_than_make_a_table_is_refused():
    made = _migration(_model("Hen"), migrations.RunSQL("SELECT 1"))
    with pytest.raises(TypeError, match="makes tables alone"):
        made.apply(ProjectState(), None)
