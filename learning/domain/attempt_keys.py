"""The signed attempt key that every answer form carries.

It pins what was asked – versions and wordings – and names the attempt that the form will become, so that submitting twice is
submitting once. It holds no answer and needs no row before somebody answers.
"""

import random
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core import signing

from .errors import BadAttemptKeyError, StaleFormError

SALT = "learning.attempt"
#: How long a form may stay open before it must be shown anew (with what was typed).
MAX_AGE = timedelta(days=14)
SEED_BITS = 48


@dataclass(frozen=True)
class AttemptKey:
    """What a form was minted for. ``asked`` are pairs of version and wording primary keys; ``participant`` is 0 for nobody yet."""

    attempt_id: UUID
    step_key: UUID
    participant: int
    locale: str
    seed: int
    asked: tuple[tuple[int, int], ...]

    def dump(self) -> str:
        """The key as it travels in the form."""
        payload = [str(self.attempt_id), str(self.step_key), self.participant, self.locale, self.seed, self.asked]
        return signing.dumps(payload, salt=SALT, compress=True)


def mint(*, step_key: UUID, participant: int, locale: str, asked: tuple[tuple[int, int], ...]) -> AttemptKey:
    """Make the key of a fresh form.

    Args:
        step_key: the step asked about.
        participant: primary key of the person, 0 for somebody not known yet.
        locale: language code of the form.
        asked: pairs of (version, wording) primary keys, in order.
    """
    return AttemptKey(uuid4(), step_key, participant, locale, secrets.randbits(SEED_BITS), asked)


def load(text: str) -> AttemptKey:
    """Read a key that came back.

    Raises:
        StaleFormError: when it is older than ``MAX_AGE``.
        BadAttemptKeyError: when the portal did not sign it.
    """
    try:
        payload: Any = signing.loads(text, salt=SALT, max_age=MAX_AGE)
        attempt_id, step_key, participant, locale, seed, asked = payload
        return AttemptKey(UUID(attempt_id), UUID(step_key), participant, locale, seed, tuple((v, w) for v, w in asked))
    except signing.SignatureExpired as error:
        raise StaleFormError from error
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise BadAttemptKeyError from error


def shown_order(*, seed: int, block_id: UUID, options: list[str], shuffle: bool) -> list[str]:
    """The order in which a form shows a question's options: always the same for one seed.

    Args:
        seed: the attempt's seed.
        block_id: the question's block.
        options: option ids in the author's order.
        shuffle: whether the author lets them be shuffled.
    """
    order = list(options)
    if shuffle:
        random.Random(f"{seed}:{block_id}").shuffle(order)  # noqa: S311 - an order, not a secret
    return order
