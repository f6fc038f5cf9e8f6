from django.db import migrations, models
from django.db.models import Count, OuterRef, Subquery


def count(apps, schema_editor):
    LookUp = apps.get_model("orders", "LookUp")
    Quarantined = apps.get_model("orders", "Quarantined")
    of_each = Quarantined.objects.filter(look_up=OuterRef("pk")).values("look_up")
    number = of_each.annotate(number=Count("pk")).values("number")
    having = LookUp.objects.filter(pk__in=Quarantined.objects.values("look_up"))
    having.update(left_out=Subquery(number))


class Migration(migrations.Migration):

    dependencies = [
        ("orders", "0004_what_changed_and_what_was_tried"),
    ]

    operations = [
        migrations.AddField(
            model_name="lookup",
            name="left_out",
            field=models.PositiveIntegerField(default=0, help_text="how many of the last answer's rows are in quarantine"),
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
