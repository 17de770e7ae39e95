"""Block definitions stay out of migrations; what that asks of a data migration."""

from io import StringIO

import pytest
from django.apps import apps as current_apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from wagtail import blocks

from cms.core.blocks.body import body_blocks
from cms.core.fields import PortalStreamField
from home.models import TextPage
from tests.factories import SiteTree, TextPageFactory


class NewBlock(blocks.CharBlock):
    """A block that no migration has seen."""


def test_field_is_described_without_its_blocks() -> None:
    field = PortalStreamField([("a", blocks.CharBlock())], blank=True, verbose_name="text")
    _name, path, args, kwargs = field.deconstruct()
    assert (path, args, kwargs) == ("cms.core.fields.PortalStreamField", [[]], {"blank": True, "verbose_name": "text"})


@pytest.mark.django_db
def test_altered_set_of_blocks_makes_no_migration(settings: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.BODY_BLOCKS = [*settings.BODY_BLOCKS[1:], ("new", f"{__name__}.NewBlock")]  # type: ignore[attr-defined]
    field = TextPage._meta.get_field("body")
    before = set(field.stream_block.child_blocks)
    monkeypatch.setattr(field, "stream_block", body_blocks())
    assert set(field.stream_block.child_blocks) ^ before == {"text", "new"}

    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=out)

    assert out.getvalue().strip() == "No changes detected"


@pytest.fixture
def historical() -> type:
    """The text page as a data migration sees it."""
    return MigrationLoader(connection).project_state().apps.get_model("mowis_home", "TextPage")


def stored(page: TextPage) -> list[str]:
    return [block["value"] for block in TextPage.objects.get(pk=page.pk).body.raw_data]


@pytest.mark.django_db
def test_queryset_update_in_a_data_migration_keeps_the_content(site_tree: SiteTree, historical: type) -> None:
    page = TextPageFactory(parent=site_tree.home)
    before = stored(page)
    historical.objects.filter(pk=page.pk).update(summary="Nowe")  # type: ignore[attr-defined]
    one = historical.objects.get(pk=page.pk)  # type: ignore[attr-defined]
    one.summary = "Nowsze"
    one.save(update_fields=["summary"])
    assert (TextPage.objects.get(pk=page.pk).summary, stored(page)) == ("Nowsze", before)


@pytest.mark.django_db
def test_plain_save_in_a_data_migration_would_empty_the_content(site_tree: SiteTree, historical: type) -> None:
    """The trap itself. If this fails, Wagtail has mended it: then the warnings about it may go."""
    page = TextPageFactory(parent=site_tree.home)
    assert stored(page) != []
    historical.objects.get(pk=page.pk).save()  # type: ignore[attr-defined]
    assert stored(page) == []
    assert current_apps.get_model("mowis_home", "TextPage") is TextPage
