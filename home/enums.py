"""Choices of the home room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartnerKind(models.TextChoices):
    """What a partner is."""

    NGO = "ngo", _("non-governmental organisation")
    PUBLIC = "public", _("public body")
    FOREIGN = "foreign", _("organisation from abroad")
    ACADEMIC = "academic", _("university or research centre")


class PartnerRole(models.TextChoices):
    """What a partner does in a project."""

    LEADER = "leader", _("project leader")
    PARTNER = "partner", _("project partner")


class ProgrammeKind(models.TextChoices):
    """For how long a cooperation programme is adopted (ustawa o działalności pożytku publicznego i o wolontariacie, art. 5a)."""

    ANNUAL = "annual", _("annual programme")
    MULTIANNUAL = "multiannual", _("multi-annual programme")


class StatutoryKind(models.TextChoices):
    """Pages that the law or the portal's terms ask for."""

    PRIVACY = "privacy", _("privacy notice")
    TERMS = "terms", _("terms of use")
    REUSE = "reuse", _("re-use of public-sector information")


class Conformity(models.TextChoices):
    """How far a site conforms (ustawa o dostępności cyfrowej, art. 10; template of declarations, „Stan dostępności cyfrowej”)."""

    FULL = "full", _("conforms")
    PARTIAL = "partial", _("conforms in part")
    NONE = "none", _("does not conform")


class Review(models.TextChoices):
    """Who looked at the site before the declaration was made."""

    SELF = "self", _("the body itself")
    EXTERNAL = "external", _("an outside auditor")
