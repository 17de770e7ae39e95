"""Counts are summed up, for reports that are not narrowed down."""

from datetime import date
from typing import Any

from django.db import migrations, models
from django.db.models import Case, F, Sum, Value, When
from django.db.models.functions import Cast, TruncMonth

EVERYBODY = "*"
ALWAYS = date(1, 1, 1)


def add_up(apps: Any, schema_editor: Any) -> None:
    """Sum what has been counted so far: of a course by month, of a step over all days."""
    count = apps.get_model("mowis_learning", "LearningCount")
    month = Cast(TruncMonth("day"), models.DateField())  # PostgreSQL cuts a date down to a moment
    day = Case(When(step_key=F("course_key"), then=month), default=Value(ALWAYS), output_field=models.DateField())
    sums = count.objects.annotate(of=day).order_by().values("course_key", "step_key", "of", "measure").annotate(total=Sum("n"))
    everybody = {"audience": EVERYBODY, "locale": EVERYBODY}
    count.objects.bulk_create([count(day=row.pop("of"), n=row.pop("total"), **row, **everybody) for row in sums], batch_size=2000)


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
