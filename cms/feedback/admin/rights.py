"""Who reads and handles what readers say: editors (cms.accounts.domain.roles gives them these)."""

VIEW_PERMISSION = "mowis_feedback.view_feedback"
CHANGE_PERMISSION = "mowis_feedback.change_feedback"
