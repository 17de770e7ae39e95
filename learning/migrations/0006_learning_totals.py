"""Counts are summed by month, for reports that are not narrowed down."""

from typing import Any

from django.db import migrations, models
from django.db.models import Sum
from django.db.models.functions import TruncMonth

EVERYBODY = "*"


def add_up(apps: Any, schema_editor: Any) -> None:
    """Sum what has been counted so far."""
    count = apps.get_model("mowis_learning", "LearningCount")
    sums = count.objects.annotate(month=TruncMonth("day")).order_by().values("course_key", "step_key", "month", "measure")
    rows = [
        count(day=row.pop("month"), n=row.pop("total"), audience=EVERYBODY, locale=EVERYBODY, **row) for row in sums.annotate(total=Sum("n"))
    ]
    count.objects.bulk_create(rows, batch_size=2000)


class Migration(migrations.Migration):
    dependencies = [("mowis_learning", "0005_group_consents")]

    operations = [
        migrations.AddIndex(
            "learningcount", models.Index(fields=["course_key"], condition=models.Q(audience=EVERYBODY), name="mowis_learning_count_total")
        ),
        migrations.CreateModel(
            name="LearningTotal",
            fields=[],
            options={"verbose_name": "total", "verbose_name_plural": "totals", "proxy": True, "indexes": [], "constraints": []},
            bases=("mowis_learning.learningcount",),
        ),
        migrations.RunPython(add_up, migrations.RunPython.noop),
    ]
