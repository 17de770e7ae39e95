"""Groups with members, as people make them."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID, uuid4

from cms.accounts.models import Participant, User
from learning.domain.groups.keeping import GroupPlan, make_group
from learning.domain.groups.membership import Consent, join_group
from learning.domain.keys import page_key
from learning.models import CoursePage, GroupMember, LearningGroup
from tests.factories import UserFactory
from tests.learning.quizzes import lock_of


def plan(*courses: CoursePage, name: str = "Akademia dla urzędników", organisation: str = "Urząd", due: date | None = None) -> GroupPlan:
    """What a coordinator says."""
    return GroupPlan(name, organisation, {page_key(course): due for course in courses})


def group_of(*courses: CoursePage, coordinator: User | None = None, **said: str) -> LearningGroup:
    """A group that takes courses."""
    return make_group(coordinator=coordinator or UserFactory(), group_id=uuid4(), plan=plan(*courses, **said))


def join(group: LearningGroup, person: Participant, courses: Sequence[UUID] | None = None, name: str = "Ola Nowak") -> GroupMember:
    """Join a group, agreeing to all that it takes unless it is said to what."""
    agreed = list(group.courses.values_list("course_key", flat=True)) if courses is None else courses
    return join_group(owner=partial(lock_of, person), invitation=group.invitation, consent=Consent(name, agreed))
