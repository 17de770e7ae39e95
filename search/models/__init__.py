from .asked import AskedFor
from .documents import Document
from .log import Searched
from .synonyms import SynonymSet
from .waiting import Waiting
from .words import Word

__all__ = ["AskedFor", "Document", "Searched", "SynonymSet", "Waiting", "Word"]
