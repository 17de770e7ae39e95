"""Makers of valid things: pages as an editor would publish them, people with roles, records of law."""

from .guide import ChapterFactory, GuideIndexFactory, HandbookFactory, OfficeFactory, ProcedurePageFactory
from .law import CitationFactory, LegalActFactory
from .news import (
    ArticlePageFactory,
    AuthorFactory,
    CategoryFactory,
    NewsIndexFactory,
    PublicationIndexFactory,
    PublicationPageFactory,
    SeriesFactory,
    many_articles,
)
from .pages import CourseFactory, CourseIndexFactory, HomeFactory, ModuleFactory, StepFactory, TextPageFactory
from .people import ParticipantFactory, UserFactory
from .places import (
    ContactFactory,
    ContactsPageFactory,
    DeclarationPageFactory,
    FunderFactory,
    PartnerIndexFactory,
    PartnerPageFactory,
    PlacePageFactory,
    ProgrammeIndexFactory,
    ProgrammePageFactory,
    ProjectIndexFactory,
    ProjectPageFactory,
    StatutoryPageFactory,
)
from .publishing import commit_hooks, publish, unpublish
from .questions import block, multiple, option, option_id, options_of, question_id, right_options, single, wrong_options
from .translation import translate, translation_of
from .trees import SiteTree, course_of, site_tree

__all__ = [
    "ArticlePageFactory",
    "AuthorFactory",
    "CategoryFactory",
    "ChapterFactory",
    "CitationFactory",
    "ContactFactory",
    "ContactsPageFactory",
    "CourseFactory",
    "CourseIndexFactory",
    "DeclarationPageFactory",
    "FunderFactory",
    "GuideIndexFactory",
    "HandbookFactory",
    "HomeFactory",
    "LegalActFactory",
    "ModuleFactory",
    "NewsIndexFactory",
    "OfficeFactory",
    "ParticipantFactory",
    "PartnerIndexFactory",
    "PartnerPageFactory",
    "PlacePageFactory",
    "ProcedurePageFactory",
    "ProgrammeIndexFactory",
    "ProgrammePageFactory",
    "ProjectIndexFactory",
    "ProjectPageFactory",
    "PublicationIndexFactory",
    "PublicationPageFactory",
    "SeriesFactory",
    "SiteTree",
    "StatutoryPageFactory",
    "StepFactory",
    "TextPageFactory",
    "UserFactory",
    "block",
    "commit_hooks",
    "course_of",
    "many_articles",
    "multiple",
    "option",
    "option_id",
    "options_of",
    "publish",
    "question_id",
    "right_options",
    "single",
    "site_tree",
    "translate",
    "translation_of",
    "unpublish",
    "wrong_options",
]
