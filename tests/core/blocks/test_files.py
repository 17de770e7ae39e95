"""Every block through a file and back: the same block, ids included."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings

from cms.core.exchange.blocks.registry import codec_for
from cms.core.exchange.document import ids_in
from cms.core.exchange.kinds import raw_block, read_block
from cms.core.exchange.markup import read_body, split, write_file
from cms.core.exchange.portal import Portal
from cms.core.models import Contact, PortalTag
from home.models import TextPage

from .samples import block, contact, document, item, tag, uid

pytestmark = pytest.mark.django_db

NAMES = [name for name, _path in settings.BODY_BLOCKS]


def stored(page: TextPage) -> dict[str, Any]:
    """The blocks of a page as they are stored, by their name."""
    return {one["type"]: one for one in json.loads(json.dumps(page.body.get_prep_value()))}


def through_a_file(raw: dict[str, Any], portal: Portal) -> tuple[dict[str, Any], str]:
    """The block that a file gives, and the file."""
    text = write_file({"id": UUID(uid(1))}, (read_block(raw, portal),))
    [read] = read_body(split(text, file="a.md"))
    return json.loads(json.dumps(raw_block(read, portal))), text


def without_made_up_ids(raw: dict[str, Any]) -> dict[str, Any]:
    """A list of tags is written without ids: they are made of the slugs."""
    if raw["type"] == "page_list":
        raw["value"]["tags"] = [one["value"] for one in raw["value"]["tags"]]
    return raw


@pytest.mark.parametrize("name", NAMES)
def test_block_comes_back_from_a_file_as_it_was(full_page: TextPage, name: str) -> None:
    raw = stored(full_page)[name]
    again, text = through_a_file(raw, Portal())
    if name == "heading":
        raw["value"]["anchor"] = "kto-moze-zlozyc"
    assert without_made_up_ids(again) == without_made_up_ids(raw)
    assert through_a_file(again if name != "page_list" else stored(full_page)[name], Portal())[1] == text


def test_new_blocks_are_written_as_people_write_them(full_page: TextPage) -> None:
    portal = Portal()
    blocks = stored(full_page)
    text = write_file({"id": UUID(uid(1))}, tuple(read_block(blocks[name], portal) for name in ("contact_card", "page_list", "video")))
    assert text.split("---\n\n", 1)[1] == (
        f"::: contact_card {{{uid(14)}}}\ncontact: doradca\n:::\n\n"
        f'::: page_list {{{uid(19)}}}\ntitle: "Najnowsze"\ntags:\n  - "granty"\nlimit: 3\n:::\n\n'
        f'::: video {{{uid(15)}}}\ntitle: "Film"\nurl: "https://www.example.org/film"\nminutes: 4\nlanguage: nb\ncaptions: true\n'
        "transcript: |\n  Dzień dobry.\n:::\n"
    )


def test_every_block_has_a_notation() -> None:
    assert [name for name in NAMES if codec_for(name) is None] == []


def test_contact_and_tag_that_are_gone_are_told_apart_from_an_error() -> None:
    desk, label, kept = contact(), tag("granty"), tag("sport")
    card = block(1, "contact_card", {"contact": desk.pk})
    listed = block(2, "page_list", {"title": "", "tags": [item(21, label.pk), item(22, kept.pk)], "limit": 3})
    Contact.objects.all().delete()
    PortalTag.objects.filter(pk=label.pk).delete()
    with pytest.raises(LookupError, match="was deleted"):
        read_block(card, Portal())
    assert read_block(listed, Portal()).data.tags == ["sport"]


def test_document_without_a_language_has_the_fingerprint_that_it_had_before() -> None:
    file = document()
    portal = Portal()
    before = block(1, "documents", {"title": "", "items": [item(11, {"document": file.pk, "title": "Statut"})]})
    read = read_block(before, portal)
    assert read.data.model_dump(mode="json")["items"] == [{"id": uid(11), "file": portal.media.name_of(file), "title": "Statut"}]
    said = block(1, "documents", {"title": "", "items": [item(11, {"document": file.pk, "title": "Statut", "language": "en"})]})
    assert read_block(said, portal).data.model_dump(mode="json")["items"][0]["language"] == "en"


def test_ids_of_items_are_ids_of_the_page(full_page: TextPage) -> None:
    portal = Portal()
    read = [read_block(one, portal) for one in stored(full_page).values()]
    ids = {str(found) for one in read for found in ids_in(one.data)}
    assert {uid(number) for number in (41, 51, 81, 101, 111, 121, 161)} <= ids
