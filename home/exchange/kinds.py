"""Every kind of page that a file in ``content/`` may be."""

from cms.core.exchange.kinds import Kinds
from cms.guide.exchange.decisions import DECISION_KINDS
from cms.guide.exchange.kinds import GUIDE_KINDS
from cms.law.glossary.exchange import GLOSSARY_KINDS
from cms.news.exchange import NEWS_KINDS
from cms.notices.exchange import NOTICE_KINDS
from learning.exchange.kinds import COURSE_KINDS

from .kinds_front import FRONT_KINDS
from .kinds_places import PLACE_KINDS
from .kinds_projects import PROJECT_KINDS
from .kinds_statutory import STATUTORY_KINDS

_PAGES = (
    *FRONT_KINDS,
    *PROJECT_KINDS,
    *PLACE_KINDS,
    *STATUTORY_KINDS,
    *NOTICE_KINDS,
    *GLOSSARY_KINDS,
    *NEWS_KINDS,
    *GUIDE_KINDS,
    *DECISION_KINDS,
)
#: The kinds of ``pages/*.md`` and its neighbours by the word that stands as ``type``.
PAGE_KINDS = {kind.name: kind for kind in _PAGES}
KINDS = Kinds(*_PAGES, *COURSE_KINDS)
