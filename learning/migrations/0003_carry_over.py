"""Carry over what was answered before: answers by part, points to be had, which attempt counts, rules of editions."""

from typing import Any

from django.db import migrations
from django.db.models import F, OuterRef, Subquery

BATCH = 500


def carry_over(apps: Any, schema_editor: Any) -> None:
    """Fill the new columns from the old ones."""
    response = apps.get_model("mowis_learning", "Response")
    version = apps.get_model("mowis_learning", "QuestionVersion")
    worth = version.objects.filter(pk=OuterRef("version")).values("points")
    response.objects.update(max_points=Subquery(worth))
    rows = []
    for row in response.objects.only("pk", "chosen").iterator(chunk_size=BATCH):
        row.answer = {"": row.chosen}
        rows.append(row)
        if len(rows) == BATCH:
            response.objects.bulk_update(rows, ["answer"])
            rows = []
    response.objects.bulk_update(rows, ["answer"])

    attempt = apps.get_model("mowis_learning", "Attempt")
    others = attempt.objects.filter(participant=OuterRef("participant"), step_key=OuterRef("step_key"), state="submitted")
    best = others.order_by("-passed", F("points").desc(), "number").values("pk")[:1]
    attempt.objects.filter(state="submitted", pk=Subquery(best)).update(counts=True)

    question = apps.get_model("mowis_learning", "Question")
    step = apps.get_model("mowis_learning", "StructureStep")
    with_quiz = question.objects.filter(retired_at=None).exclude(current=None).values("step_key")
    step.objects.filter(step_key__in=with_quiz).update(completion_rule="passed")


class Migration(migrations.Migration):
    """Data only; the old column goes in the next one."""

    dependencies = [("mowis_learning", "0002_courses")]
    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
