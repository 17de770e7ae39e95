"""Sending course packages through the admin, as a person with a browser does."""

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.learning.exchange.archive.zipping import sample_zip
from tests.learning.exchange.sample import sample_files


def kept() -> list[Path]:
    """The packages that wait between preview and import."""
    return sorted(Path(settings.PACKAGE_DIR).glob("*/*.zip"))


def changed_zip(*changes: tuple[str, str, str]) -> bytes:
    """The small course as a package, each ``(file, old, new)`` replaced; the old text must have been there."""
    files = sample_files()
    for name, old, new in changes:
        text = files[name].decode()
        assert old in text, (name, old)
        files[name] = text.replace(old, new).encode()
    return sample_zip(files)


def send(browser: Client, data: bytes, name: str = "kurs.zip") -> Any:
    """Post the form with a file."""
    return browser.post(reverse("learning_package_import"), {"file": SimpleUploadedFile(name, data)})


def preview(browser: Client, data: bytes) -> tuple[str, str]:
    """Send a package that is taken; the address of its preview and the page as text."""
    address = send(browser, data)["Location"]
    return address, text_of(browser.get(address))


def text_of(response: Any) -> str:
    """A page without markup, its spaces single, quotation marks as people see them."""
    html = re.sub(r"<(script|style|template)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    text = re.sub(r"<[^>]+>", " ", html)
    for entity, sign in (("&quot;", '"'), ("&#x27;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return " ".join(text.split())


def state_of(response: Any) -> str:
    """The fingerprint in the form of a preview."""
    found = re.search(r'name="state" value="([0-9a-f]{64})"', response.content.decode())
    assert found
    return found[1]


def confirm(browser: Client, address: str, **more: str) -> Any:
    """Press “Import the course” on the page as it is now."""
    state = more.pop("state", "") or state_of(browser.get(address))
    return browser.post(address, {"action": "import", "state": state, **more})
