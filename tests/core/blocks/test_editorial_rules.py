"""What the blocks of articles and stories refuse, in the editor and in files."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cms.core.blocks.body import BodyBlock, body_blocks
from cms.core.exchange.blocks.registry import codec_for
from cms.core.exchange.problems import PackageError
from tests.factories import SiteTree

from .samples import VIDEO, Block, block, contact, image, item

pytestmark = pytest.mark.django_db
HTTPS = "Give a full address that begins with https://."
BAD_ADDRESSES = [
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "data:text/html,<script>",
    "http://example.org/",
    "mailto:a@example.org",
    "https://",
    "https://a b.example.org",
]


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def body() -> BodyBlock:
    return body_blocks()


def errors(body: BodyBlock, one: Block, *, draft: bool = False) -> dict[str, list[str]]:
    """Messages by the field of the first block; empty when it may be published."""
    try:
        (body.clean_deferred if draft else body.clean)(body.to_python([one]))
    except ValidationError as error:
        return {name: each.messages for name, each in error.block_errors[0].block_errors.items()}
    return {}


def action(**changes: Any) -> Block:
    return block(1, "call_to_action", {"title": "", "text": "", "label": "Napisz", "page": None, "url": "", **changes})


@pytest.mark.parametrize("address", BAD_ADDRESSES)
@pytest.mark.parametrize("name", ["video", "quotation", "call_to_action"])
def test_address_that_is_not_https_is_refused_beside_it(body: BodyBlock, name: str, address: str) -> None:
    values = {
        "video": {**VIDEO, "url": address},
        "quotation": {"text": "x", "author": "", "source": "", "url": address},
        "call_to_action": action(url=address)["value"],
    }
    found = errors(body, block(1, name, values[name]))
    assert list(found) == ["url"]
    assert set(found["url"]) <= {HTTPS, "Enter a valid URL."}


@pytest.mark.parametrize("address", ["https://example.org", "https://www.youtube.com/watch?v=1&t=2s", "https://kraków.pl/ę"])
def test_address_with_https_is_accepted(body: BodyBlock, address: str) -> None:
    assert errors(body, action(url=address)) == {}


def test_button_without_a_place_is_refused(body: BodyBlock) -> None:
    assert errors(body, action()) == {"page": ["Choose a page, or give an address below: the button has to lead somewhere."]}


def test_button_with_two_places_is_refused(body: BodyBlock, site_tree: SiteTree) -> None:
    both = action(page=site_tree.course.pk, url="https://example.org")
    assert errors(body, both) == {"url": ["Choose a page or give an address, not both: a button leads to one place."]}
    assert errors(body, action(page=site_tree.course.pk)) == {}


def test_picture_of_a_gallery_that_is_called_decoration_is_refused(body: BodyBlock) -> None:
    picture = image()

    def gallery(*, decorative: bool) -> Block:
        shown = {"image": picture.pk, "alt_text": "" if decorative else "Sala", "decorative": decorative}
        return block(1, "gallery", {"title": "", "items": [item(11, {"image": shown, "caption": ""})]})

    with pytest.raises(ValidationError) as caught:
        body.clean(body.to_python([gallery(decorative=True)]))
    inner = caught.value.block_errors[0].block_errors["items"].block_errors[0].block_errors["image"]
    assert inner.messages == ["Say what the picture shows: in a gallery none is mere decoration."]
    assert errors(body, gallery(decorative=False)) == {}


@pytest.mark.parametrize("change", [{"transcript": ""}, {"minutes": 0}, {"minutes": 601}, {"title": ""}, {"language": "xx"}])
def test_film_without_what_readers_need_is_refused(body: BodyBlock, change: dict[str, Any]) -> None:
    assert list(errors(body, block(1, "video", {**VIDEO, **change}))) == list(change)


@pytest.mark.parametrize(("limit", "refused"), [(0, ["limit"]), (13, ["limit"]), (None, ["limit"]), (1, []), (12, [])])
def test_list_of_pages_has_one_to_twelve(body: BodyBlock, limit: int | None, refused: list[str]) -> None:
    found = errors(body, block(1, "page_list", {"title": "", "tags": [], "limit": limit}))
    assert sorted(found) == sorted(["tags", *refused])


def test_contact_that_was_deleted_is_refused_and_leaves_the_draft_standing(body: BodyBlock) -> None:
    gone = contact()
    card = block(1, "contact_card", {"contact": gone.pk})
    gone.delete()
    assert errors(body, card) == {"contact": ["This field is required."]}
    assert errors(body, card, draft=True) == {}


@pytest.mark.parametrize(
    "unfinished",
    [
        action(label=""),
        block(1, "video", {**VIDEO, "url": "", "transcript": "", "minutes": None}),
        block(1, "gallery", {"title": "", "items": []}),
        block(1, "page_list", {"title": "", "tags": [], "limit": None}),
        block(1, "key_figures", {"title": "", "items": [item(11, {"value": "", "label": "", "source": ""})]}),
    ],
    ids=lambda one: one["type"],
)
def test_draft_may_be_unfinished(body: BodyBlock, unfinished: Block) -> None:
    assert errors(body, unfinished, draft=True) == {}


ID = "20000000-0000-4000-8000-000000000001"
SHOWN = f"- {{id: {ID}, file: media/a.jpg, title: A, credit: B, licence: C"
FILM = "title: Film\nurl: https://example.org/film\nminutes: 4\nlanguage: pl\n"


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("key_figures", "items: []", "items"),
        ("key_figures", f"items:\n- {{id: {ID}, value: '', label: x}}", "value"),
        ("timeline", "items: []", "items"),
        ("timeline", f"items:\n- {{id: {ID}, when: '', title: x}}", "when"),
        ("quotation", "text: ''", "text"),
        ("quotation", "text: x\nurl: 'javascript:alert(1)'", "https://"),
        ("contact_card", "contact: 'Nie Slug'", "contact"),
        ("contact_card", "", "contact"),
        ("video", f"{FILM}transcript: ''", "transcript"),
        ("video", f"{FILM.replace('https', 'http')}transcript: x", "https://"),
        ("video", f"{FILM.replace('minutes: 4', 'minutes: 0')}transcript: x", "minutes"),
        ("video", f"{FILM.replace('language: pl', 'language: de')}transcript: x", "language"),
        ("gallery", "items: []", "items"),
        ("gallery", f"items:\n{SHOWN}, alt: ''}}", "alt"),
        ("gallery", f"items:\n{SHOWN}}}", "alt"),
        ("call_to_action", "label: Napisz", "exactly one place"),
        ("call_to_action", f"label: Napisz\npage: {ID}\nurl: https://example.org", "exactly one place"),
        ("call_to_action", "label: Napisz\nurl: http://example.org", "https://"),
        ("page_list", "tags: []\nlimit: 3", "tags"),
        ("page_list", "tags: [granty]\nlimit: 13", "limit"),
        ("page_list", "tags: ['A b']\nlimit: 3", "tags"),
        ("contents", "items: []", "items"),
        ("documents", f"items:\n- {{id: {ID}, file: media/a.pdf, language: de}}", "language"),
    ],
)
def test_mistake_in_a_file_is_named_with_its_line(name: str, text: str, says: str) -> None:
    codec = codec_for(name)
    assert codec is not None
    with pytest.raises(PackageError) as caught:
        codec.read(text, file="a.md", first_line=7)
    [problem] = [one for one in caught.value.problems if says in str(one)][:1]
    assert (problem.file, problem.line >= 7) == ("a.md", True)
