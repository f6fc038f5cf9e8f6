from django.db import migrations, models

from orders.digest import digest_of

_AT_ONCE = 500


def digest(apps, schema_editor):
    Order = apps.get_model("orders", "Order")
    last = None
    while rows := list(_behind(Order, last)):
        for row in rows:
            row.digest = digest_of(row.raw)
        Order.objects.bulk_update(rows, ["digest"])
        last = rows[-1].pk


def _behind(Order, last):
    written = Order.objects.exclude(raw="").order_by("pk").only("pk", "raw")
    return (written if last is None else written.filter(pk__gt=last))[:_AT_ONCE]


class Migration(migrations.Migration):

    dependencies = [
        ("orders", "0007_lists_of_orders"),
    ]

    operations = [
        migrations.AddField(
            model_name="order",
            name="digest",
            field=models.BigIntegerField(db_default=0, default=0, help_text="stands for it in sums"),
        ),
        migrations.RunPython(digest, migrations.RunPython.noop),
    ]
