"""The words of the declaration in English."""

from home.enums import Conformity, Review

from .shape import Words

ENGLISH = Words(
    title="Accessibility declaration",
    pledge=(
        "provides digital accessibility in accordance with the Polish Act of 4 April 2019 on the digital accessibility of "
        "websites and mobile applications of public entities."
    ),
    covers="This declaration covers the website",
    address="Address of the website:",
    published="Date on which the website was published:",
    updated="Date of the last significant update:",
    state="State of digital accessibility",
    status={
        Conformity.FULL: "The website conforms to the Act on digital accessibility.",
        Conformity.PARTIAL: (
            "The website conforms in part to the Act on digital accessibility. The content that is not accessible is listed below."
        ),
        Conformity.NONE: (
            "The website does not conform to the Act on digital accessibility. The content that is not accessible is listed below."
        ),
    },
    inaccessible="Inaccessible content",
    mismatches="Non-conformity with the annex",
    costs="Excessive costs",
    evaluation="Analysis of excessive costs",
    excluded="Content not covered by the provisions",
    preparation="Preparation of the declaration",
    made="Date on which the declaration was made:",
    reviewed="Date of the last review of the declaration:",
    method={
        Review.SELF: "The declaration was made on the basis of a self-assessment by the public entity.",
        Review.EXTERNAL: "The declaration was made on the basis of an examination by an outside body.",
    },
    auditor="Examined by:",
    facilities="Facilities, limitations and other information",
    none_given="None.",
    shortcuts="Keyboard shortcuts",
    standard_shortcuts="The usual keyboard shortcuts of the browser work on this website.",
    feedback="Feedback and contact details",
    contact="Problems with digital accessibility can be reported to:",
    email="E-mail:",
    phone="Phone:",
    complaints="Requests and complaints",
    procedure=(
        (
            "Everyone may demand that the website or a part of it be made digitally accessible. You may also ask for information "
            "in another form, for example to have a document read out."
        ),
        (
            "In your request give your name, how to reach you, and the page or part that it is about. If you ask for information "
            "in another form, say which form is convenient for you."
        ),
        (
            "The answer comes without delay, within 7 days at the latest. If that is not possible, the public entity explains why"
            " and sets a new date, no later than 2 months after the request. If accessibility cannot be provided, it may offer "
            "another way of access."
        ),
        (
            "You may complain to the public entity about a refusal, or about an answer that has not come in time. When that has "
            "been exhausted, you may turn to the Commissioner for Human Rights (Rzecznik Praw Obywatelskich)."
        ),
    ),
    ombudsman="Website of the Commissioner for Human Rights",
    other="Other information",
    apps="Mobile applications",
    no_apps="There are no mobile applications.",
    architecture="Accessibility of buildings",
    communication="Accessibility of communication and information",
)
