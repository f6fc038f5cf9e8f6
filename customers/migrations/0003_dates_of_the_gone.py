from django.db import migrations
from django.db.models import F


def date_the_gone(apps, schema_editor):
    """Who was missing or gone before misses were counted has a count and a date, too."""
    customers = apps.get_model("customers", "Customer").objects
    customers.filter(presence="missing", misses=0).update(misses=1)
    customers.filter(presence="gone", gone_at=None).update(
        misses=2, gone_at=F("missing_since")
    )


class Migration(migrations.Migration):

    dependencies = [
        ("customers", "0002_holds_and_manners"),
    ]

    operations = [
        migrations.RunPython(date_the_gone, migrations.RunPython.noop),
    ]
