"""How dates and numbers are written, where the forms that Django knows do not fit."""
