"""People: users with and without a role, and participants."""

from typing import Any

import factory
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from cms.accounts.domain.roles import ensure_roles
from cms.accounts.models import Participant, User
from home.models import HomePage

PASSWORD = "Wisła-2026-Kraków"


class UserFactory(factory.django.DjangoModelFactory[User]):
    """A person whose e-mail is confirmed. ``role`` is the name of a group; the trait ``admin`` may do everything."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        admin = factory.Trait(is_superuser=True, is_staff=True)

    email = factory.Sequence(lambda n: f"osoba{n}@example.org")
    first_name = "Ola"
    last_name = factory.Sequence(lambda n: f"Nowak-{n}")

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> User:
        password = kwargs.pop("password", PASSWORD)
        user = model_class.objects.create_user(password=password, **kwargs)
        EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
        return user  # type: ignore[no-any-return]

    @factory.post_generation
    def role(self: Any, create: bool, extracted: str | None, **kwargs: Any) -> None:
        """Put the person into the group of a role, which works on the front pages that stand; a mistyped role is an error."""
        if create and extracted:
            ensure_roles(homes=HomePage.objects.all())
            self.groups.add(Group.objects.get(name=extracted))


class ParticipantFactory(factory.django.DjangoModelFactory[Participant]):
    """A participant who never signed in. The trait ``signed_in`` gives an account."""

    class Meta:
        model = Participant

    class Params:
        signed_in = factory.Trait(user=factory.SubFactory(UserFactory), token_hash=None)

    token_hash = factory.Sequence(lambda n: f"{n:064x}")
