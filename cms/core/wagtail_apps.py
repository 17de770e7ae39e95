"""Wagtail's own apps without its API v3, which the portal does not have.

Wagtail 8 loads the API whether it is installed or not: four of its apps add themselves to it as they start. That makes a schema of every
page type, three times, and takes 24 MB and half a second of each process. Here those four get nothing to add themselves to.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from django.apps import apps
from wagtail.contrib.redirects.apps import WagtailRedirectsAppConfig
from wagtail.documents.apps import WagtailDocsAppConfig
from wagtail.images.apps import WagtailImagesAppConfig
from wagtail.snippets.apps import WagtailSnippetsAppConfig

API = "wagtail.api.v3"
#: What the apps import as they start, to add themselves.
MODULES = (
    f"{API}.api",
    "wagtail.contrib.redirects.api.v3",
    "wagtail.documents.api.v3.registry",
    "wagtail.documents.api.v3.router",
    "wagtail.images.api.v3.registry",
    "wagtail.images.api.v3.router",
    "wagtail.snippets.api.v3",
    "wagtail.snippets.api.v3.router",
)


class Nothing:
    """Has every method, and does nothing when it is called."""

    def __getattr__(self, name: str) -> "Nothing":
        return self

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        """Do nothing."""


class Stand(ModuleType):
    """Stands in the place of a module for a moment."""

    def __getattr__(self, name: str) -> Nothing:
        if name.startswith("__"):  # the import system asks for some that plain modules have not
            raise AttributeError(name)
        return Nothing()


@contextmanager
def no_api() -> Iterator[None]:
    """While this lasts, importing the parts of the API gives what does nothing; afterwards, whoever imports them gets them."""
    stands = {name: Stand(name) for name in MODULES if name not in sys.modules}
    sys.modules.update(stands)
    try:
        yield
    finally:
        for name in stands:
            del sys.modules[name]


class WithoutApi:
    """An app that starts without adding itself, unless somebody has installed the API."""

    def ready(self) -> None:
        """Start it."""
        if apps.is_installed(API):
            super().ready()  # type: ignore[misc]  # of the app that stands behind this one
            return
        with no_api():
            super().ready()  # type: ignore[misc]  # as above


class RedirectsConfig(WithoutApi, WagtailRedirectsAppConfig):
    """``wagtail.contrib.redirects``."""


class DocumentsConfig(WithoutApi, WagtailDocsAppConfig):
    """``wagtail.documents``."""


class ImagesConfig(WithoutApi, WagtailImagesAppConfig):
    """``wagtail.images``."""


class SnippetsConfig(WithoutApi, WagtailSnippetsAppConfig):
    """``wagtail.snippets``."""
