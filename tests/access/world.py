"""A portal in which every address has something to show: one of each thing, and the arguments that lead to it."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, PageViewRestriction, Task, UploadedFile, Workflow, WorkflowState
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource

from cms.accounts.models import User
from cms.core.models import Contact, PortalTag, PublishingEntity
from cms.core.pages.cards.facts import card_facts
from cms.credentials.domain.rules import settle_version
from cms.credentials.models import Certificate, Rule
from cms.guide.models import OwnJourney
from cms.notices.models import ContentNotice
from learning.enums import AttemptState
from learning.models import Attempt, Question, Regrade
from search.models import SynonymSet
from tests.factories import (
    ArticlePageFactory,
    AuthorFactory,
    CategoryFactory,
    CitationFactory,
    FunderFactory,
    LegalActFactory,
    NewsIndexFactory,
    OfficeFactory,
    ParticipantFactory,
    SeriesFactory,
    SiteTree,
    StepFactory,
    TermFactory,
    TextPageFactory,
    UserFactory,
    translate,
)
from tests.factories.publishing import publish
from tests.factories.terms import approve
from tests.feedback.making import opinion
from tests.learning.grouping import group_of, join
from tests.news.submissions.making import draft

from .addresses import Address

ROLES = ("anonymous", "learner", "translator", "editor", "coordinator", "admin")


@dataclass
class World:
    """Things to point at, and people who point."""

    tree: SiteTree
    users: dict[str, User | None]
    things: SimpleNamespace

    def url(self, address: Address, variant: str = "") -> str:
        """An address with plausible arguments; ``variant`` chooses others ("en": a page in English)."""
        if not address.named:
            return UNNAMED[address.name]
        special = SPECIAL.get(address.name)
        if special is not None:
            arguments = special(self.things)
        else:
            namespace = address.name.rpartition(":")[0]
            arguments = {name: self._argument(namespace, name, variant) for name in address.arguments}
        query = QUERIES[address.name](self.things) if address.name in QUERIES else ""
        if isinstance(arguments, dict):
            return reverse(address.name, kwargs=arguments) + query
        return reverse(address.name, args=arguments) + query

    def body(self, address: Address) -> dict[str, Any]:
        """What a person would plausibly send there; nothing where nothing is asked for."""
        return BODIES[address.name](self.things) if address.name in BODIES else {}

    def _argument(self, namespace: str, name: str, variant: str) -> Any:
        things = self.things
        page = things.english if variant == "en" else things.page
        by_name: dict[str, Callable[[], Any]] = {
            "page_id": lambda: page.pk, "page_pk": lambda: page.pk, "page_to_move_id": lambda: page.pk,
            "parent_page_id": lambda: page.get_parent().pk, "destination_id": lambda: page.get_parent().pk,
            "content_type_app_name": lambda: "mowis_home", "content_type_model_name": lambda: "textpage",
            "task_id": lambda: things.task.pk, "task_state_id": lambda: things.workflow_state.current_task_state_id,
            "workflow_state_id": lambda: things.workflow_state.pk, "action_name": lambda: "approve",
            "revision_id": lambda: things.revision.pk, "revision_id_a": lambda: things.revision.pk, "revision_id_b": lambda: "latest",
            "collection_id": lambda: things.collection.pk, "restriction_id": lambda: things.restriction.pk,
            "page_view_restriction_id": lambda: things.restriction.pk, "document_id": lambda: things.document.pk,
            "doc_id": lambda: things.document.pk, "image_id": lambda: things.image.pk, "redirect_id": lambda: things.redirect.pk,
            "filter_spec": lambda: "width-40", "translation_id": lambda: things.translation.pk,
            "translation_source_id": lambda: things.source.pk, "string_segment_id": lambda: things.segment.pk,
            "segment_id": lambda: things.segment.pk,
            "overridable_segment_id": lambda: things.overridable.pk, "app_label": lambda: "mowis_law", "app_name": lambda: "mowis_law",
            "model_name": lambda: "legalact", "session_id": lambda: things.session.pk, "object_id": lambda: page.pk,
            "attempt_id": lambda: things.attempt.pk, "step_key": lambda: things.page_key, "number": lambda: 1,
            "course_key": lambda: things.course_key,
            "group_id": lambda: things.led_group.pk, "member_id": lambda: things.member.pk,
            "invitation": lambda: things.led_group.invitation, "procedure_key": lambda: things.journey.procedure_key,
            "uidb64": lambda: "MQ", "token": lambda: "set-password", "uidb36": lambda: "1", "key": lambda: "unknown",
            "secret": lambda: "unknown", "side": lambda: "source", "query_id": lambda: things.promoted.pk,
            "public_id": lambda: things.certificate.public_id, "code": lambda: things.rule.code,
        }  # fmt: skip
        if name == "pk":
            return BY_NAMESPACE[namespace](things).pk
        if name == "uploaded_file_id":
            return things.uploads[namespace].pk
        return by_name[name]()


#: The same address pointed at something else, where that decides who is let in.
VARIANTS = tuple(f"wagtailadmin_pages:{name}@en" for name in ("edit", "view_draft", "unpublish", "delete", "history"))
ONLY_PUT = frozenset({"wagtail_localize:edit_string_translation", "wagtail_localize:edit_override"})
QUERIES: dict[str, Callable[[SimpleNamespace], str]] = {
    "translation_export": lambda things: f"?page={things.page.pk}&locale=en&scope=tree",
    "wagtail_bulk_action": lambda things: f"?id={things.page.pk}",
    "wagtailadmin_api:pages:find": lambda things: f"?id={things.page.pk}",
    "wagtailadmin_api:documents:find": lambda things: f"?id={things.document.pk}",
    "wagtailadmin_api:images:find": lambda things: f"?id={things.image.pk}",
}
UNNAMED = {"admin/test404/": "/admin/test404/", "admin/^.*/$": "/admin/nothing-here/"}
#: Records: the kind, and which thing is one. Each has addresses of its own and of its chooser.
RECORDS = {
    "mowis_core_contact": "contact", "mowis_core_portaltag": "tag", "mowis_core_publishingentity": "entity",
    "mowis_guide_office": "office",
    "mowis_home_funder": "funder", "mowis_law_citation": "citation", "mowis_law_legalact": "act", "mowis_law_term": "glossary_term",
    "mowis_news_author": "author", "mowis_news_category": "category", "mowis_news_series": "series",
}  # fmt: skip
BY_NAMESPACE: dict[str, Callable[[SimpleNamespace], Any]] = {
    **{f"wagtailsnippet{part}_{kind}": attrgetter(name) for kind, name in RECORDS.items() for part in ("s", "choosers")},
    "wagtailadmin_api:pages": lambda things: things.page,
    "wagtailadmin_api:documents": lambda things: things.document,
    "wagtailadmin_api:images": lambda things: things.image,
    "wagtailadmin_pages": lambda things: things.page,
    "wagtailadmin_collections": lambda things: things.collection,
    "wagtailadmin_workflows": lambda things: things.workflow,
    "wagtail_localize": lambda things: things.act,
    "wagtaillocales": lambda things: things.locale,
    "wagtailusers_users": lambda things: things.bystander,
    "wagtailusers_groups": lambda things: things.group,
    "wagtaildocs_chooser": lambda things: things.document,
    "wagtailimages_chooser": lambda things: things.image,
    "wagtailsites": lambda things: things.site,
    "mowis_terms": lambda things: things.term,
    "certificate_rules": lambda things: things.rule,
    "mowis_synonyms": lambda things: things.synonyms,
}
#: Addresses whose arguments mean something else than their names say elsewhere.
SPECIAL: dict[str, Callable[[SimpleNamespace], dict[str, Any] | list[Any]]] = {
    "wagtail_bulk_action": lambda things: {"app_label": "wagtailcore", "model_name": "page", "action": "publish"},
    "story_edit": lambda things: {"key": things.own_story.key},
    "notices_decide": lambda things: {"pk": things.notice.pk},
    "notices_take_down": lambda things: {"kind": "story", "key": things.story.translation_key},
    "wagtailadmin_api:pages:action": lambda things: {"pk": things.page.pk, "action_name": "publish"},
    "wagtailadmin_pages:choose_parent": lambda things: {"app_label": "mowis_home", "model_name": "textpage"},
    "wagtailadmin_pages:workflow_action": lambda things: {
        "page_id": things.waiting.pk, "action_name": "approve", "task_state_id": things.workflow_state.current_task_state_id
    },
    "wagtailadmin_pages:collect_workflow_action_data": lambda things: {
        "page_id": things.waiting.pk, "action_name": "approve", "task_state_id": things.workflow_state.current_task_state_id
    },
    "wagtailadmin_pages:confirm_workflow_cancellation": lambda things: {"page_id": things.waiting.pk},
    "wagtailadmin_pages:workflow_preview": lambda things: {"page_id": things.waiting.pk, "task_id": things.task.pk},
    "wagtailadmin_pages:workflow_history_detail": lambda things: {
        "page_id": things.waiting.pk, "workflow_state_id": things.workflow_state.pk
    },
    "wagtailadmin_pages:convert_alias": lambda things: {"page_id": things.alias.pk},
    "wagtailadmin_tag_model_autocomplete": lambda things: {"app_name": "taggit", "model_name": "tag"},
    "wagtailadmin_workflows:remove": lambda things: {"page_pk": things.tree.home.pk},
    "wagtailadmin_workflows:add_task": lambda things: {"app_label": "wagtailcore", "model_name": "groupapprovaltask"},
    "wagtailadmin_workflows:edit_task": lambda things: {"pk": things.task.pk},
    "wagtailadmin_workflows:disable_task": lambda things: {"pk": things.task.pk},
    "wagtailadmin_workflows:enable_task": lambda things: {"pk": things.task.pk},
    "wagtailadmin_editing_sessions:ping": lambda things: {
        "app_label": "wagtailcore", "model_name": "page", "object_id": things.page.pk, "session_id": things.session.pk
    },
    "wagtailsettings:edit": lambda things: {"app_name": "wagtailcore", "model_name": "site"},
    "wagtailsettings:preview_on_edit": lambda things: {"app_name": "wagtailcore", "model_name": "site", "pk": things.site.pk},
    "wagtailimages:preview": lambda things: {"image_id": things.image.pk, "filter_spec": "width-40"},
    "wagtail_localize:convert_to_alias": lambda things: {"page_id": things.english.pk},
    "share_card": lambda things: {
        "code": "pl", "key": things.page.translation_key, "fingerprint": card_facts(things.page).fingerprint
    },
    "law_act": lambda things: {"slug": things.act.slug},
    "feedback_vote": lambda things: {"page_key": things.page.translation_key},
    "feedback_why": lambda things: {"token": "unknown"},
    "learning_trial": lambda things: {"page_id": things.step.pk},
    "certificate_detail": lambda things: {"pk": things.certificate.pk},
    "certificate_batch": lambda things: {"pk": things.rule.pk},
    "learning_confirm_publishing": lambda things: {"page_id": things.step.pk},
    "learning_package_download": lambda things: {"page_id": things.course_page.pk},
    "learning_package_preview": lambda things: {"upload": things.step.translation_key},
    "learning_import_questions": lambda things: {"page_id": things.step.pk},
    "learning_export_questions": lambda things: {"page_id": things.step.pk},
    "learning_regrade": lambda things: {"question_id": things.question.pk},
    "learning_regrade_done": lambda things: {"regrade_id": things.regrade.pk},
    "learning_confirm": lambda things: {"step_key": things.read_key},
    "learning_group_file": lambda things: {"group_id": things.led_group.pk, "kind": "csv"},
    "wagtaildocs_serve": lambda things: [things.document.pk, things.document.filename],
    "wagtail_serve": lambda things: ["/".join(things.step.url.strip("/").split("/")[1:]) + "/"],
}  # fmt: skip

PAGE_FORM = {"title": "Nowy tytuł", "slug": "nowy-tytul", "legal_status": "draft", "body-count": "0"} | {
    f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
}
BODIES: dict[str, Callable[[SimpleNamespace], dict[str, Any]]] = {
    **dict.fromkeys(
        ("learning_group_new", "learning_group_change", "learning_membership", "learning_join"),
        lambda things: {"name": "Akademia", "courses": [str(things.course_key)]},
    ),
    "certificates_name": lambda things: {"name": "Ola Nowak", "language": "pl"},
    "feedback_vote": lambda things: {"helpful": "no"},
    "feedback_queue": lambda things: {"action": "done", "note": "", "ids": [things.opinion.pk]},
    "story_new": lambda things: {"kind": "news", "title": "Ogród na dachu", "action": "preview"},
    "story_edit": lambda things: {"kind": "news", "title": "Ogród na dachu", "action": "preview"},
    "wagtailadmin_pages:add": lambda things: PAGE_FORM,
    "wagtailadmin_pages:edit": lambda things: PAGE_FORM,
    "wagtailadmin_pages:revisions_revert": lambda things: PAGE_FORM,
    "wagtailadmin_pages:copy": lambda things: {
        "new_title": "Kopia", "new_slug": "kopia", "new_parent_page": things.tree.home.pk, "copy_subpages": ""
    },
    "wagtailadmin_choose_page_external_link": lambda things: {
        "external-link-chooser-url": "https://example.org/", "external-link-chooser-link_text": "Przykład"
    },
    "wagtail_localize:upload_pofile": lambda things: {
        "file": SimpleUploadedFile("en.po", things.translation.export_po().__unicode__().encode()), "next": "/admin/reports/"
    },
    "wagtail_localize:stop_translation": lambda things: {"next": "/admin/reports/"},
    "translation_board": lambda things: {"pages": [str(things.page_key)], "into": "en", "assignee": ""},
    "translation_begin": lambda things: {"page": str(things.page_key), "language": "nb"},
    "translation_string": lambda things: {"text": things.segment.string.translations.get(locale__language_code="en").data},
    "translation_import": lambda things: {
        "file": SimpleUploadedFile("en.po", things.translation.export_po().__unicode__().encode()), "locale": "en"
    },
}  # fmt: skip


def make_world(tree: SiteTree) -> World:
    """Make one of everything, with the people of every role."""
    users: dict[str, User | None] = {
        "anonymous": None,
        "learner": UserFactory(),
        "translator": UserFactory(role="Translators"),
        "editor": UserFactory(role="Editors"),
        "coordinator": UserFactory(role="Coordinators"),
        "admin": UserFactory(admin=True),
    }
    things = SimpleNamespace(tree=tree, site=tree.site, bystander=UserFactory(), group=Group.objects.get(name="Editors"))
    _files(things, users["admin"])
    _pages(things, tree, users["admin"])
    _law_and_translation(things)
    _sent_in(things, tree, users["learner"])
    learner = ParticipantFactory(user=users["learner"], token_hash=None)
    things.led_group = group_of(tree.course, coordinator=users["learner"])
    things.member = join(things.led_group, learner)
    things.attempt = Attempt.objects.create(
        participant=learner, step_key=things.page_key, number=1, locale="pl", seed=1,
        state=AttemptState.SUBMITTED, submitted_at=timezone.now(),
    )  # fmt: skip
    things.journey = OwnJourney.objects.create(participant=learner, procedure_key=things.page_key, title="Jak założyć fundację?")
    _certificates(things, learner)
    things.synonyms = SynonymSet.objects.create(language="pl", expressions="grant\ndotacja")
    things.promoted = Query.get("mały grant")
    SearchPromotion.objects.create(query=things.promoted, page=things.page)
    return World(tree, users, things)


def _certificates(things: SimpleNamespace, learner: Any) -> None:
    titles = {"pl": "Animator", "en": "Facilitator", "nb": "Animatør"}
    things.rule = Rule.objects.create(code="animator", kind="attended", titles=titles)
    says = {
        "holder": "Ola Nowak", "title": "Animator", "items": [{"key": "", "title": "Szkolenie", "done_on": "2026-03-02", "minutes": 90}],
        "minutes": 90, "score": None, "completed_on": "2026-03-02", "rule_words": "Udział w 1 szkoleniu.",
        "issuer": {"name": "MOWIS", "address": ""},
    }  # fmt: skip
    things.certificate = Certificate.objects.create(
        public_id="0123456789", serial="2026-0000-0000", participant=learner, rule=things.rule,
        rule_version=settle_version(rule=things.rule), snapshot=says,
    )  # fmt: skip


def _pages(things: SimpleNamespace, tree: SiteTree, admin: Any) -> None:
    things.course_key = tree.course.translation_key
    things.course_page = tree.course
    things.step, things.page_key, things.read_key = tree.quiz_step, tree.quiz_step.translation_key, tree.read_step.translation_key
    things.question = Question.objects.asked_in(things.page_key)[0]
    things.regrade = Regrade.objects.create(question=things.question, version=things.question.current, made_by=admin, reason="Pomyłka.")
    things.page = TextPageFactory(parent=tree.home, listing_image=things.image)
    things.english = translate(things.page, "en")
    things.revision = things.page.latest_revision
    things.alias = Page.objects.get(pk=things.page.pk).specific.create_alias(parent=tree.home, update_slug="alias")
    things.waiting = TextPageFactory(parent=tree.home, title="Czeka", slug="czeka", draft=True)
    things.workflow = Workflow.objects.filter(active=True).first()
    things.task = Task.objects.filter(active=True).first()
    things.workflow_state = WorkflowState.objects.get(pk=things.workflow.start(things.waiting, admin).pk)
    things.restriction = PageViewRestriction.objects.create(
        page=StepFactory(parent=tree.modules[1], slug="za-haslem"), restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    things.session = EditingSession.objects.create(user=admin, content_object=things.page, last_seen_at=things.page.last_published_at)
    things.redirect = Redirect.objects.create(old_path="/stary-adres", redirect_page=things.page)
    things.locale = Locale.objects.get(language_code="nb")
    publish(things.page)


def _files(things: SimpleNamespace, admin: Any) -> None:
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Collection

    document_model, image_model = get_document_model(), get_image_model()
    things.document = document_model.objects.create(title="Wzór statutu", file=ContentFile(b"%PDF-1.4", name="statut.pdf"))
    things.image = image_model.objects.create(title="Sala", file=get_test_image_file(), credit="M. Nowak", licence="CC BY 4.0")
    things.collection = Collection.get_first_root_node().add_child(name="Pliki")
    things.uploads = {
        "wagtaildocs": UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(document_model),
            uploaded_by_user=admin,
            file=ContentFile(b"%PDF", name=f"{uuid4().hex}.pdf"),
        ),
        "wagtailimages": UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(image_model),
            uploaded_by_user=admin,
            file=get_test_image_file(f"{uuid4().hex}.png"),
        ),
    }


def _sent_in(things: SimpleNamespace, tree: SiteTree, learner: Any) -> None:
    things.news = NewsIndexFactory(parent=tree.home)
    things.story = ArticlePageFactory(parent=things.news, kind="story", slug="historia")
    things.own_story = draft(learner)
    things.opinion = opinion(things.page)
    things.notice = ContentNotice.objects.create(
        address=things.page.full_url, category="other", explanation="Nieaktualny adres.", notifier_name="Jan Kowalski",
        notifier_email="jan@example.org", good_faith=True, language="pl",
    )  # fmt: skip


def _law_and_translation(things: SimpleNamespace) -> None:
    things.act = LegalActFactory()
    things.term = approve("fundacja", "foundation")
    things.citation = CitationFactory()
    things.glossary_term = TermFactory()
    things.entity = PublishingEntity.objects.create(name="Wydział do spraw organizacji")
    things.contact = Contact.objects.create(locale=things.act.locale, slug="doradca", name="Doradca")
    things.tag = PortalTag.objects.create(name="granty")
    things.funder, things.category, things.office = FunderFactory(), CategoryFactory(), OfficeFactory()
    things.series, things.author = SeriesFactory(), AuthorFactory()
    things.source = TranslationSource.objects.get_for_instance(things.page)
    things.translation = Translation.objects.get(source=things.source, target_locale__language_code="en")
    things.segment = StringSegment.objects.filter(source=things.source).first()
    things.overridable = OverridableSegment.objects.filter(source=things.source).first()
