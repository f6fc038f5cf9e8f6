"""Numbers are read in more spellings again: see 0010."""

from importlib import import_module

from django.db import migrations

before = import_module("customers.migrations.0010_numbers_read_anew")


class Migration(migrations.Migration):

    dependencies = [("customers", "0010_numbers_read_anew")]

    operations = [
        migrations.RunPython(
            before.forget_what_was_not_read, migrations.RunPython.noop, elidable=True
        )
    ]
