"""What a page knows of its place: address, alternates, breadcrumbs, menus, structured data."""
