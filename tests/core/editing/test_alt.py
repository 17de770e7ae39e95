"""Alternative texts in the editor's form."""

from typing import Any

import pytest
from django.utils import translation
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.core.blocks.image import ImageBlock
from cms.core.models import PortalImage
from tests.core.editing.uploads import picture, upload


@pytest.fixture
def block() -> ImageBlock:
    made = ImageBlock()
    made.set_name("image")
    return made


@pytest.fixture
def image(db: None) -> PortalImage:
    return PortalImage.objects.create(title="Sala", file=upload("spotkanie-2.jpg", picture()), credit="M. Nowak", licence="CC BY 4.0")


def typed(block: ImageBlock, image: PortalImage, alt: str, *, caption: str = "", decorative: bool = False) -> Any:
    """What an editor typed, as the form hands it over."""
    data = {"f-image-image": str(image.pk), "f-image-alt_text": alt, "f-caption": caption}
    if decorative:
        data["f-image-decorative"] = "on"
    return block.value_from_datadict(data, {}, "f")


@pytest.mark.parametrize(
    ("alt", "message"),
    [("IMG_0123.jpg", "name of a file"), ("spotkanie-2", "name of a file"), ("Zdjęcie", "only says"), ("Rada", "same as the caption")],
)
def test_alternative_text_that_says_nothing_is_refused_at_its_field(block: ImageBlock, image: PortalImage, alt: str, message: str) -> None:
    with translation.override("en"), pytest.raises(StructBlockValidationError) as caught:
        block.clean(typed(block, image, alt, caption="Rada"))
    assert message in caught.value.block_errors["image"].block_errors["alt_text"].messages[0]


def test_good_and_decorative_images_are_taken(block: ImageBlock, image: PortalImage) -> None:
    described = block.clean(typed(block, image, "Dziesięć osób przy stole", caption="Rada"))
    decorative = block.clean(typed(block, image, "IMG_0123.jpg", decorative=True))
    assert (described["image"].contextual_alt_text, decorative["image"].decorative) == ("Dziesięć osób przy stole", True)
