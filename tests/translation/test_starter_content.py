"""Whatever stands in the starter content can be translated, string by string, and is shown in both languages."""

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField, get_translatable_fields
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.core.localisation import paused
from home.exchange.load import load_content
from tests.factories import commit_hooks
from tests.harness.client import BrowserClient

LANGUAGES = ("en", "nb")
#: What may stand untranslated in a block: names of choices, keys, addresses, dates.
NO_TEXT = re.compile(r"[A-Za-z0-9_./:@?=&#%+-]*")
UUID_IN_PATH = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{16}\b")
LETTER = re.compile(r"[^\W\d_]")


def in_language(text: str, code: str) -> str:
    """A translation line by line, so that a list of accepted answers stays a list."""
    return "<br/>".join(f"{code}: {line}" for line in text.split("<br/>"))


def translate_all(instances: Iterable[Any]) -> None:
    """Translate everything into each language, parents first, and publish it."""
    locales = {code: Locale.objects.get(language_code=code) for code in LANGUAGES}
    for instance in instances:
        source, _made = TranslationSource.update_or_create_from_instance(instance)
        segments = list(StringSegment.objects.filter(source=source).select_related("string", "context"))
        for code, locale in locales.items():
            StringTranslation.objects.filter(locale=locale, context__in=[segment.context_id for segment in segments]).delete()
            rows = {
                (segment.string_id, segment.context_id): StringTranslation(
                    translation_of=segment.string,
                    context=segment.context,
                    locale=locale,
                    data=segment.string.data if segment.context.path == "slug" else in_language(segment.string.data, code),
                )
                for segment in segments
            }
            StringTranslation.objects.bulk_create(rows.values())
            translation, _made = Translation.objects.get_or_create(source=source, target_locale=locale)
            translation.save_target(publish=True)


def strings_of(instance: Any) -> list[tuple[str, str]]:
    """Every text that a translator gets, with its place. Cells of tables are placed by what they say, so they have none here."""
    return [
        (re.sub(r"\.table\.[0-9a-f]{16}$", ".table", segment.path), segment.string.data)
        for segment in extract_segments(instance)
        if isinstance(segment, StringSegmentValue) and segment.path != "slug"
    ]


def raw(instance: Any, field: Any) -> Any:
    """A field as it is stored, rows of a child table as what they refer to."""
    if isinstance(field, models.ManyToOneRel):
        child = field.related_model
        names = [one.attname for one in child._meta.concrete_fields if not one.primary_key and one.name != field.field.name]
        rows = [tuple(getattr(row, name) for name in names) for row in getattr(instance, field.name).all()]
        # Rows of a table that has no order of its own may come in any; PostgreSQL gives another one now and then.
        return rows if child._meta.ordering else sorted(rows, key=repr)
    if isinstance(field, StreamField):
        return json.loads(json.dumps(field.value_from_object(instance).get_prep_value(), cls=DjangoJSONEncoder))
    return getattr(instance, field.attname)


def plain(value: Any, code: str) -> Any:
    """A stored value with the marks taken away, so that it reads like its source's."""
    if isinstance(value, dict):
        # A heading without an anchor of its own keeps the one that the source has from its words.
        return {name: plain(each, code) for name, each in value.items() if name != "anchor"}
    if isinstance(value, list):
        return [plain(each, code) for each in value]
    if not isinstance(value, str):
        return value
    soup = BeautifulSoup(value.replace(f"{code}: ", ""), "html.parser") if "<" in value else None
    for tag in soup.find_all(recursive=True) if soup else ():
        tag.attrs = dict(sorted(tag.attrs.items()))
    return str(soup) if soup else value.replace(f"{code}: ", "")


def leaves(value: Any) -> list[str]:
    """Every text in a stored value."""
    if isinstance(value, dict):
        return [leaf for name, each in value.items() if name not in {"id", "anchor"} for leaf in leaves(each)]
    if isinstance(value, list):
        return [leaf for each in value for leaf in leaves(each)]
    return [value] if isinstance(value, str) else []


