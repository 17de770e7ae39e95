"""Where the pages of this room may stand."""

HOME = "mowis_home.HomePage"
TEXT = "mowis_home.TextPage"
#: Below the front page, or below a page of text that gathers them, such as “About us”.
ANYWHERE = [HOME, TEXT]
