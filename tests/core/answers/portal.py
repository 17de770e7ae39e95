"""A small portal in which things happen at random; the same seed, the same things."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.core.cache import caches
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.core.answers.entries import Kept, key_of
from cms.core.models import PublishingEntity
from learning.models import StepPage
from tests.factories import ArticlePageFactory, NewsIndexFactory, SiteTree, TextPageFactory
from tests.factories.pages import text_body

KEYS = re.compile(r'(?<=name="attempt" value=")[^"]+|(?<=name="form" value=")[^"]+|(?<=data-attempt=")[^"]+')
#: Pages that there may be at once; more, and one is deleted.
MOST = 26
#: Addresses of pages that are gone which are still asked for.
GONE = 10


def words(response: Any) -> list[str]:
    """A page without its keys for one use, and without the order in which a key shows the options of a question."""
    html = response.content.decode()
    return sorted(KEYS.sub("", html).split("<")) if KEYS.search(html) else [html]


@contextmanager
def nothing_kept() -> Iterator[None]:
    """As if rooms had kept no parts of pages; afterwards they have what they had, so that answers are made of that as well."""
    parts = caches["default"]
    before, parts.key_prefix = parts.key_prefix, "nothing"
    try:
        yield
    finally:
        parts.delete_many([key.split(":", 2)[2] for key in list(parts._cache) if key.startswith("nothing:")])
        parts.key_prefix = before


class RandomPortal:
    """Pages of a few types, what can happen to them, and a comparison of all that is kept with what would be drawn now."""

    def __init__(self, tree: SiteTree, seed: int) -> None:
        self.tree, self.chance = tree, random.Random(seed)
        self.news = NewsIndexFactory(parent=tree.home)
        for number in range(3):
            ArticlePageFactory(parent=self.news, title=f"Artykuł {number}", slug=f"artykul-{number}")
            TextPageFactory(parent=tree.home, title=f"Strona {number}", slug=f"strona-{number}")
        self.number = 10
        self.urls: set[str] = set()
        self.gone: list[str] = []
        self.found: Counter[str] = Counter()
        self.stale: list[str] = []

    def one(self, **only: Any) -> Any:
        """A page that may change: an article or a text."""
        pages = list(Page.objects.filter(slug__regex=r"^(artyku|strona)", **only).order_by("pk"))
        return self.chance.choice(pages).specific if pages else self.create()

    def create(self) -> Any:
        """A new page, sometimes in the menu."""
        self.number += 1
        if self.chance.random() < 0.5:
            parent = Page.objects.get(pk=self.news.pk).specific
            return ArticlePageFactory(parent=parent, title=f"Artykuł {self.number}", slug=f"artykul-{self.number}")
        parent = Page.objects.get(pk=self.tree.home.pk).specific
        in_menu = self.chance.random() < 0.5
        return TextPageFactory(parent=parent, title=f"Strona {self.number}", slug=f"strona-{self.number}", show_in_menus=in_menu)

    def publish(self) -> None:
        """A new text on a page."""
        page = self.one()
        page.body = text_body(f"<p>Tekst {self.chance.random()}.</p>")
        page.save_revision().publish()

    def rename(self) -> None:
        """A new title, a new place in the menu, and sometimes a new address."""
        page = self.one()
        self.number += 1
        page.title = f"Nazwa {self.number}"
        page.show_in_menus = not page.show_in_menus
        if self.chance.random() < 0.5:
            page.slug = f"strona-{self.number}"
        page.save_revision().publish()

    def draft(self) -> None:
        """A draft that readers must not see."""
        page = self.one()
        page.title = "Szkic"
        page.save_revision()

    def unpublish(self) -> None:
        """A page is taken back."""
        self.one(live=True).unpublish()

    def delete(self) -> None:
        """A page goes for good."""
        self.one().delete()

    def move(self) -> None:
        """A text goes below another page."""
        page = self.one(depth=self.tree.home.depth + 1, title__startswith="Strona")
        page.move(Page.objects.get(pk=self.tree.index.pk), pos="last-child")

    def expire(self) -> None:
        """A page's time ends."""
        Page.objects.filter(pk=self.one(live=True).pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        call_command("publish_scheduled", verbosity=0)

    def go_live(self) -> None:
        """A page that waited for its time is published."""
        page = self.one()
        page.body = text_body(f"<p>Zapowiedziane {self.chance.random()}.</p>")
        page.go_live_at = timezone.now() + timedelta(hours=1)
        page.save_revision().publish()
        revision = page.get_latest_revision()
        type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
        call_command("publish_scheduled", verbosity=0)

    def restrict(self) -> None:
        """A page is for some people only, or no longer."""
        rows = PageViewRestriction.objects.all()
        if rows.exists():
            rows[0].delete()
        else:
            PageViewRestriction.objects.create(page=Page.objects.get(pk=self.one(live=True).pk), restriction_type="login")

    def rename_step(self) -> None:
        """A step of the course has another title."""
        step = StepPage.objects.get(pk=self.chance.choice(self.tree.steps).pk)
        self.number += 1
        step.title = f"Krok {self.number}"
        step.save_revision().publish()

    def name_the_unit(self) -> None:
        """The unit that publishes gets another name."""
        PublishingEntity.objects.update_or_create(is_default=True, defaults={"name": f"Biuro {self.chance.random()}"})

    def step(self) -> str:
        """Let something happen; its name."""
        kinds: list[Callable[[], Any]] = [self.publish, self.publish, self.rename, self.draft, self.unpublish, self.create, self.create]
        kinds += [self.delete, self.move, self.expire, self.go_live, self.restrict, self.rename_step, self.name_the_unit]
        act = self.delete if Page.objects.count() > MOST else self.chance.choice(kinds)
        act()
        self.found[act.__name__] += 1
        return act.__name__

    def compare(self, after: str) -> None:
        """Every address, and where pages stood lately: what is answered, and what would be drawn with nothing kept at all."""
        live = {page.url for page in Page.objects.live().filter(depth__gt=1) if page.url}
        # Where a page stood a while ago nothing is kept, and there is no end to such addresses.
        self.gone = [url for url in dict.fromkeys([*self.gone, *sorted(self.urls - live)]) if url not in live][-GONE:]
        self.urls = live
        for url in sorted({*live, *self.gone}):
            before = self._kept(url)
            answered = Client().get(url)
            now = self._kept(url)
            with nothing_kept():
                # To who brings a password no kept answer is given, and theirs is not kept.
                drawn = Client().get(url, headers={"authorization": "Test"})
            self.found["compared"] += 1
            if answered.status_code != drawn.status_code or (now is not None and words(answered) != words(drawn)):
                self.stale.append(f"{url} after {after}")
            if before is not None and now is not None:
                differs = before.body != now.body
                if now.one_use:  # caches in front keep none of these
                    continue
                self.found["answers that changed" if differs else "answers that did not"] += 1
                self.found["drawn again, and the same"] += not differs and before.proof != now.proof
                # What lies in front of the portal goes by the headers: the same bytes must not look younger.
                seen = [(kept.changed, dict(kept.headers)["ETag"]) for kept in (before, now)]
                self.found["told to caches in front"] += seen[0] != seen[1]

    def _kept(self, url: str) -> Kept | None:
        entry = caches["answers"].get(key_of(RequestFactory().get(url)))
        return entry if isinstance(entry, Kept) else None
