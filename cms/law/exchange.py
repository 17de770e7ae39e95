"""Legal acts and citations in files: ``law.yaml`` and the block ``legal_basis``."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from django.conf import settings
from django.core.exceptions import ValidationError
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError
from wagtail.models import Locale

from cms.core.exchange.blocks.registry import BlockCodec, item
from cms.core.exchange.notation import LATER, QUIET, WORD, Date, Id, Line, Number, Record, RequiredLine, Text, notation_of
from cms.core.exchange.portal import Portal
from cms.core.exchange.validation import read_records
from cms.core.exchange.yaml_reader import read_yaml
from cms.core.exchange.yaml_writer import write_yaml
from cms.law.models import Citation, LegalAct

FILE = "law.yaml"
#: Mark of a field that names an act.
ACT = "act"


def _titles(value: dict[str, str]) -> dict[str, str]:
    codes = [code for code, _name in settings.LANGUAGES]
    unknown = [code for code in value if code not in codes]
    if unknown or settings.LANGUAGE_CODE not in value:
        raise PydanticCustomError(
            "titles",
            "“title” takes one title for each language, by code; {source} must be there, known are {known}.",
            {"source": settings.LANGUAGE_CODE, "known": ", ".join(codes)},
        )
    return {code: value[code] for code in codes if code in value}


class ActRecord(Record):
    """A legal act."""

    id: Id
    short_name: Annotated[RequiredLine, Field(max_length=30)]
    title: Annotated[dict[str, Annotated[RequiredLine, Field(max_length=300)]], AfterValidator(_titles)]
    journal: Annotated[Line, Field(max_length=120)] = ""
    consolidated: Annotated[Line, Field(max_length=120)] = ""
    amendments: Annotated[Line, Field(max_length=250)] = ""
    eli: Annotated[Line, Field(max_length=250, pattern=r"^(https?://\S+)?$")] = ""
    in_force_from: Date | None = None
    in_force_to: Date | None = None
    replaced_by: Annotated[Line, Field(max_length=30), WORD, QUIET, LATER] = ""
    state_of_law: Date | None = None
    next_check: Date | None = None
    owner: Annotated[Line, Field(max_length=150)] = ""
    status: Annotated[Literal["draft", "verified"], WORD] = "draft"


def read_acts(text: str) -> list[ActRecord]:
    """Read ``law.yaml``.

    Raises:
        PackageError: naming everything that is wrong with it.
    """
    source = read_yaml(text, file=FILE)
    return read_records(ActRecord, source) if source.data is not None else []


def write_acts(acts: list[ActRecord]) -> str:
    """Write ``law.yaml``: acts sorted by short name."""
    return write_yaml([notation_of(act) for act in sorted(acts, key=lambda act: act.short_name)])


def knows_act(short_name: str) -> bool:
    """Whether the portal has an act of that short name."""
    return LegalAct.objects.filter(short_name=short_name, locale=Locale.get_default()).exists()


def check_act(record: ActRecord) -> None:
    """Let the model judge an act before anything is written.

    Raises:
        ValidationError: with the model's messages.
    """
    act = LegalAct(title=record.title[settings.LANGUAGE_CODE], **_fields(None, record))
    act.clean_fields(exclude=["locale", "translation_key"])


def save_act(record: ActRecord) -> list[str]:
    """Add what the portal does not have yet of an act; what it has stays as the editors keep it.

    Returns:
        The codes of the languages in which the act was added.
    """
    source = LegalAct.objects.filter(translation_key=record.id, locale=Locale.get_default()).first()
    source = source or LegalAct.objects.filter(short_name=record.short_name, locale=Locale.get_default()).first()
    key = source.translation_key if source else record.id
    added = []
    for code, title in record.title.items():
        locale = Locale.objects.filter(language_code=code).first()
        if locale is None or LegalAct.objects.filter(translation_key=key, locale=locale).exists():
            continue
        act = LegalAct(translation_key=key, locale=locale, title=title, **_fields(source, record))
        act.full_clean()
        act.save()
        added.append(code)
    return added


def link_act(record: ActRecord) -> None:
    """Name what replaces an act that was just added; called when all acts are there, as the one may stand below the other.

    Raises:
        ValidationError: when there is no act of that short name.
    """
    if not record.replaced_by:
        return
    successor = LegalAct.objects.filter(short_name=record.replaced_by, locale=Locale.get_default()).first()
    if successor is None:
        raise ValidationError({"replaced_by": f"There is no act “{record.replaced_by}”. Add it to {FILE}, or leave the key out."})
    act = LegalAct.objects.get(short_name=record.short_name, locale=Locale.get_default())
    act.replaced_by = successor
    act.clean()
    LegalAct.objects.filter(translation_key=act.translation_key).update(replaced_by=successor)


def _fields(source: LegalAct | None, record: ActRecord) -> dict[str, Any]:
    """What is the same in all languages: from the act in the source language if there is one."""
    pairs = {
        "short_name": record.short_name,
        "journal": record.journal,
        "consolidated": record.consolidated,
        "amendments": record.amendments,
        "eli": record.eli,
        "in_force_from": record.in_force_from,
        "in_force_to": record.in_force_to,
        "state_of_law_on": record.state_of_law,
        "next_check_on": record.next_check,
        "legal_owner": record.owner,
        "legal_status": record.status,
    }
    return {name: getattr(source, name) for name in [*pairs, "replaced_by"]} if source else pairs


def act_record(short_name: str) -> ActRecord:
    """An act of the portal as a record, with its titles in all languages.

    Raises:
        LegalAct.DoesNotExist: when there is none.
    """
    act = LegalAct.objects.get(short_name=short_name, locale=Locale.get_default())
    found = LegalAct.objects.filter(translation_key=act.translation_key).values_list("locale__language_code", "title")
    titles = dict(found)
    return ActRecord.model_validate(
        {
            "id": act.translation_key,
            "short_name": act.short_name,
            "title": titles,
            "journal": act.journal,
            "consolidated": act.consolidated,
            "amendments": act.amendments,
            "eli": act.eli,
            "in_force_from": act.in_force_from,
            "in_force_to": act.in_force_to,
            "replaced_by": act.replaced_by.short_name if act.replaced_by else "",
            "state_of_law": act.state_of_law_on,
            "next_check": act.next_check_on,
            "owner": act.legal_owner,
            "status": act.legal_status,
        }
    )


class Place(Record):
    """A place in an act."""

    act: Annotated[RequiredLine, ACT, WORD]
    article: Annotated[Number, Field(min_length=1)]
    paragraph: Number = ""
    point: Number = ""


class CitationItem(Place):
    """A place on a list of citations."""

    id: Id


class LegalBasisRecord(Record):
    """What a text rests on."""

    intro: Annotated[Text, Field(max_length=500)] = ""
    citations: Annotated[list[CitationItem], Field(min_length=1)]


class LegalBasisCodec(BlockCodec[LegalBasisRecord]):
    """Citations by the act's short name."""

    name = "legal_basis"
    record = LegalBasisRecord

    def to_raw(self, data: LegalBasisRecord, portal: Portal) -> dict[str, Any]:
        """Each citation by its key in this database; one that is not on the list yet is added."""
        return {"intro": data.intro, "citations": citation_raw(data.citations)}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """Each citation by its act and number; one that was deleted since is left out."""
        items = citation_values(raw["citations"])
        return {"intro": raw["intro"] or "", "citations": items}


def citation_of(place: Place) -> Citation:
    """The citation of a place; one that is not on the list yet is added."""
    act = LegalAct.objects.get(short_name=place.act, locale=Locale.get_default())
    citation, _made = Citation.objects.get_or_create(act=act, article=place.article, paragraph=place.paragraph, point=place.point)
    return citation


def place_values(citation: Citation) -> dict[str, Any]:
    """A citation as the values of a ``Place``."""
    return {"act": citation.act.short_name, "article": citation.article, "paragraph": citation.paragraph, "point": citation.point}


def citation_raw(places: Iterable[CitationItem]) -> list[dict[str, Any]]:
    """A list of citations in its raw form, for blocks whose list holds ``CitationItemBlock``."""
    return [item(one.id, {"citation": citation_of(one).pk}) for one in places]


def citation_values(raw: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Such a list as values of ``CitationItem``; a citation that was deleted since is left out."""
    keys = [one["value"]["citation"] for one in raw]
    found = Citation.objects.select_related("act").in_bulk(keys) if keys else {}
    pairs = [(one["id"], found[one["value"]["citation"]]) for one in raw if one["value"]["citation"] in found]
    return [{"id": key, **place_values(cited)} for key, cited in pairs]
