"""The glossary of the portal: what words of law mean, on a page of its own and where they are used."""
