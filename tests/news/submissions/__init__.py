"""Tests of what organisations send in."""
