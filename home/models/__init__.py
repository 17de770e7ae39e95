"""Models of the home room."""

from .contacts import ContactsPage, PageContact
from .declaration import DeclarationPage
from .front import HomePage
from .funders import Funder
from .partners import PartnerIndexPage, PartnerPage
from .place import PlacePage
from .programmes import ProgrammeIndexPage, ProgrammePage
from .projects import ProjectFunder, ProjectIndexPage, ProjectPage
from .statutory import StatutoryPage
from .text import TextPage

__all__ = [
    "ContactsPage",
    "DeclarationPage",
    "Funder",
    "HomePage",
    "PageContact",
    "PartnerIndexPage",
    "PartnerPage",
    "PlacePage",
    "ProgrammeIndexPage",
    "ProgrammePage",
    "ProjectFunder",
    "ProjectIndexPage",
    "ProjectPage",
    "StatutoryPage",
    "TextPage",
]
