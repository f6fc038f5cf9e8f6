from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("orders", "0005_how_many_are_left_out"),
    ]

    operations = [
        migrations.AddField(
            model_name="lookup",
            name="searched",
            field=models.BooleanField(default=True, help_text="whether all spellings were tried, or one brought orders"),
        ),
        migrations.AddField(
            model_name="lookup",
            name="gone",
            field=models.JSONField(default=list, help_text="ids of orders that the answer before had, and the last has not"),
        ),
    ]
