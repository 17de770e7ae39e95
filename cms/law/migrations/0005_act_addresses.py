"""Acts get a name in addresses, made of the short name; the same in every language, and no two acts have one."""

from typing import Any

from django.db import migrations, models
from django.utils.text import slugify

from cms.core.language import folded


def name_acts(apps: Any, schema_editor: Any) -> None:
    """Name the acts that are there, the oldest first; the second of two that read alike gets a number."""
    acts = apps.get_model("mowis_law", "LegalAct").objects
    named: dict[Any, str] = {}
    for key, short_name in acts.order_by("pk").values_list("translation_key", "short_name"):
        if key in named:
            continue
        base = slugify(folded(short_name))[:46] or "akt"
        slug, number = base, 1
        while slug in named.values():
            number += 1
            slug = f"{base}-{number}"
        named[key] = slug
        acts.filter(translation_key=key).update(slug=slug)


class Migration(migrations.Migration):

    dependencies = [
        ('mowis_law', '0004_citation_trust'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.AddField(
            model_name='legalact',
            name='slug',
            field=models.SlugField(blank=True, help_text='Empty: made of the short name. Links lead to it, so it does not change later.', verbose_name='address name'),
        ),
        migrations.RunPython(name_acts, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='legalact',
            constraint=models.UniqueConstraint(fields=('slug', 'locale'), name='mowis_law_act_slug_once_per_locale', violation_error_message='Another act has this address name already. Choose a different one, or leave the field empty.'),
        ),
        migrations.AddConstraint(
            model_name='legalact',
            constraint=models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='mowis_law_act_has_slug', violation_error_message='An act needs a name in addresses. Type one: lower-case letters, digits and hyphens.'),
        ),
    ]
