"""Pictures that belong together."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock as ImageWithAltBlock

from .groups import MEDIA
from .sections import SectionBlock


class GalleryItemBlock(blocks.StructBlock):
    """A picture of the gallery; credit and licence come with the image."""

    image = ImageWithAltBlock(label=_("Image"))
    caption = blocks.CharBlock(
        label=_("Caption"), required=False, max_length=300, help_text=_("Credit and licence are added by themselves.")
    )

    class Meta:
        icon = "image"
        label = _("Image")
        label_format = "{caption}"

    def clean(self, value: Any) -> Any:
        """Ask for what the picture shows, unless the page is only saved as a draft.

        Raises:
            ValidationError: for a picture that is called decorative: people come to a gallery to see its pictures.
        """
        cleaned = super().clean(value)
        if not self.is_deferred_validation and cleaned["image"] and cleaned["image"].decorative:
            message = _("Say what the picture shows: in a gallery none is mere decoration.")
            raise blocks.StructBlockValidationError(block_errors={"image": ValidationError(message)})
        return cleaned


class GalleryBlock(SectionBlock):
    """Pictures side by side, each with its caption and whose it is. Nothing moves and nothing is hidden."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    items = blocks.ListBlock(GalleryItemBlock(), label=_("Images"), min_num=1, max_num=24)

    class Meta:
        icon = "image"
        group = MEDIA
        label = _("Gallery")
        label_format = "{title}"
        description = _("Pictures that belong together, side by side; who made each is shown.")
        template = "blocks/gallery.html"
        preview_template = "blocks/preview/gallery.html"

    def get_searchable_content(self, value: Any) -> list[str]:
        """Index the title, captions and alternative texts."""
        texts = [value["title"]]
        for item in value["items"]:
            texts += [item["caption"], item["image"] and item["image"].contextual_alt_text]
        return [text for text in texts if text]
