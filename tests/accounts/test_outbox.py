"""The mails of one's own machine."""

import os
from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse
from pytest_django import Settings

from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "outbox"
    settings.DEMO_ACCOUNTS = True
    return tmp_path / "outbox"


def write(*subjects: str) -> None:
    connection = get_connection()
    texts = [f"Zażółć: http://testserver/pl/{number}/" for number in range(len(subjects))]
    connection.send_messages([EmailMessage(subject, text, to=["ola@example.org"]) for subject, text in zip(subjects, texts, strict=True)])


def test_newest_mail_is_first_with_links_to_follow(client: BrowserClient, folder: Path) -> None:
    write("Pierwszy", "Drugi")
    response = client.get(reverse("local_outbox"))
    assert [mail.subject for mail in response.context["mails"]] == ["Drugi", "Pierwszy"]
    assert [mail.to for mail in response.context["mails"]] == ["ola@example.org"] * 2
    html = response.content.decode()
    assert ('<a href="http://testserver/pl/1/"' in html, "Zażółć" in html, response.cookies) == (True, True, {})


def test_newer_file_comes_before_an_older_one(client: BrowserClient, folder: Path) -> None:
    write("Old")
    (old,) = folder.glob("*.log")
    os.utime(old, (1, 1))
    write("New")
    assert [mail.subject for mail in client.get(reverse("local_outbox")).context["mails"]] == ["New", "Old"]


def test_mail_is_shown_as_text(client: BrowserClient, folder: Path) -> None:
    EmailMessage("<b>bold</b>", "<script>alert(1)</script>", to=["ola@example.org"]).send()
    html = client.get(reverse("local_outbox")).content.decode()
    assert ("<b>bold</b>" in html, "<script>alert" in html, "&lt;script&gt;alert(1)" in html) == (False, False, True)


def test_empty_outbox_says_what_to_do(client: BrowserClient, folder: Path) -> None:
    response = client.get(reverse("local_outbox"))
    assert (response.status_code, response.context["mails"]) == (200, [])


def test_there_is_no_outbox_outside_local_settings(client: BrowserClient, folder: Path, settings: Settings) -> None:
    write("Somebody's secret link")
    settings.DEMO_ACCOUNTS = False
    response = client.get(reverse("local_outbox"), follow=True)
    assert (response.status_code, b"secret link" in response.content) == (404, False)
