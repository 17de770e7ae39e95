"""Legal acts for readers: the list, and a page for each act with the places that the portal rests on."""
