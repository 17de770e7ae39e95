"""Migrations, named for their purpose."""
