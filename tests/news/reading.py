"""Reading lists and feeds as a browser and a feed reader do."""

import re
from xml.etree import ElementTree as ET

from tests.harness.client import BrowserClient

ATOM = "{http://www.w3.org/2005/Atom}"
TITLE = re.compile(r'class="news-row__title"><a href="([^"]+)"[^>]*>([^<]+)</a>')


def titles(html: str) -> list[str]:
    """The titles of the rows of a list, in order."""
    return [title for _url, title in TITLE.findall(html)]


def page(client: BrowserClient, url: str) -> str:
    """The HTML of an address that must answer 200."""
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return response.content.decode()


def feed(client: BrowserClient, url: str) -> ET.Element:
    """The root of a feed that must answer 200."""
    response = client.get(url)
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8"), url
    return ET.fromstring(response.content)


def entry_titles(root: ET.Element) -> list[str]:
    """The titles of the entries of a feed, in order."""
    return [entry.findtext(f"{ATOM}title", "") for entry in root.findall(f"{ATOM}entry")]
