"""Groups: the coordinator's pages, the invitation, and a member's own page."""
