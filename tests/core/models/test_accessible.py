"""Sign language and easy-to-read text on pages."""

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils import translation
from pytest_django.asserts import assertHTMLEqual

from cms.core.templatetags.components import icon
from home.models import TextPage
from tests.factories import SiteTree, TextPageFactory, translate

pytestmark = pytest.mark.django_db
TEMPLATE = '{% load components %}{% component "accessible_versions" page=page %}'


def drawn(page: TextPage) -> str:
    with translation.override("en"):
        return Template(TEMPLATE).render(Context({"page": page}))


def test_film_and_text_are_offered_where_there_are_some() -> None:
    page = TextPage(sign_language_video="https://www.example.org/pjm", easy_to_read="<p>Pomagamy.</p>")
    assertHTMLEqual(
        drawn(page),
        '<div class="versions"><p class="versions__film"><a class="versions__link" href="https://www.example.org/pjm" hreflang="pso" '
        f'rel="external">{icon("sign-language")}Film in Polish Sign Language (PJM)</a> '
        '<small class="versions__host">(opens example.org)</small></p>'
        '<details class="versions__easy"><summary class="versions__summary">Easy-to-read text (ETR)</summary>'
        '<div class="versions__text"><p>Pomagamy.</p></div></details></div>',
    )
    assert drawn(TextPage()).strip() == ""
    assert "details" not in drawn(TextPage(sign_language_video="https://example.org/pjm"))


@pytest.mark.parametrize("address", ["http://example.org/pjm", "javascript:alert(1)", "//example.org"])
def test_film_at_an_address_that_is_not_https_is_refused(address: str) -> None:
    with translation.override("en"):
        with pytest.raises(ValidationError) as caught:
            TextPage(sign_language_video=address).clean_fields(exclude=[])
        assert "Give a full address that begins with https://." in caught.value.message_dict["sign_language_video"]


def test_easy_text_is_translated_and_the_film_follows(site_tree: SiteTree) -> None:
    page = TextPageFactory(parent=site_tree.home, title="O nas", slug="o-nas", easy_to_read="<p>Pomagamy.</p>")
    page.sign_language_video = "https://example.org/pjm"
    page.save_revision().publish()
    english = translate(page, "en")
    assert (english.sign_language_video, english.easy_to_read) == ("https://example.org/pjm", "<p>en: Pomagamy.</p>")
