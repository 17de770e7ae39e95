"""Counts are summed by month, for reports that are not narrowed down."""

from typing import Any

from django.db import migrations, models
from django.db.models import Sum
from django.db.models.functions import TruncMonth

KEY = ("course_key", "step_key", "month", "measure")


def add_up(apps: Any, schema_editor: Any) -> None:
    """Sum what has been counted so far."""
    count, total = (apps.get_model("mowis_learning", name) for name in ("LearningCount", "LearningTotal"))
    sums = count.objects.annotate(month=TruncMonth("day")).order_by().values(*KEY).annotate(total=Sum("n"))
    rows = (total(n=row.pop("total"), **row) for row in sums.iterator(chunk_size=2000))
    total.objects.bulk_create(rows, batch_size=2000)


class Migration(migrations.Migration):
    dependencies = [("mowis_learning", "0005_group_consents")]

    operations = [
        migrations.CreateModel(
            name="LearningTotal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("course_key", models.UUIDField(verbose_name="course")),
                ("step_key", models.UUIDField(verbose_name="step")),
                ("month", models.DateField(verbose_name="day")),
                ("measure", models.CharField(max_length=20, verbose_name="measure")),
                ("n", models.BigIntegerField(default=0, verbose_name="how many")),
            ],
            options={
                "verbose_name": "count",
                "verbose_name_plural": "counts",
                "constraints": [
                    models.UniqueConstraint(fields=("course_key", "step_key", "month", "measure"), name="mowis_learning_total_once"),
                    models.CheckConstraint(condition=models.Q(("n__gte", 0)), name="mowis_learning_total_not_negative"),
                ],
            },
        ),
        migrations.RunPython(add_up, migrations.RunPython.noop),
    ]
