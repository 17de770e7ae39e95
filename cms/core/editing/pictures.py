"""Pictures that editors upload: what is refused, and in which words. Every way in – one, many, from a chooser, a new file for an
old picture – uses this form.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

KEPT = _("Nothing else that you typed was lost.")
#: JPEG is read at an eighth of its size: all of the file is looked at, and a 64th of the memory is taken.
EIGHTH = 8
MILLION = 1_000_000


class PictureField(WagtailImageField):
    """Wagtail's field with messages that say what to do, and with a look at the whole file and not only at its head."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages |= {
            "invalid_image": _(
                "This file is not a picture, or it is damaged: it may have been cut off on its way. Open it on your computer, "
                "save it again as JPG or PNG and choose that file. Nothing else that you typed was lost."
            ),
            "invalid_image_extension": _(
                "The portal takes pictures of the kinds %(supported_formats)s. Save this one as JPG or PNG and choose that file; "
                "SVG is not taken, because it can carry programs. Nothing else that you typed was lost."
            )
            % {"supported_formats": self.supported_formats_text},
            "invalid_image_known_format": _(
                "The name ends with .%(extension)s, but inside is %(image_format)s. Save the picture again in one of the kinds "
                "that the portal takes, and choose that file. Nothing else that you typed was lost."
            ),
            "file_too_large": _(
                "The file has %(file_size)s; the portal takes up to %(max_filesize)s. Make the picture smaller – 2560 pixels on the "
                "longer side are enough – and choose it again. Nothing else that you typed was lost."
            ),
        }

    def check_image_pixel_size(self, f: Any) -> None:
        """Refuse what has too many pixels, from the head of the file, before anything is unpacked.

        Raises:
            ValidationError: with the number of pixels, if the head tells it.
        """
        limit = self.max_image_pixels or Image.MAX_IMAGE_PIXELS or 0
        try:
            # Pillow reads no more than the head here; Willow, which Wagtail asks, would unpack the picture to tell its size.
            f.seek(0)
            with Image.open(f) as head:
                width, height = head.size
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise ValidationError(self._too_many(limit), code="file_too_many_pixels") from None
        except Exception as error:
            # Whatever a broken file makes Pillow say, it is no picture.
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error
        finally:
            f.seek(0)
        pixels = width * height
        if pixels > limit:
            size = __("%(width)d × %(height)d, %(millions)d million pixels") % {
                "width": width, "height": height, "millions": round(pixels / MILLION),
            }  # fmt: skip
            raise ValidationError(self._too_many(limit, size), code="file_too_many_pixels")

    def to_python(self, data: Any) -> Any:
        """Read the file as Wagtail does, then look at all of it: one that ends early would fail when it is first shown.

        Raises:
            ValidationError: when it is not a whole picture.
        """
        file = super().to_python(data)
        if file is not None:
            try:
                read_whole(file)
            except Exception as error:
                raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error
            finally:
                file.seek(0)
        return file

    def _too_many(self, limit: int, size: str = "") -> str:
        text = __("The picture is too large: %(size)s. The portal takes up to %(limit)d million pixels.") if size else __(
            "The picture is too large. The portal takes up to %(limit)d million pixels."
        )  # fmt: skip
        advice = __("Make it smaller – 2560 pixels on the longer side are enough – and choose it again.")
        return f"{text % {'size': size, 'limit': limit // MILLION}} {advice} {KEPT}"


def read_whole(file: "UploadedFile[Any]") -> None:
    """Read a picture from its first byte to its last.

    Raises:
        Exception: of whatever kind Pillow raises for a file that is cut off or damaged.
    """
    file.seek(0)
    with Image.open(file) as picture:
        if picture.format == "PNG":
            picture.verify()  # compares the checksum of every part without unpacking it
            return
        picture.draft("RGB", (picture.width // EIGHTH, picture.height // EIGHTH))
        picture.load()


class PictureForm(BaseImageForm):
    """The form of a picture, wherever it is uploaded or replaced."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = PictureField(label=field.label, widget=field.widget, required=field.required)

    def clean_title(self) -> str:
        """Cut blanks off."""
        return str(self.cleaned_data["title"]).strip()
