"""Wagtail, wagtail-localize and what a browser may load."""

from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE

WAGTAIL_SITE_NAME = "MOWIS"
WAGTAILADMIN_BASE_URL = ""  # set from SITE_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILIMAGES_IMAGE_MODEL = "mowis_core.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "mowis_core.PortalDocument"
#: A larger picture is refused at upload: making renditions of it would take the memory of a small server.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
#: Wagtail's icons for page types, where an editor chooses what to write.
PAGE_TYPE_ICONS = {
    "mowis_guide.guideindexpage": "folder-open-inverse",
    "mowis_guide.procedurepage": "list-ol",
    "mowis_guide.decisionpage": "order",
    "mowis_law.glossarypage": "list-ul",
    "mowis_guide.handbookpage": "folder-inverse",
    "mowis_guide.chapterpage": "doc-full",
    "mowis_home.homepage": "home",
    "mowis_home.textpage": "doc-full",
    "mowis_home.projectindexpage": "folder-open-inverse",
    "mowis_home.projectpage": "pick",
    "mowis_home.partnerindexpage": "folder-open-inverse",
    "mowis_home.partnerpage": "group",
    "mowis_home.placepage": "site",
    "mowis_home.contactspage": "mail",
    "mowis_home.programmeindexpage": "folder-open-inverse",
    "mowis_home.programmepage": "calendar",
    "mowis_home.statutorypage": "key",
    "mowis_home.declarationpage": "check",
    "mowis_learning.courseindexpage": "folder-open-inverse",
    "mowis_learning.coursepage": "glasses",
    "mowis_learning.modulepage": "list-ul",
    "mowis_learning.steppage": "arrow-right",
    "mowis_news.newsindexpage": "folder-open-inverse",
    "mowis_news.articlepage": "edit",
    "mowis_news.publicationindexpage": "folder-open-inverse",
    "mowis_news.publicationpage": "doc-full-inverse",
    "mowis_notices.noticeformpage": "warning",
}
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "cms.core.editing.rich_text.PortalRichTextArea"}}
#: After how many months without an update a page of a type is listed as one to look at again; 0 is never: what bears a date of its
#: own, such as an article, is not mended but archived.
STALE_AFTER_MONTHS = {
    "default": 24,
    "mowis_home.HomePage": 6,
    "mowis_home.ContactsPage": 6,
    "mowis_home.PlacePage": 6,
    "mowis_news.ArticlePage": 0,
    "mowis_news.PublicationPage": 0,
    "mowis_home.ProjectPage": 0,
}
#: One form for each, wherever a file is uploaded or replaced: it looks into the file and says what to do.
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.core.editing.pictures.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.core.editing.papers.PaperForm"
WAGTAILADMIN_LOGIN_URL = "account_login"
# There is one step: who approves has read what is approved. Pressing “approve” saves the form first, and that very version would
# otherwise ask for a second approval. Publishing by hand ends the moderation that it overtakes.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = True
TASKS = {"default": {"BACKEND": "cms.core.indexing.OnceBackend"}}
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, Any]] = {"default": {"BACKEND": "search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True
# Wagtail would make a redirect per descendant of a page that moves; cms.core.moved keeps one row for the page.
WAGTAILREDIRECTS_AUTO_CREATE = False
#: Hosts of the portal before this one, whose addresses `import_redirects` takes.
OLD_PORTAL_HOSTS = ["ngo.krakow.pl", "www.ngo.krakow.pl"]
# A page for some people is for an account or a group: a shared password would need a session before anybody signs in.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}

# A translation is published when it is complete, never because its source is live.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_DISABLE_ON_DELETE = False

# The site runs no inline script and no inline style; Wagtail's admin needs both (cms.core.middleware.csp).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
ADMIN_CONTENT_SECURITY_POLICY = {
    **CONTENT_SECURITY_POLICY["DIRECTIVES"],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    # The editor's preview is the page in a frame of the admin.
    "frame-ancestors": [SELF],
}
#: A draft as the editor sees it beside the form: the site's own rules, within a frame of the admin.
PREVIEW_CONTENT_SECURITY_POLICY = {**CONTENT_SECURITY_POLICY["DIRECTIVES"], "frame-ancestors": [SELF]}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail lets its previews be framed by itself

#: The blocks of a page's body, by name, in the order of the chooser. A name is permanent: content is stored under it.
BODY_BLOCKS = [
    ("text", "cms.core.blocks.text.TextBlock"),
    ("heading", "cms.core.blocks.heading.HeadingBlock"),
    ("callout", "cms.core.blocks.callout.CalloutBlock"),
    ("steps", "cms.core.blocks.steps.StepsBlock"),
    ("faq", "cms.core.blocks.faq.FaqBlock"),
    ("table", "cms.core.blocks.table.TableBlock"),
    ("image", "cms.core.blocks.image.ImageBlock"),
    ("documents", "cms.core.blocks.documents.DocumentsBlock"),
    ("legal_basis", "cms.law.blocks.LegalBasisBlock"),
    ("law_versions", "cms.law.checking.versions.LawVersionsBlock"),
    ("related_pages", "cms.core.blocks.related_pages.RelatedPagesBlock"),
    ("key_figures", "cms.core.blocks.key_figures.KeyFiguresBlock"),
    ("timeline", "cms.core.blocks.timeline.TimelineBlock"),
    ("quotation", "cms.core.blocks.quotation.QuotationBlock"),
    ("contact_card", "cms.core.blocks.contact_card.ContactCardBlock"),
    ("video", "cms.core.blocks.video.VideoBlock"),
    ("gallery", "cms.core.blocks.gallery.GalleryBlock"),
    ("contents", "cms.core.blocks.contents.ContentsBlock"),
    ("call_to_action", "cms.core.blocks.call_to_action.CallToActionBlock"),
    ("page_list", "cms.core.blocks.page_list.PageListBlock"),
]
#: How each block of a body is written in files (docs/course-format.md).
BODY_BLOCK_CODECS = [
    "cms.core.exchange.blocks.text.TextCodec",
    "cms.core.exchange.blocks.heading.HeadingCodec",
    "cms.core.exchange.blocks.callout.CalloutCodec",
    "cms.core.exchange.blocks.steps.StepsCodec",
    "cms.core.exchange.blocks.faq.FaqCodec",
    "cms.core.exchange.blocks.table.TableCodec",
    "cms.core.exchange.blocks.image.ImageCodec",
    "cms.core.exchange.blocks.documents.DocumentsCodec",
    "cms.law.exchange.LegalBasisCodec",
    "cms.law.checking.exchange.LawVersionsCodec",
    "cms.core.exchange.blocks.related_pages.RelatedPagesCodec",
    "cms.core.exchange.blocks.key_figures.KeyFiguresCodec",
    "cms.core.exchange.blocks.timeline.TimelineCodec",
    "cms.core.exchange.blocks.quotation.QuotationCodec",
    "cms.core.exchange.blocks.contact_card.ContactCardCodec",
    "cms.core.exchange.blocks.video.VideoCodec",
    "cms.core.exchange.blocks.gallery.GalleryCodec",
    "cms.core.exchange.blocks.contents.ContentsCodec",
    "cms.core.exchange.blocks.call_to_action.CallToActionCodec",
    "cms.core.exchange.blocks.page_list.PageListCodec",
]
#: Makes the list of courses on a portal that has none yet, for `import_course`.
COURSE_INDEX_MAKER = "home.exchange.bare.make_course_index"
#: The kinds of records that pages name, in the order in which they are loaded (docs/course-format.md).
CONTENT_RECORDS = [
    "cms.core.exchange.record_kinds.UnitKind",
    "cms.core.exchange.record_kinds.TagKind",
    "cms.core.exchange.record_kinds.ContactKind",
    "cms.news.exchange.CategoryRecords",
    "cms.news.exchange.SeriesRecords",
    "cms.news.exchange.AuthorRecords",
    "home.exchange.records.FunderKind",
    "cms.translation.exchange.TermKind",
    "cms.law.places_exchange.PlaceKind",
    "cms.law.glossary.exchange.GlossaryKind",
    "cms.credentials.exchange.RuleKind",
    "search.exchange.SynonymKind",
    "search.exchange.AskedKind",
    "cms.guide.exchange.offices.OfficeKind",
]
#: What editors hold about the portal's own content, beyond its format (docs/course-format.md, “Rules of the content”).
CONTENT_CHECKS = [
    "cms.core.exchange.checks.ids.repeated_ids",
    "cms.core.exchange.checks.anchors.broken_anchors",
    "home.exchange.checks.complete.incomplete_catalogues",
    "home.exchange.checks.written.stale_tables",
    "cms.core.exchange.checks.sentences.long_sentences",
    "cms.law.content_checks.acts.acts_out_of_order",
    "cms.law.content_checks.claims.claims_without_basis",
    "cms.law.content_checks.states.pages_without_date",
    "cms.law.content_checks.marks.places_without_mark",
    "learning.exchange.checks.feedback.silent_questions",
    "learning.exchange.checks.patterns.guessable_answers",
]