def differences(source: Any, target: Any, code: str) -> list[str]:
    """What is wrong with a translation, a line each."""
    found = []
    theirs, mine = strings_of(source), strings_of(target)
    if mine != [(path, in_language(text, code)) for path, text in theirs]:
        found.append(f"texts: {[pair for pair in mine if not pair[1].startswith(f'{code}: ')][:3]} of {len(mine)}, {len(theirs)}")
    templates = [segment.template for segment in extract_segments(target) if isinstance(segment, TemplateSegmentValue)]
    found += [f"text outside of the strings: {each}" for each in templates if LETTER.search(BeautifulSoup(each, "html.parser").get_text())]
    for one in get_translatable_fields(type(source)):
        field = one.get_field(type(source))
        before, after = raw(source, field), raw(target, field)
        if isinstance(one, SynchronizedField) and before != after:
            found.append(f"{one.field_name} differs")
        if isinstance(one, TranslatableField) and isinstance(field, StreamField):
            if plain(after, code) != plain(before, code):
                found.append(f"{one.field_name} is not that of its source")
            stray = [leaf for leaf in leaves(after) if f"{code}: " not in leaf and not NO_TEXT.fullmatch(leaf) and LETTER.search(leaf)]
            found += [f"{one.field_name} still says “{leaf}”" for leaf in stray]
    return found


def records() -> list[Any]:
    """Every record in Polish that is translated."""
    kinds = [model for model in apps.get_models() if issubclass(model, TranslatableMixin) and not issubclass(model, Page)]
    return [record for model in kinds for record in model._default_manager.filter(locale=Locale.get_default())]


def places(instance: Any) -> set[tuple[str, str]]:
    """Where texts stand in a page or record, whatever their ids: two steps with the same blocks and questions have the same places."""
    return {(type(instance).__name__, UUID_IN_PATH.sub("*", path)) for path, _text in strings_of(instance)}


def one_for_each_place(instances: list[Any]) -> list[Any]:
    """As few as hold every place that a text stands in, in order, with the pages above them."""
    waiting = {index: places(one) for index, one in enumerate(instances)}
    every = set().union(*waiting.values())
    chosen: set[int] = set()
    while every:
        best = max(waiting, key=lambda index: len(waiting[index] & every))
        every -= waiting.pop(best)
        chosen.add(best)
    paths = [instances[index].path for index in chosen if isinstance(instances[index], Page)]
    above = {index for index, one in enumerate(instances) if isinstance(one, Page) and any(path.startswith(one.path) for path in paths)}
    return [instances[index] for index in sorted(chosen | above)]


@pytest.mark.slow
@pytest.mark.django_db
def test_everything_is_translated_word_for_word_and_shown_in_both_languages(client: BrowserClient, tmp_path: Path) -> None:
    # Without the catalogues: what stands translated there would only be translated again.
    root = shutil.copytree(settings.CONTENT_DIR, tmp_path / "content", ignore=shutil.ignore_patterns("locale"))
    with paused(), commit_hooks():
        load_content(root=root)
    pages = [page.specific for page in Page.objects.filter(locale=Locale.get_default(), depth__gte=2, live=True).order_by("path")]
    everything = one_for_each_place([*records(), *pages])
    assert {type(one) for one in pages} <= {type(one) for one in everything}
    assert len({type(one) for one in everything}) > 20
    with paused(), commit_hooks():
        translate_all(everything)
    wrong = {}
    for source in everything:
        for code in LANGUAGES:
            target = source.get_translation(Locale.objects.get(language_code=code))
            problems = differences(source, target, code)
            if isinstance(target, Page):
                response = client.get(target.url) if target.live else None
                status = response.status_code if response else "not live"
                problems += [] if status == 200 else [str(status)]
            wrong |= {f"{source} [{code}]": problems} if problems else {}
    assert wrong == {}
