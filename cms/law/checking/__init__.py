"""Comparing what the portal says with the law as it stands: what must be looked at, and who has looked."""
