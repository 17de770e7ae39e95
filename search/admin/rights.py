"""Who looks after how things are found: editors (``cms.accounts.domain.roles`` gives them these)."""

VIEW_SEARCHES = "mowis_search.view_searched"
ADD_SYNONYMS = "mowis_search.add_synonymset"
ADD_PROMOTIONS = "wagtailsearchpromotions.add_searchpromotion"
