"""Who may do what with certificates (``cms.accounts.domain.roles`` gives it to roles)."""

VIEW = "mowis_credentials.view_certificate"
MANAGE = "mowis_credentials.change_certificate"
