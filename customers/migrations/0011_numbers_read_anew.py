"""Numbers are read in more spellings: see 0010. Some were read as another number, too:
those that seemed to be abroad, and those with an end that two numbers share."""

from django.db import migrations
from django.db.models import Q


def forget_what_may_read_otherwise(apps, schema_editor):
    """A row without a mark counts as changed, and is written as SourceHub has it."""
    customers = apps.get_model("customers", "Customer").objects
    for national, text in (
        ("contact_national", "contactperson_number"),
        ("company_national", "company_phone"),
    ):
        unread = Q(**{national: ""}) & ~Q(**{text: ""})
        abroad = Q(**{f"{national}__startswith": "+"})
        shared = Q(**{f"{text}__contains": "/"})
        customers.filter(unread | abroad | shared).update(raw_hash="")


class Migration(migrations.Migration):

    dependencies = [("customers", "0010_numbers_read_anew")]

    operations = [
        migrations.RunPython(
            forget_what_may_read_otherwise, migrations.RunPython.noop, elidable=True
        )
    ]
