"""The signed attempt key that every answer form carries.

It pins what was asked – versions and wordings – and names the attempt that the form will become, so that submitting twice is
submitting once. It holds no answer and needs no row before somebody answers.
"""

import random
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core import signing
from django.utils import timezone
from django.utils.crypto import salted_hmac

from learning.errors import BadAttemptKeyError, StaleFormError

SALT = "learning.attempt"
#: What such keys are called among those for one use (``cms.core.one_use``).
ONE_USE = "attempt"
#: How long a form may stay open before it must be shown anew (with what was typed).
MAX_AGE = timedelta(days=14)
#: Clocks of two servers may differ by this much; a form from further ahead was given out by a clock that is wrong.
CLOCKS_DIFFER = timedelta(minutes=5)
SEED_BITS = 48
ORDER_SALT = "learning.order"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

#: Pairs of version and wording primary keys, in the order asked.
Pins = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class AttemptKey:
    """What a form was minted for. ``participant`` is 0 for nobody yet; ``given_at`` is when the form was given out, by our own clock."""

    attempt_id: UUID
    step_key: UUID
    participant: int
    locale: str
    seed: int
    asked: Pins
    given_at: datetime

    def dump(self) -> str:
        """The key as it travels in the form."""
        # Whole microseconds: a form given out right after an attempt must not seem to be from before it.
        given = (self.given_at - _EPOCH) // _MICROSECOND
        payload = [str(self.attempt_id), str(self.step_key), self.participant, self.locale, self.seed, self.asked, given]
        return signing.dumps(payload, salt=SALT, compress=True)


def mint(
    *, step_key: UUID, participant: int, locale: str, asked: Pins, attempt_id: UUID | None = None, seed: int | None = None
) -> AttemptKey:
    """Make the key of a form that is given out now.

    Args:
        step_key: the step asked about.
        participant: primary key of the person, 0 for somebody not known yet.
        locale: language code of the form.
        asked: pairs of (version, wording) primary keys, in order.
        attempt_id: the open attempt that the form goes on with; a new one without it.
        seed: that attempt's seed; a new one without it.
    """
    fresh_seed = secrets.randbits(SEED_BITS) if seed is None else seed
    return AttemptKey(attempt_id or uuid4(), step_key, participant, locale, fresh_seed, asked, timezone.now())


def for_nobody_yet(*, step_key: UUID, locale: str, seed: int, asked: Pins) -> list[str]:
    """The key of a form for somebody whom the portal does not know, and the id of its attempt.

    Args:
        step_key: the step asked about.
        locale: language code of the form.
        seed: by which its options are in order.
        asked: pairs of (version, wording) primary keys, in order.
    """
    key = mint(step_key=step_key, participant=0, locale=locale, asked=asked, seed=seed)
    return [key.dump(), str(key.attempt_id)]


def load(text: str) -> AttemptKey:
    """Read a key that came back.

    Raises:
        StaleFormError: when it is older than ``MAX_AGE``, or from a time that is still to come.
        BadAttemptKeyError: when the portal did not sign it.
    """
    try:
        payload: Any = signing.loads(text, salt=SALT)
        attempt_id, step_key, participant, locale, seed, asked, given = payload
        given_at = _EPOCH + given * _MICROSECOND
        key = AttemptKey(UUID(attempt_id), UUID(step_key), participant, locale, seed, tuple((v, w) for v, w in asked), given_at)
    except (signing.BadSignature, ValueError, TypeError, OverflowError) as error:
        raise BadAttemptKeyError from error
    now = timezone.now()
    if not now - MAX_AGE <= key.given_at <= now + CLOCKS_DIFFER:
        raise StaleFormError
    return key


def shown_order(*, seed: int, block_id: UUID, options: list[str], shuffle: bool) -> list[str]:
    """The order in which a form shows a question's options: always the same for one seed.

    The seed travels readable in the form, so the order is drawn with the portal's secret: whoever knows seed and ids cannot
    work back from the order shown to the author's, in which the right answer often comes first.

    Args:
        seed: the attempt's seed.
        block_id: the question's block.
        options: option ids in the author's order.
        shuffle: whether the author lets them be shuffled.
    """
    order = list(options)
    if shuffle:
        drawn = salted_hmac(ORDER_SALT, f"{seed}:{block_id}", algorithm="sha256").hexdigest()
        random.Random(drawn).shuffle(order)  # noqa: S311 - an order drawn with a secret
    return order
