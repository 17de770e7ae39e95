"""Legal acts and citations in files: ``law.yaml`` and the block ``legal_basis``."""

from typing import Annotated, Any, Literal

from django.conf import settings
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError
from wagtail.models import Locale

from cms.core.exchange.blocks.registry import BlockCodec, item
from cms.core.exchange.notation import WORD, Date, Id, Line, Number, Record, RequiredLine, Text, notation_of
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
    return {name: getattr(source, name) for name in pairs} if source else pairs


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
            "state_of_law": act.state_of_law_on,
            "next_check": act.next_check_on,
            "owner": act.legal_owner,
            "status": act.legal_status,
        }
    )


class CitationItem(Record):
    """A place in an act."""

    id: Id
    act: Annotated[RequiredLine, ACT, WORD]
    article: Annotated[Number, Field(min_length=1)]
    paragraph: Number = ""
    point: Number = ""


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
        return {"intro": data.intro, "citations": [item(one.id, {"citation": _citation(one).pk}) for one in data.citations]}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """Each citation by its act and number; one that was deleted since is left out."""
        keys = [one["value"]["citation"] for one in raw["citations"]]
        found = Citation.objects.select_related("act").in_bulk(keys)
        pairs = [(one["id"], found[one["value"]["citation"]]) for one in raw["citations"] if one["value"]["citation"] in found]
        items = [
            {"id": key, "act": cited.act.short_name, "article": cited.article, "paragraph": cited.paragraph, "point": cited.point}
            for key, cited in pairs
        ]
        return {"intro": raw["intro"] or "", "citations": items}


def _citation(record: CitationItem) -> Citation:
    return citation_of(act=record.act, article=record.article, paragraph=record.paragraph, point=record.point)


def citation_of(*, act: str, article: str, paragraph: str = "", point: str = "") -> Citation:
    """The citation of a place, added when it is not on the list yet.

    Args:
        act: the short name of an act that the portal has.
        article: the number of the article.
        paragraph: the number of the paragraph, if one is named.
        point: the number of the point, if one is named.
    """
    found = LegalAct.objects.get(short_name=act, locale=Locale.get_default())
    citation, _made = Citation.objects.get_or_create(act=found, article=article, paragraph=paragraph, point=point)
    return citation
