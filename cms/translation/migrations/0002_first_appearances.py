"""Texts that stand in a source already have waited since it was last taken, as far as anybody knows."""

from typing import Any

from django.db import migrations


def take_dates(apps: Any, schema_editor: Any) -> None:
    """Give every present text the date of its source."""
    segments = apps.get_model("wagtail_localize", "StringSegment")
    arrivals = apps.get_model("mowis_translation", "StringArrival")
    rows = segments.objects.values_list("context_id", "string_id", "source__last_updated_at").distinct()
    made = (arrivals(context_id=context, string_id=string, appeared_at=since) for context, string, since in rows.iterator())
    arrivals.objects.bulk_create(made, ignore_conflicts=True, batch_size=1000)


class Migration(migrations.Migration):
    dependencies = [("mowis_translation", "0001_initial")]
    operations = [migrations.RunPython(take_dates, migrations.RunPython.noop)]
