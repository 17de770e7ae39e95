"""Makers of what the tests of submissions start from."""

from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.tests.utils import get_test_image_file_jpeg

from cms.accounts.models import User
from cms.news.domain.submission_text import Story
from cms.news.domain.submissions import save_story, send_story
from cms.news.models import ArticlePage, Submission
from tests.factories import commit_hooks
from tests.harness.client import BrowserClient
from tests.notices.making import hidden

NEW = "/pl/podziel-sie/"
LIST = "/pl/konto/moje-zgloszenia/"


def typed(**changes: Any) -> dict[str, Any]:
    """A submission that is in order, unless changed."""
    return {
        "kind": "story",
        "organisation_name": "Fundacja Most",
        "title": "Ogród na dachu",
        "summary": "Jak sąsiedzi założyli ogród.",
        "text": "Zaczęło się od **jednej** skrzynki.\n\n- ziemia\n- nasiona\n\nWięcej: https://example.org/ogrod.",
        "agreed": "on",
        **changes,
    }


def picture(name: str = "ogrod.jpg") -> SimpleUploadedFile:
    """A real picture."""
    return SimpleUploadedFile(name, get_test_image_file_jpeg().file.getvalue(), "image/jpeg")


def story(**changes: Any) -> Story:
    """The same for the domain."""
    fields = {name: value for name, value in typed().items() if name != "agreed"}
    return Story(**{**fields, "picture": None, **changes})


def draft(person: User, **changes: Any) -> Submission:
    """A saved draft."""
    return save_story(person=person, story=story(**changes), form_id=uuid4())


def sent(person: User, **changes: Any) -> Submission:
    """A submission that waits for the editors."""
    with commit_hooks():
        return send_story(person=person, story=story(**changes), form_id=uuid4())


def page_of(submission: Submission) -> ArticlePage:
    """Its page as the database has it now."""
    page: ArticlePage = ArticlePage.objects.get(pk=submission.page_id)
    return page


def approve(submission: Submission, editor: User) -> None:
    """An editor's approval, as Wagtail's admin gives it."""
    with commit_hooks():
        page_of(submission).current_workflow_task_state.approve(user=editor)


def send_back(submission: Submission, editor: User, comment: str = "Podaj adres ogrodu.") -> None:
    """An editor's rejection with a comment, as Wagtail's admin gives it."""
    with commit_hooks():
        page_of(submission).current_workflow_task_state.reject(user=editor, comment=comment)


def post(client: BrowserClient, action: str, url: str = NEW, **changes: Any) -> Any:
    """Open the form and press a button, with the hidden fields that the form has."""
    shown = client.get(url)
    data = typed(**changes) | {"form": hidden(shown, "form"), "seen": hidden(shown, "seen"), "action": action}
    with commit_hooks():
        return client.post(url, data)
