"""Categories, series and authors in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Author, Category, Series


class CategoryViewSet(SnippetViewSet):
    """Categories of articles."""

    model = Category
    icon = "folder-inverse"
    menu_label = _("Categories")
    list_display = ("name", "slug", "description")


class SeriesViewSet(SnippetViewSet):
    """Series of articles."""

    model = Series
    icon = "list-ol"
    menu_label = _("Series")
    list_display = ("name", "slug", "description")


class AuthorViewSet(SnippetViewSet):
    """Authors of articles."""

    model = Author
    icon = "user"
    menu_label = _("Authors")
    list_display = ("name", "role", "url")


class NewsGroup(SnippetViewSetGroup):
    """The menu of the news room."""

    items = (CategoryViewSet, SeriesViewSet, AuthorViewSet)
    menu_icon = "doc-full"
    menu_label = _("News")
    menu_name = "news"
    menu_order = 250
