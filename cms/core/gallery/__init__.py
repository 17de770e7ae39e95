"""The gallery: every component in each of its states, for who builds or checks the portal. It is shown on one's own machine only."""
