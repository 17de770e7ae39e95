"""The page that everything which is not kept is compared with."""

from wagtail.models import Page


class FloorPage(Page):
    """A page with a fixed body: Wagtail finds it, asks who may see it, and draws a constant template."""

    template = "bench_floor/page.html"
