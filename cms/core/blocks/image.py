"""An image with caption, credit and licence."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock as ImageWithAltBlock

from cms.core.editing.alt import DescribedImageMixin

from .groups import MEDIA


class ImageBlock(DescribedImageMixin, blocks.StructBlock):
    """An image. Its alternative text belongs to this place; credit and licence belong to the image and come with it."""

    image = ImageWithAltBlock(label=_("Image"))
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        max_length=300,
        help_text=_("Credit and licence are added by themselves."),
    )

    class Meta:
        icon = "image"
        group = MEDIA
        label = _("Image")
        label_format = "{caption}"
        description = _("An image with a caption; who made it is shown beside it.")
        template = "blocks/image.html"
        preview_template = "blocks/preview/image.html"

    def get_searchable_content(self, value: Any) -> list[str]:
        """Index the caption and the alternative text."""
        image = value["image"]
        return [text for text in (value["caption"], image and image.contextual_alt_text) if text]
