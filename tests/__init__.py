"""Tests mirror the code; what they share stands in factories/ and harness/."""
