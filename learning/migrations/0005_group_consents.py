"""A member of a group agrees course by course."""

from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


def agree(apps: Any, schema_editor: Any) -> None:
    """Whoever joined before agreed to the courses that their group took then."""
    member, course, consent = (apps.get_model("mowis_learning", name) for name in ("GroupMember", "GroupCourse", "GroupConsent"))
    taken: dict[Any, list[Any]] = {}
    for group_id, key in course.objects.values_list("group_id", "course_key"):
        taken.setdefault(group_id, []).append(key)
    for row in member.objects.all():
        keys = taken.get(row.group_id, [])
        consent.objects.bulk_create([consent(member=row, course_key=key, agreed_at=row.joined_at) for key in keys], ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("mowis_learning", "0004_answers_by_part")]

    operations = [
        migrations.RenameField("groupmember", "consented_at", "joined_at"),
        migrations.AlterField(
            "groupmember", "joined_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="joined on")
        ),
        migrations.CreateModel(
            name="GroupConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("course_key", models.UUIDField(verbose_name="course")),
                ("agreed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="agreed on")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="mowis_learning.groupmember"
                    ),
                ),
            ],
            options={
                "verbose_name": "consent of a member",
                "verbose_name_plural": "consents of members",
                "constraints": [models.UniqueConstraint(fields=("member", "course_key"), name="mowis_learning_consent_once")],
            },
        ),
        migrations.RunPython(agree, migrations.RunPython.noop),
    ]
