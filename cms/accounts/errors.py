"""What can go wrong in the accounts room, by name."""


class AccountsError(Exception):
    """The root of the errors of this room."""


class MergeRefusedError(AccountsError):
    """These two participants are not one person's, or one of them was merged elsewhere already."""


class LastAdministratorError(AccountsError):
    """The only administrator cannot be deleted: nobody could manage the portal any more."""


class RoleDataError(AccountsError):
    """A role cannot be set up because a permission that it needs does not exist yet."""


class DemoAccountsRefusedError(AccountsError):
    """Demo accounts exist in local settings only, because everybody knows their passwords."""


class TransferRefusedError(AccountsError):
    """A transfer link cannot be taken; ``state`` says why (``cms.accounts.domain.transfer.LinkState``)."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class FormOwnerError(AccountsError):
    """A form was made for somebody else than who sends it; nothing was done."""


class FormOfAccountError(FormOwnerError):
    """It was made for an account that is signed out by now."""


class FormOfAnotherError(FormOwnerError):
    """It was made for another person, or for somebody without an account whose cookie is gone."""
