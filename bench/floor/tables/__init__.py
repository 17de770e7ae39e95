"""The floor's migration. Not in a folder `migrations`: the portal's own are looked for there (tools.preparation)."""
