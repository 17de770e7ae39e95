"""A step, its translations and a learner, with what may happen to them and what must hold after it (test_drift)."""

import contextlib
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from cms.core.publishing import PublishRefusedError
from learning.domain.answering.asking import AskedQuestion, asked_questions
from learning.domain.answering.attempt_keys import AttemptKey
from learning.domain.answering.attempts import submit_attempt
from learning.domain.keys import page_key
from learning.domain.publishing.gate import missing_strings
from learning.domain.publishing.scoring import ACCEPTED, read_questions, source_hash
from learning.errors import StaleFormError
from learning.kinds import Answer
from learning.models import Attempt, Response, StepPage
from tests.factories import ParticipantFactory, SiteTree, commit_hooks, publish, translate
from tests.factories.question_kinds import short_text
from tests.factories.questions import multiple, option, single, stream
from tests.learning.quizzes import key_for, lock_of, right_answers, submit, wrong_answers

TRANSLATED = ("en", "nb")
LANGUAGES = ("pl", *TRANSLATED)


def in_language(text: str, code: str) -> str:
    """How a text reads in a language: one line or several, as accepted answers have."""
    return "<br/>".join(f"{code}: {line}" for line in text.split("<br/>"))


def plain(value: Any, code: str) -> Any:
    """Words of a question as the source said them when they were translated."""
    if isinstance(value, dict):
        return {name: plain(each, code) for name, each in value.items()}
    if isinstance(value, list):
        return [plain(each, code) for each in value]
    return value.removeprefix(f"{code}: ") if isinstance(value, str) else value


