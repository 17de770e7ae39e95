"""What can be found: a row for each thing in each language, with its texts and the terms that they were taken apart into."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from search.analysis.documents import edges_of, every_term
from search.analysis.tokens import tags_of, tokens


class TermsField(index.SearchField):
    """The tokens of a field, each once: how often a term stands in a document is asked of the document itself.

    The text's field holds those of the title too, so that a question is put to one field of the index.
    """

    def get_value(self, obj: Any) -> str:
        """The tokens of the title, or of everything with the tags that filters ask for."""
        if self.field_name == "title":
            return " ".join(tokens(obj.title_terms.split(), obj.language))
        return " ".join([*tokens(every_term(obj), obj.language), *tags_of(obj)])


class EdgesField(index.AutocompleteField):
    """The beginnings of the words of the title, marked with the document's language."""

    def get_value(self, obj: Any) -> str:
        """The tokens."""
        return " ".join(tokens(edges_of(obj.title), obj.language))


class Document(index.Indexed, models.Model):
    """A thing that can be found, in one language; made from what its source says of it (``cms.core.findable``), never by hand."""

    #: The index is kept by this room, together with the row (search.domain.keeping).
    search_auto_update = False
    wagtail_reference_index_ignore = True

    source = models.CharField(_("source"), max_length=20)
    key = models.CharField(_("key"), max_length=64)
    language = models.CharField(_("language"), max_length=10)
    kind = models.CharField(_("kind"), max_length=20)
    title = models.TextField(_("title"))
    summary = models.TextField(_("summary"), blank=True)
    text = models.TextField(_("text"), blank=True)
    section = models.CharField(_("section"), max_length=64, blank=True)
    group = models.CharField(_("group"), max_length=64, blank=True)
    dated = models.DateField(_("date"), null=True, blank=True)
    is_archived = models.BooleanField(_("archived"), default=False)
    title_terms = models.TextField(blank=True, editable=False)
    lead_terms = models.TextField(blank=True, editable=False)
    above_terms = models.TextField(blank=True, editable=False)
    asked_terms = models.TextField(blank=True, editable=False)
    body_terms = models.TextField(blank=True, editable=False)
    #: Of everything above; a document that says what it said is not written again.
    fingerprint = models.CharField(max_length=40, editable=False)

    search_fields: ClassVar[list[Any]] = [TermsField("title"), TermsField("text"), EdgesField("title")]

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            models.UniqueConstraint(fields=["source", "key", "language"], name="mowis_search_document_once"),
        ]
        indexes = [models.Index(fields=["key", "language"], name="mowis_search_document_key")]

    def __str__(self) -> str:
        return self.title
