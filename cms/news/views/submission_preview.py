"""The preview of a submission: the article's own template with what was typed, and no trace in the database."""

import base64
import io
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from PIL import Image, ImageOps

from cms.accounts.models import User
from cms.news.domain.submission_text import Story, put_on

#: The longer side of the picture that is shown inside the page.
LONGEST = 720


def show_preview(request: HttpRequest, page: Any, story: Story, person: User) -> HttpResponse:
    """Draw a page as readers would see it.

    Args:
        request: the form.
        page: an article that is not saved, or the latest draft.
        story: what was typed.
        person: who typed it.
    """
    put_on(page, story, person=person, save_picture=False)
    file = story.picture.file if story.picture else None
    context = page.get_context(request) | {
        "picture_source": _inline(file) if file else "",
        "picture_alt": story.picture.alt if story.picture else "",
    }
    response = TemplateResponse(request, "pages/news/submission_preview.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _inline(file: Any) -> str:
    """A chosen picture as a small one inside the page; it was read whole when the form was checked, and is stored nowhere."""
    file.seek(0)
    with Image.open(file) as picture:
        picture.draft("RGB", (LONGEST, LONGEST))
        small = ImageOps.exif_transpose(picture).convert("RGB")
    small.thumbnail((LONGEST, LONGEST))
    kept = io.BytesIO()
    small.save(kept, "JPEG", quality=80)
    return "data:image/jpeg;base64," + base64.b64encode(kept.getvalue()).decode()
