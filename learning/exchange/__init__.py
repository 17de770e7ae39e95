"""Courses as folders of text."""
