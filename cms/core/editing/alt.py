"""Alternative texts that name a file or repeat the caption are refused where they are typed."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from .wording import alt_problem


class DescribedImageMixin(StructBlock):
    """For a block with an ``image`` (Wagtail's image with an alternative text) and a ``caption``.

    A draft is saved all the same; the text is looked at when the page is to be published.
    """

    def clean(self, value: Any) -> Any:
        """Look at the alternative text.

        Raises:
            StructBlockValidationError: with a message at the field of the alternative text.
        """
        cleaned = super().clean(value)
        image = cleaned.get("image")
        if self.is_deferred_validation or not image or image.decorative:
            return cleaned
        problem = alt_problem(image.contextual_alt_text or "", caption=cleaned.get("caption") or "", file_name=image.filename)
        if problem:
            at_text = StructBlockValidationError(block_errors={"alt_text": ValidationError(problem)})
            raise StructBlockValidationError(block_errors={"image": at_text})
        return cleaned
