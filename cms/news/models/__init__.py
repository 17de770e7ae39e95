"""Rows of the news room."""

from .articles import ArticleAuthor, ArticlePage, NewsIndexPage
from .publications import PublicationIndexPage, PublicationPage
from .submissions import Submission
from .taxonomy import Author, Category, Series

__all__ = [
    "ArticleAuthor",
    "ArticlePage",
    "Author",
    "Category",
    "NewsIndexPage",
    "PublicationIndexPage",
    "PublicationPage",
    "Series",
    "Submission",
]
