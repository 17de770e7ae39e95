"""The picture of a page that is shown when somebody shares its address."""
