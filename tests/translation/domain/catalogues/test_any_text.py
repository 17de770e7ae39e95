"""Whatever people write comes back as it was, and whatever is sent is refused or taken, never an accident."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail_localize.models import StringSegment, StringTranslation

from cms.translation.domain.catalogues.importing import import_catalogues
from cms.translation.domain.catalogues.po import read_po
from cms.translation.domain.catalogues.problems import CatalogueRefusedError, LineError
from tests.factories import SiteTree

from .files import exported, language, without_dates

pytestmark = [
    pytest.mark.django_db,
    # A text that is nothing but an address: the parser of wagtail-localize warns that it is no markup.
    pytest.mark.filterwarnings("ignore::bs4.MarkupResemblesLocatorWarning"),
]
calmly = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
#: Any text that a database takes, with more than its share of what PO files and markup are made of.
SIGNS = st.one_of(
    st.sampled_from(
        ["\\", '"', "\n", "\r\n", "\t", "\\n", '\\"', "#~ ", "msgid", "<b>", "</b>", "<br/>", "&amp;", "\u2028", "\x85", "\x1c", " "]
    ),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8),
)
TEXTS = st.lists(SIGNS, min_size=1, max_size=40).map("".join).filter(bool)


def segment_of(tree: SiteTree) -> StringSegment:
    exported(tree.read_step)
    found: StringSegment = StringSegment.objects.get(source__object_id=tree.read_step.translation_key, context__path="summary")
    return found


@calmly
@given(text=TEXTS)
def test_a_kept_translation_survives_the_file(text: str, site_tree: SiteTree) -> None:
    segment = segment_of(site_tree)
    StringTranslation.objects.all().delete()
    StringTranslation.objects.bulk_create(
        [StringTranslation(translation_of=segment.string, context=segment.context, locale=language(), data=text, translation_type="manual")]
    )
    content = exported(site_tree.read_step).content
    assert [entry.translation for entry in read_po(content).entries if entry.place == "summary"] == [text]
    [result] = import_catalogues(name="a.po", content=content, locale=language(), user=None)
    assert (result.new, result.changed, result.equal) == (0, 0, 1)
    assert without_dates(exported(site_tree.read_step).content) == without_dates(content)


@calmly
@given(text=TEXTS)
def test_a_source_text_survives_the_file(text: str, site_tree: SiteTree) -> None:
    segment = segment_of(site_tree)
    type(segment.string).objects.filter(pk=segment.string_id).update(data=text)
    content = exported(site_tree.read_step).content
    assert [entry.source for entry in read_po(content).entries if entry.place == "summary"] == [text]


@calmly
@given(text=TEXTS)
def test_a_sent_translation_is_kept_as_it_is_or_refused(text: str, site_tree: SiteTree) -> None:
    segment = segment_of(site_tree)
    StringTranslation.objects.all().delete()
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    head, place, rest = exported(site_tree.read_step).content.decode().partition(f'msgid "{segment.string.data}"\nmsgstr "')
    content = f"{head}{place}{escaped}{rest}".encode()
    with contextlib.suppress(CatalogueRefusedError):
        import_catalogues(name="a.po", content=content, locale=language(), user=None)
        assert [row.data for row in StringTranslation.objects.all()] == [text]
        assert not StringTranslation.objects.filter(has_error=True).exists()


@calmly
@given(content=st.one_of(st.binary(max_size=300), TEXTS.map(str.encode)))
def test_no_content_breaks_the_reader(content: bytes) -> None:
    with contextlib.suppress(LineError):
        read_po(content)


@calmly
@given(cut=st.integers(min_value=0, max_value=5000), data=st.data())
def test_a_file_that_was_cut_or_damaged_writes_all_or_nothing(cut: int, data: st.DataObject, site_tree: SiteTree) -> None:
    content = bytearray(exported(site_tree.read_step).content)
    content[cut % len(content)] = data.draw(st.integers(min_value=0, max_value=255))
    with contextlib.suppress(CatalogueRefusedError):
        import_catalogues(name="a.po", content=bytes(content[: data.draw(st.integers(1, len(content)))]), locale=language(), user=None)
