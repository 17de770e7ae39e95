"""System checks that keep blocks translatable and recognisable."""

import pytest
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from cms.core.blocks.walk import walk
from cms.core.checks import check_blocks, chooser_errors, nesting_errors


def messages(stream: blocks.StreamBlock) -> list[tuple[str, str]]:
    """Ids and messages for a stream of blocks."""
    return [(error.id or "", error.msg) for found in walk(stream, "body") for error in (*nesting_errors(found), *chooser_errors(found))]


def struct(**children: blocks.Block) -> blocks.StructBlock:
    return blocks.StructBlock(list(children.items()), icon="tick", description="A block")


def test_portals_own_blocks_pass() -> None:
    assert check_blocks() == []


@pytest.mark.parametrize(
    "below",
    [
        struct(texts=blocks.ListBlock(blocks.CharBlock())),
        struct(image=ImageBlock()),
        struct(deeper=struct(image=ImageBlock())),
    ],
    ids=["list", "image", "deep image"],
)
def test_struct_in_struct_with_list_or_image_is_refused(below: blocks.StructBlock) -> None:
    found = messages(blocks.StreamBlock([("outer", struct(inner=below))]))
    assert found[0] == (
        "mowis_core.E001",
        "body.outer.inner: a StructBlock with a list or an image directly inside a StructBlock cannot be translated.",
    )


@pytest.mark.parametrize(
    "outer",
    [
        struct(image=ImageBlock()),
        struct(inner=struct(text=blocks.CharBlock())),
        struct(items=blocks.ListBlock(struct(image=ImageBlock()))),
        struct(stream=blocks.StreamBlock([("inner", struct(image=ImageBlock()))])),
    ],
    ids=["image", "text below", "through a list", "through a stream"],
)
def test_nesting_that_translates_is_accepted(outer: blocks.StructBlock) -> None:
    assert messages(blocks.StreamBlock([("outer", outer)])) == []


def test_block_without_description_or_icon_is_refused() -> None:
    stream = blocks.StreamBlock(
        [
            ("bare", blocks.CharBlock()),
            ("dumb", blocks.CharBlock(icon="tick")),
            ("faceless", blocks.CharBlock(description="x")),
        ]
    )
    assert messages(stream) == [
        ("mowis_core.E002", "body.bare: the block has no description and no icon."),
        ("mowis_core.E002", "body.dumb: the block has no description."),
        ("mowis_core.E002", "body.faceless: the block has no icon."),
    ]
