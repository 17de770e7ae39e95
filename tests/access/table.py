"""Who may do what. Every address of the portal stands in exactly one row; an address that stands in none fails the suite.

A row gives an outcome for each role, in the order of ``ROLES``: anonymous, learner, translator, editor, coordinator, admin – once
for looking (GET) and once for doing (POST, or PUT where an address takes only that). The letters are those of
``outcomes.outcome``; “+” is being let in.

Names are those that ``reverse`` knows; “*” stands for anything. After “@” stands what is pointed at when it matters:
``wagtailadmin_pages:edit`` is a Polish page, ``wagtailadmin_pages:edit@en`` its translation.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True)
class Row:
    """Addresses that answer alike. ``names`` are put after ``room`` and a colon, if there is a room."""

    room: str
    names: str
    looking: str
    doing: str

    def covers(self, name: str) -> bool:
        """Whether the address stands in this row."""
        return any(fnmatchcase(name, f"{self.room}:{own}" if self.room else own) for own in self.names.split())


# --- Anybody ---
EVERYBODY = (
    Row("", "wagtail_serve healthz readyz robots_txt sitemap sitemap_part", "oooooo", "mmmmmm"),
    # Legal acts for readers.
    Row("", "law_acts law_act", "oooooo", "mmmmmm"),
    # The search and what it suggests.
    Row("", "search search_suggest", "oooooo", "mmmmmm"),
    # The keys by which certificates are checked.
    Row("", "credentials_did", "oooooo", "mmmmmm"),
    # The picture that is shown when a page is shared.
    Row("", "share_card", "oooooo", "mmmmmm"),
    Row("", "choose_language", "rrrrrr", "mmmmmm"),
    # The language and the words of Wagtail's own scripts; they hold nothing of the portal.
    Row("", "wagtailadmin_javascript_catalog", "oooooo", "mmmmmm"),
    Row("", "wagtailadmin_sprite", "oooooo", "oooooo"),
    # A document is public unless its collection is not.
    Row("", "wagtaildocs_serve", "oooooo", "oooooo"),
    Row("", "wagtailcore_authenticate_with_password", "oooooo", "oooooo"),
    # The restriction in question is one of a page, not of a document.
    Row("", "wagtaildocs_authenticate_with_password", "nnnnnn", "nnnnnn"),
    # The page of sent mail, on a newcomer's own machine; elsewhere it answers 404.
    Row("", "local_outbox", "oooooo", "mmmmmm"),
    # The gallery of components, likewise.
    Row("", "gallery", "oooooo", "mmmmmm"),
)

# --- Accounts ---
ACCOUNTS = (
    # Who is signed in already is sent on.
    Row("", "account_signup account_login", "orrrrr", "orrrrr"),
    Row("", "account_reset_password", "oooooo", "oooooo"),
    Row(
        "",
        "account_email_verification_sent account_inactive account_reset_password_done account_reset_password_from_key_done account_deleted",
        "oooooo",
        "mmmmmm",
    ),
    # A link with an unknown or used key.
    Row("", "account_confirm_email account_reset_password_from_key", "gggggg", "gggggg"),
    Row("", "account_profile account_change_password account_delete", "sooooo", "sooooo"),
    # A zip file; of a stranger nothing is kept.
    Row("", "account_export", "sooooo", "mmmmmm"),
    Row("", "account_logout", "sooooo", "ssssss"),
    # One door for everybody; Wagtail's own lead to it, and its password reset is switched off.
    Row("", "admin_login wagtailadmin_login frontend_login wagtailcore_login", "ssssss", "ssssss"),
    Row("", "wagtailadmin_logout", "ssmmmm", "ssssss"),
    Row("", "wagtailadmin_password_reset*", "nnnnnn", "nnnnnn"),
)

# --- Learning ---
LEARNING = (
    # A form without its key is out of date, whoever sends it: nothing is graded.
    Row("", "learning_answer learning_save", "mmmmmm", "cccccc"),
    Row("", "learning_confirm", "mmmmmm", "rrrrrr"),
    # A learner's own page is everybody's to open; each sees what is theirs, a stranger what it is about.
    Row("", "learning_mine learning_history", "oooooo", "mmmmmm"),
    Row("", "learning_wishes", "mmmmmm", "srrrrr"),
    Row("", "learning_bookmark learning_note", "mmmmmm", "rrrrrr"),
    # Groups: a person's own, and making one with an account.
    Row("", "learning_groups", "oooooo", "mmmmmm"),
    Row("", "learning_group_new", "sooooo", "srrrrr"),
    # A group that the learner coordinates and is in: for anybody else, staff included, there is no such group.
    Row("", "learning_group", "sonnnn", "mmmmmm"),
    Row("", "learning_group_file", "sonnnn", "smmmmm"),
    Row("", "learning_group_change", "sonnnn", "srnnnn"),
    Row("", "learning_group_link learning_group_end learning_group_dismiss", "sonnnn", "srnnnn"),
    Row("", "learning_membership", "sonnnn", "srnnnn"),
    Row("", "learning_group_leave", "sonnnn", "srrrrr"),
    Row("", "learning_join", "oroooo", "rrrrrr"),
    # A private link is made for somebody without an account; the others are told what to do instead.
    Row("", "learning_transfer", "oooooo", "oooooo"),
    Row("", "learning_finish", "oooooo", "rooooo"),
    # A link that nobody made.
    Row("", "learning_take learning_unsubscribe", "nnnnnn", "nnnnnn"),
    # An attempt of the learner: nobody else sees it, staff included.
    Row("", "learning_result", "dodddd", "mmmmmm"),
    # Trying out a draft's quiz, for those who may edit the step.
    Row("", "learning_trial", "mmmmmm", "dddodo"),
)

# --- The guide ---
GUIDE = (
    # What somebody keeps of procedures; the procedure in question is one of the learner, the others are led to their own list.
    Row("", "guide_mine", "oooooo", "mmmmmm"),
    Row("", "guide_forget", "rorrrr", "rrrrrr"),
)

# --- Certificates ---
CERTIFICATES = (
    # What whoever checks a certificate sees.
    Row("", "certificate certificate_page certificate_check certificate_status", "oooooo", "mmmmmm"),
    Row("", "certificates_mine", "oooooo", "mmmmmm"),
    # The learner holds it; for the others there is nothing of theirs to change. A name that is none is refused, see its own tests.
    Row("", "certificates_name", "mmmmmm", "rrrrrr"),
    Row("", "certificate_show", "mmmmmm", "nrnnnn"),
    # The paper has the whole name on it: for the holder and for who keeps certificates.
    Row("", "certificate_pdf certificate_file", "nonnoo", "mmmmmm"),
    Row("", "certificate_claim", "oroooo", "drdddd"),
    Row("", "certificate_list certificate_list_results", "ssdd++", "ssddmm"),
    Row("", "certificate_detail certificate_batch", "ssdd++", "ssdd++"),
    Row("certificate_rules", "index index_results", "ssd+++", "ssdmmm"),
    Row("certificate_rules", "usage history history_results", "ssd+d+", "ssdmdm"),
    Row("certificate_rules", "add edit copy", "ssd+d+", "ssd+d+"),
    Row("certificate_rules", "delete", "ssddd+", "ssddd+"),
)

# --- The search: everybody's; what people look for, and how it is found: editors ---
FINDING = (
    Row("", "search_report search_report_results", "ssd+d+", "ssdmdm"),
    Row("", "search_promote", "ssd+d+", "ssd+d+"),
    Row("mowis_synonyms", "index index_results usage history history_results", "ssd+d+", "ssdmdm"),
    Row("mowis_synonyms", "add edit delete", "ssd+d+", "ssd+d+"),
    Row("wagtailsearchpromotions", "index index_results", "ssd+d+", "ssdmdm"),
    Row("wagtailsearchpromotions", "add edit delete", "ssd+d+", "ssd+d+"),
    # Wagtail's own counts of what people look for, which are never written: empty lists.
    Row("wagtailsearchpromotions", "chooser chooserresults", "ss++++", "ss++++"),
    Row("wagtailsearchpromotions", "search_terms search_terms_results", "ssddd+", "ssdddm"),
)

# --- Sending in and reporting ---
SENDING = (
    Row("", "story_new", "sooooo", "sooooo"),
    # A draft of the learner: for anybody else, staff included, there is no such address.
    Row("", "story_edit", "sonnnn", "sonnnn"),
    Row("", "story_list", "sooooo", "mmmmmm"),
    Row("", "notices_list notices_list_results", "ssd+d+", "ssdmdm"),
    Row("", "notices_decide notices_take_down", "ssd+d+", "ssd+d+"),
    # Whether a page helped: everybody votes. The address for the reason is signed; one that nobody was given is unknown.
    Row("", "feedback_vote", "mmmmmm", "rrrrrr"),
    Row("", "feedback_why", "nnnnnn", "nnnnnn"),
    Row("", "feedback_queue", "ssd+d+", "ssd+d+"),
    Row("", "feedback_queue_results", "ssd+d+", "ssdmdm"),
)

# --- All staff ---
STAFF = (
    Row("", "wagtailadmin_home admin/test404/ wagtailadmin_dismissibles", "ss++++", "ssmmmm"),
    Row("", "wagtailadmin_account wagtailadmin_tag_autocomplete wagtailadmin_tag_model_autocomplete", "ss++++", "ss++++"),
    Row("", "wagtailadmin_choose_page_*_link", "ss++++", "ss++++"),
    Row("", "wagtailadmin_choose_page wagtailadmin_choose_page_child wagtailadmin_choose_page_search", "ss++++", "ssmmmm"),
    Row("", "wagtailadmin_choose_page_chosen_multiple", "ss++++", "ssmmmm"),
    Row("wagtailadmin_api", "pages:listing documents:listing documents:detail images:listing images:detail", "ss++++", "ssmmmm"),
    Row("wagtailadmin_reports", "site_history site_history_results", "ss++++", "ssmmmm"),
    # How many people take each course, and how far they come.
    Row("", "learning_course_report learning_course_figures learning_question_figures", "ssd+++", "ssdmmm"),
    Row("", "learning_organisation_report learning_organisation_report_results", "ssd+++", "ssdmmm"),
    # Who learns what, by name.
    Row("", "learning_learner_report learning_learner_report_results", "ssdd++", "ssddmm"),
    Row("", "learning_group_report learning_group_report_results", "ssdd++", "ssddmm"),
    Row("", "learning_group_appoint", "ssdd++", "ssdd++"),
    Row("wagtailadmin_workflows", "task_chooser task_chooser_results", "ss++++", "ssmmmm"),
    Row("wagtailadmin_workflows", "task_chooser_create task_chosen", "ss++++", "ss++++"),
    Row("wagtailembeds", "chooser chooser_upload", "ss++++", "ss++++"),
    Row("wagtailsnippetchoosers_mowis_*", "choose choose_results chosen chosen_multiple", "ss++++", "ssmmmm"),
    Row("wagtail*s_chooser", "choose choose_results chosen_multiple", "ss++++", "ssmmmm"),
    Row("wagtailadmin_editing_sessions", "release", "ssmmmm", "ss++++"),
    # Shows a confirmation to whoever may not act on it; doing so is denied below.
    Row("wagtailadmin_pages", "choose_parent confirm_workflow_cancellation revisions_index", "ss++++", "ss++++"),
    Row("wagtailadmin_pages", "move_confirm", "ss++++", "ssd+d+"),
    Row("wagtail_localize", "javascript_catalog snippets_api_listing snippets_api_detail", "ss++++", "ssmmmm"),
    Row("wagtail_localize", "translations_report translations_report_results", "ss++++", "ssmmmm"),
    # Acts on those of the pages that the person may publish, and names the others (test_bulk_action_leaves_…).
    Row("", "wagtail_bulk_action", "ss++++", "ss++++"),
    # Nothing of that kind exists: no settings, no machine translation, no address, no block without a name.
    Row("wagtailsettings", "*", "ssnnnn", "ssnnnn"),
    Row("wagtail_localize", "machine_translate", "ssmmmm", "ssnnnn"),
    Row("", "admin/^*", "ssnnnn", "ssnnnn"),
    Row("", "wagtailadmin_block_preview", "ssnnnn", "ssmmmm"),
    # Every kind of record has its own place in the menu.
    Row("wagtailsnippets", "index", "ssdddd", "ssdddd"),
)

# --- Translators and editors: the translations of pages and records ---
TRANSLATION = (
    Row("", "wagtailadmin_explore wagtailadmin_explore_root wagtailadmin_explore_results", "ss++d+", "ssmmdm"),
    Row("wagtailadmin_pages", "type_use type_use_results search search_results", "ss++d+", "ssmmdm"),
    Row("wagtailadmin_pages", "edit@en view_draft@en unpublish@en delete@en", "ss++d+", "ss++d+"),
    Row("wagtailadmin_pages", "history@en", "ss++d+", "ssmmdm"),
    Row("wagtailadmin_reports", "workflow workflow_* aging_pages* page_types_usage*", "ss++d+", "ssmmdm"),
    # Each person sees the pages that they may edit.
    Row("", "mowis_stale_pages* mowis_broken_links* mowis_planned* mowis_no_summary* mowis_image_report*", "ss++d+", "ssmmdm"),
    Row("", "mowis_usefulness*", "ss++d+", "ssmmdm"),
    Row(
        "wagtail_localize",
        "submit_page_translation submit_snippet_translation update_translations download_pofile preview_translation convert_to_alias",
        "ss++d+",
        "ss++d+",
    ),
    Row("wagtail_localize", "upload_pofile stop_translation edit_string_translation edit_override", "ssmmmm", "ss++d+"),
    # The board and the translator's desk.
    Row("", "translation_board translation_string translation_follow", "ss++d+", "ss++d+"),
    Row("", "translation_desk translation_next", "ss++d+", "ssmmdm"),
    Row("", "translation_begin", "ssmmmm", "ss++d+"),
    Row("", "translation_publish translation_fill", "ssmmdm", "ss++d+"),
    # The glossary; deleting a term is an administrator's.
    Row("mowis_terms", "index index_results usage history history_results", "ss++d+", "ssmmdm"),
    Row("mowis_terms", "add edit copy", "ss++d+", "ss++d+"),
    Row("mowis_terms", "delete", "ssddd+", "ssddd+"),
    Row("", "translation_terms_report translation_terms_report_results", "ss++d+", "ssmmdm"),
    # Translations as files. What a person may not edit is refused file by file.
    Row("", "translation_export translation_import", "ss++d+", "ss++d+"),
    Row("", "translation_faults translation_faults_results", "ss++d+", "ssmmdm"),
    # Source and translation beside each other: whoever may change the translation.
    Row("", "translation_in_context", "ss++d+", "ssmmdm"),
    Row("", "translation_in_context_frame", "ss++d+", "ssmmmm"),
)

# --- Editors: pages, files, records of law ---
EDITING = (
    Row(
        "wagtailadmin_pages",
        "add preview_on_add edit preview_on_edit view_draft delete unpublish convert_alias move copy set_privacy"
        " revisions_revert revisions_unschedule",
        "ssd+d+",
        "ssd+d+",
    ),
    Row(
        "wagtailadmin_pages",
        "add_subpage usage revisions_view revisions_compare workflow_history workflow_history_detail history history_results",
        "ssd+d+",
        "ssdmdm",
    ),
    Row("wagtailadmin_pages", "set_page_position", "ssmmmm", "ssd+d+"),
    # What must be compared with the law; each sees what they may edit, and settles what they may publish.
    Row("", "law_checking", "ssd+d+", "ssd+d+"),
    Row("", "mowis_archive_page mowis_restore_page", "ssd+d+", "ssd+d+"),
    # Grading again after a key was mended; and being asked before publishing what was answered.
    Row("", "learning_regrades learning_regrade_done", "ssd+d+", "ssdmdm"),
    Row("", "learning_regrade learning_confirm_publishing", "ssd+d+", "ssd+d+"),
    # Questions of a step as files of other systems.
    Row("", "learning_import_questions learning_export_questions", "ssd+d+", "ssd+d+"),
    # A course as one file. What somebody sent is theirs; of another's the page says that it is not kept.
    Row("", "learning_package_import learning_package_preview", "ssd+d+", "ssd+d+"),
    Row("", "learning_package_download", "ssd+d+", "ssmmmm"),
    Row("wagtailadmin_api", "pages:detail", "ssn+n+", "ssmmmm"),
    Row("wagtailadmin_api", "pages:action", "ssmmmm", "ssn+n+"),
    Row("wagtailadmin_editing_sessions", "ping", "ssmmmm", "ssn+n+"),
    Row("wagtaildocs", "index index_results document_usage", "ssd+d+", "ssdmdm"),
    Row("wagtaildocs", "add edit delete add_multiple", "ssd+d+", "ssd+d+"),
    Row("wagtaildocs", "edit_multiple delete_multiple", "ssmmmm", "ssd+d+"),
    Row("wagtailimages", "index index_results image_usage", "ssd+d+", "ssdmdm"),
    Row("wagtailimages", "add edit delete preview add_multiple", "ssd+d+", "ssd+d+"),
    Row("wagtailimages", "edit_multiple delete_multiple", "ssmmmm", "ssd+d+"),
    # An upload that waits for its title belongs to the person who made it: here the administrator.
    Row("wagtailimages", "create_multiple_from_uploaded_image", "ssmmmm", "ssddd+"),
    Row("wagtaildocs", "create_multiple_from_uploaded_document", "ssmmmm", "ssddd+"),
    Row("wagtail*", "delete_upload_multiple", "ssmmmm", "ssddd+"),
    # Addresses of renditions are not given away: the view that would serve them is not switched on.
    Row("wagtailimages", "url_generator url_generator_output", "ssdndn", "ssdmdm"),
    Row("wagtail*s_chooser", "create select_format", "ssd+d+", "ssd+d+"),
    Row("wagtail*s_chooser", "chosen", "ssd+d+", "ssmmmm"),
    Row("wagtailsnippets_mowis_*", "list list_results usage history history_results", "ssd+d+", "ssdmdm"),
    Row("wagtailsnippets_mowis_*", "add edit copy", "ssd+d+", "ssd+d+"),
)

# --- Administrators ---
ADMINISTRATION = (
    Row("wagtailadmin_pages", "workflow_action collect_workflow_action_data", "ssddd+", "ssddd+"),
    Row("wagtailadmin_pages", "workflow_preview", "ssddd+", "ssmmmm"),
    Row("wagtailadmin_pages", "lock unlock", "ssmmmm", "ssddd+"),
    Row("wagtailsnippets_mowis_*", "delete", "ssddd+", "ssddd+"),
    Row("wagtailadmin_collections", "index", "ssddd+", "ssdddm"),
    Row("wagtailadmin_collections", "add edit set_privacy", "ssddd+", "ssddd+"),
    Row("wagtailadmin_collections", "delete", "ssnnn+", "ssnnn+"),
    Row("wagtailadmin_workflows", "index index_results usage usage_results task_index task_index_results", "ssddd+", "ssdddm"),
    Row("wagtailadmin_workflows", "add edit disable add_task edit_task disable_task select_task_type", "ssddd+", "ssddd+"),
    Row("wagtailadmin_workflows", "enable enable_task remove", "ssmmmm", "ssddd+"),
    Row("wagtailadmin_reports", "locked_pages locked_pages_results", "ssddd+", "ssdddm"),
    Row("wagtailredirects", "index index_results", "ssddd+", "ssdddm"),
    Row("wagtailredirects", "add edit delete start_import", "ssddd+", "ssddd+"),
    # Sent without the file that the step before it keeps: a bad request, where Wagtail itself would break (errors.py).
    Row("wagtailredirects", "process_import", "ssdddm", "ssdddb"),
    Row("wagtaillocales", "index index_results history history_results usage", "ssddd+", "ssdddm"),
    Row("wagtaillocales", "add edit delete copy", "ssddd+", "ssddd+"),
    Row("wagtailusers_*", "index index_results history history_results usage", "ssddd+", "ssdddm"),
    Row("wagtailusers_*", "add edit delete copy", "ssddd+", "ssddd+"),
    Row("wagtailsites", "index index_results history history_results usage", "ssddd+", "ssdddm"),
    Row("wagtailsites", "add edit delete copy", "ssddd+", "ssddd+"),
    Row("wagtailadmin_api", "pages:find documents:find images:find", "ss++++", "ssmmmm"),
)

# --- Wagtail's own faults: let in, and then it breaks. “!” is exactly that, so a release that mends one is noticed. ---
FAULTS = (
    # Breaks on purpose, so that somebody can see that errors are reported.
    Row("", "wagtailadmin_error_test", "ss!!!!", "ss!!!!"),
    # The chooser offers no way to make a record, and the view behind it does not expect to be called.
    Row("wagtailsnippetchoosers_mowis_*", "create", "ssd+d+", "ssd!d!"),
)

TABLE: tuple[Row, ...] = (
    *EVERYBODY,
    *ACCOUNTS,
    *LEARNING,
    *GUIDE,
    *CERTIFICATES,
    *FINDING,
    *SENDING,
    *STAFF,
    *TRANSLATION,
    *EDITING,
    *ADMINISTRATION,
    *FAULTS,
)


def rows_for(name: str) -> list[Row]:
    """The rows in which an address stands; there must be one."""
    return [row for row in TABLE if row.covers(name)]