def texts_in(value: Any) -> list[str]:
    """Every text among the words of a question."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts_in(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts_in(each)]
    return [value] if value else []


def keys_of(page: Any) -> dict[UUID, str]:
    """What a page grades by, question by question."""
    return {spec.block_id: spec.key_hash for spec in read_questions(page.questions)}


class World:
    """A step, its translations, a learner, and what is known of what was published when."""

    def __init__(self, tree: SiteTree) -> None:
        self.step = tree.quiz_step
        self.person = ParticipantFactory()
        self.number = 0
        self.draft: list[dict[str, Any]] = [single(), multiple(), short_text("statut")]
        #: The key that each live translation was published with, by language.
        self.keys: dict[str, dict[UUID, str]] = {}
        #: Words and key of each question that was ever published together.
        self.pairs: set[tuple[UUID, str, str]] = set()
        self.forms: list[AttemptKey] = []
        self.publish()
        for code in TRANSLATED:
            self.translate(code, 0)
            self.release(code)

    def text(self, start: str) -> str:
        """Another text; there are few, so that some return."""
        self.number += 1
        return f"{start} {self.number % 3}"

    def question(self, pick: int) -> dict[str, Any]:
        """One question of the draft."""
        return self.draft[pick % len(self.draft)]

    # What an editor does to the draft.

    def reword(self, pick: int) -> None:
        """Change a prompt, or the text of an option."""
        value = self.question(pick)["value"]
        if "options" in value and pick % 2:
            chosen = value["options"][pick % len(value["options"])]["value"]
            chosen["text"] = self.text(chosen["text"].rsplit(" ", 1)[0])
        else:
            value["prompt"] = self.text("Pytanie")

    def flip(self, pick: int) -> None:
        """Another option is right, or another answer accepted."""
        value = self.question(pick)["value"]
        if "options" not in value:
            value["accepted"] = self.text("regulamin")
            return
        options = [each["value"] for each in value["options"]]
        if self.question(pick)["type"] == "single":
            right = next(at for at, each in enumerate(options) if each["correct"])
            options[right]["correct"], options[right - 1]["correct"] = False, True
        else:
            options[0]["correct"] = not options[0]["correct"] or not any(each["correct"] for each in options[1:])

    def reword_and_flip(self, pick: int) -> None:
        """A question is turned round: what was right is wrong, and the words say so."""
        self.question(pick)["value"]["prompt"] = self.text("Odwrotnie")
        self.flip(pick)

    def points(self, pick: int) -> None:
        """Another number of points."""
        self.question(pick)["value"]["points"] = 1 + pick % 3

    def option(self, pick: int) -> None:
        """One option more or less; a wrong one, so that a right one stays."""
        value = self.question(pick)["value"]
        if "options" not in value:
            return
        wrong = [each for each in value["options"] if not each["value"]["correct"]]
        if pick % 2 and len(wrong) > 1:
            value["options"].remove(wrong[0])
        else:
            value["options"].append(option(f"Dodana {len(value['options'])} {pick}"))

    def reorder(self, pick: int) -> None:
        """Other orders of questions and of options."""
        self.draft.append(self.draft.pop(0))
        value = self.question(pick)["value"]
        if "options" in value:
            value["options"].reverse()

    def ask(self, pick: int) -> None:
        """One question more, or less."""
        if pick % 2 and len(self.draft) > 1:
            self.draft.pop(pick % len(self.draft))
        else:
            self.draft.append([single, multiple, short_text][pick % 3]())

    # What is published and translated.

    def publish(self) -> None:
        """The draft goes live in Polish; what is whole in a language follows."""
        page = StepPage.objects.get(pk=self.step.pk)
        page.questions = stream(*self.draft)
        before = self.revisions()
        self.step = publish(page)
        self.pairs |= {(spec.block_id, spec.source_hash, spec.key_hash) for spec in read_questions(self.step.questions)}
        self.note_published(before)
        for code in TRANSLATED:
            page = self.page(code)
            if page and self.managed(code) and not missing_strings(page=self.step, locale=page.locale):
                assert keys_of(page) == keys_of(self.step), f"{code} is whole and did not follow"

    def revisions(self) -> dict[str, Any]:
        """What is live in each language."""
        pages = StepPage.objects.filter(translation_key=page_key(self.step), live=True).select_related("locale")
        return {page.locale.language_code: page.live_revision_id for page in pages}

    def note_published(self, before: dict[str, Any]) -> None:
        """A translation that was published has the key of its source as it is live now."""
        for code, revision in self.revisions().items():
            if code != "pl" and before.get(code) != revision:
                self.keys[code] = keys_of(self.step)

    def managed(self, code: str) -> Translation | None:
        """The translation of the step, unless somebody stopped it."""
        return Translation.objects.filter(source__object_id=page_key(self.step), target_locale__language_code=code, enabled=True).first()

    def page(self, code: str) -> StepPage | None:
        """The live page in a language."""
        found: StepPage | None = StepPage.objects.filter(translation_key=page_key(self.step), locale__language_code=code, live=True).first()
        return found

    def translate(self, code: str, missing: int) -> None:
        """A translator takes the texts as they are live and translates all but the last few of those without translation."""
        locale = Locale.objects.get(language_code=code)
        source, _made = TranslationSource.update_or_create_from_instance(self.step)
        Translation.objects.get_or_create(source=source, target_locale=locale)
        waiting = StringSegment.objects.filter(source=source).annotate_translation(locale).filter(translation=None).order_by("order")
        segments = list(waiting.select_related("string", "context"))
        for segment in segments[: len(segments) - missing]:
            slug = segment.context.path == "slug"
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                defaults={"data": segment.string.data if slug else in_language(segment.string.data, code)},
            )

    def release(self, code: str) -> None:
        """A translator presses “publish”; the gate answers for what is missing."""
        translation = self.managed(code)
        if translation is None or missing_strings(page=self.step, locale=Locale.objects.get(language_code=code)):
            return
        before = self.revisions()
        parent = self.step.get_parent()
        if not parent.specific.has_translation(translation.target_locale):
            translate(parent.specific, code)
        with commit_hooks():
            translation.save_target(publish=True)
        self.note_published(before)

    def publish_again(self, code: str) -> None:
        """Somebody publishes a translated page as it stands, in Wagtail's own editor or in bulk."""
        page = self.page(code)
        if page is None:
            return
        with contextlib.suppress(PublishRefusedError), transaction.atomic(), commit_hooks():
            page.save_revision().publish()

    def toggle(self, code: str) -> None:
        """A translation is stopped, or taken up again."""
        for translation in Translation.objects.filter(source__object_id=page_key(self.step), target_locale__language_code=code):
            translation.enabled = not translation.enabled
            translation.save()

    # What a learner does.

    def open_form(self, code: str) -> None:
        """A form is opened and left lying about."""
        self.forms.append(key_for(self.step, self.person, code))

    def answer(self, code: str, right: bool) -> None:
        """A fresh form is answered: rightly in its language, or wrongly. The pinned version alone says what that is."""
        key = key_for(self.step, self.person, code)
        answers = right_answers(key) if right else wrong_answers(key)
        if right:
            answers |= own_words(asked_questions(step_key=page_key(self.step), locale=code))
        attempt = submit_attempt(owner=partial(lock_of, self.person), key=key, answers=answers)
        responses = list(Response.objects.filter(attempt=attempt).select_related("version"))
        if len(responses) == len(key.asked):
            assert {response.version_id for response in responses} == {version for version, _wording in key.asked}
        for response in responses:
            assert response.max_points == response.version.points
            assert response.correct is right, (code, response.version.kind, response.answer)

    def send_old_form(self, pick: int) -> None:
        """A form from an earlier time is sent; it may be refused when nothing of it is asked any more."""
        if self.forms:
            key = self.forms.pop(pick % len(self.forms))
            try:
                with transaction.atomic():
                    submit(self.step, self.person, key=key)
            except StaleFormError:
                assert not {version for version, _wording in key.asked} & {
                    one.version for one in asked_questions(step_key=page_key(self.step), locale=key.locale)
                }

    # What must hold after every step.

    def check(self) -> None:
        """Keys, answers, languages."""
        for code in TRANSLATED:
            page = self.page(code)
            if page is not None and self.managed(code):
                assert keys_of(page) == self.keys[code], f"{code} has another key than the source had when it was published"
                said = [text for spec in read_questions(page.questions) for text in texts_in(spec.texts)]
                assert [text for text in said if not text.startswith(f"{code}: ")] == []
        for code in LANGUAGES:
            for asked in asked_questions(step_key=page_key(self.step), locale=code):
                self.check_asked(asked, code)
        for response in Response.objects.select_related("attempt", "version", "wording"):
            assert response.wording.version_id == response.version_id
            assert response.wording.locale in {response.attempt.locale, "pl"}
            assert response.version.wordings.filter(locale="pl").exists()
        assert not Attempt.objects.filter(state="submitted", responses=None).exists()

    def check_asked(self, asked: AskedQuestion, code: str) -> None:
        """A question is asked in one language, in words that belong to its key."""
        assert asked.locale in {code, "pl"}
        foreign = [text for text in texts_in(asked.texts) if not text.startswith(f"{asked.locale}: ")]
        assert foreign == [] or asked.locale == "pl"
        assert not any(text.startswith(("en: ", "nb: ")) for text in foreign)
        spec = next(spec for spec in read_questions(self.step.questions) if spec.block_id == asked.block_id)
        words = source_hash(plain(asked.texts, asked.locale))
        assert words == spec.source_hash or (asked.block_id, words, spec.key_hash) in self.pairs, f"{code}: old words, new key"


def own_words(asked: list[AskedQuestion]) -> dict[UUID, Answer]:
    """Answers to type, as the language of the question has them."""
    return {
        one.block_id: {part: [words[0]] for part, words in one.texts[ACCEPTED].items()}
        for one in asked
        if one.texts.get(ACCEPTED) and one.locale != "pl"
    }
