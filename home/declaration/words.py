"""The words of the accessibility declaration that are the same for every body, in each language.

They stand here and not in the interface's catalogues, because the headings and their order are prescribed (template of declarations
2.0 of 31 July 2024, for ustawa z dnia 4 kwietnia 2019 r. o dostępności cyfrowej, art. 10): nobody should reword them by the way.

The headings, and the three states „zgodna”, „częściowo zgodna”, „niezgodna”, are those of the template. The sentences around them
are ours: the template's own were not at hand when they were written. Compare them with the ministry's before the portal opens, and
run the ministry's validator on the page.
"""

from dataclasses import dataclass

from django.conf import settings

from home.enums import Conformity, Review


@dataclass(frozen=True)
class Words:
    """Headings in their order, and the sentences between them. ``pledge`` and ``covers`` follow the body's name."""

    title: str
    pledge: str
    covers: str
    address: str
    published: str
    updated: str
    state: str
    status: dict[str, str]
    inaccessible: str
    mismatches: str
    costs: str
    evaluation: str
    excluded: str
    preparation: str
    made: str
    reviewed: str
    method: dict[str, str]
    auditor: str
    facilities: str
    none_given: str
    shortcuts: str
    standard_shortcuts: str
    feedback: str
    contact: str
    email: str
    phone: str
    complaints: str
    procedure: tuple[str, ...]
    ombudsman: str
    other: str
    apps: str
    no_apps: str
    architecture: str
    communication: str


POLISH = Words(
    title="Deklaracja dostępności",
    pledge="zapewnia dostępność cyfrową zgodnie z ustawą z dnia 4 kwietnia 2019 r. o dostępności cyfrowej stron internetowych "
    "i aplikacji mobilnych podmiotów publicznych.",
    covers="Ta deklaracja dotyczy strony internetowej",
    address="Adres strony:",
    published="Data publikacji strony internetowej:",
    updated="Data ostatniej istotnej aktualizacji:",
    state="Stan dostępności cyfrowej",
    status={
        Conformity.FULL: "Strona internetowa jest zgodna z ustawą o dostępności cyfrowej.",
        Conformity.PARTIAL: "Strona internetowa jest częściowo zgodna z ustawą o dostępności cyfrowej. Poniżej wymieniono treści, "
        "które nie są dostępne.",
        Conformity.NONE: "Strona internetowa jest niezgodna z ustawą o dostępności cyfrowej. Poniżej wymieniono treści, które nie są dostępne.",
    },
    inaccessible="Niedostępne treści",
    mismatches="Niezgodności z załącznikiem",
    costs="Nadmierne koszty",
    evaluation="Analiza nadmiernych kosztów",
    excluded="Treści nieobjęte przepisami",
    preparation="Przygotowanie deklaracji",
    made="Data sporządzenia deklaracji:",
    reviewed="Data ostatniego przeglądu deklaracji:",
    method={
        Review.SELF: "Deklarację sporządzono na podstawie samooceny przeprowadzonej przez podmiot publiczny.",
        Review.EXTERNAL: "Deklarację sporządzono na podstawie badania przeprowadzonego przez podmiot zewnętrzny.",
    },
    auditor="Badanie przeprowadził:",
    facilities="Udogodnienia, ograniczenia i inne informacje",
    none_given="Brak.",
    shortcuts="Skróty klawiszowe",
    standard_shortcuts="Na stronie można używać standardowych skrótów klawiaturowych przeglądarki.",
    feedback="Informacje zwrotne i dane kontaktowe",
    contact="Problemy z dostępnością cyfrową można zgłaszać do:",
    email="E-mail:",
    phone="Telefon:",
    complaints="Obsługa wniosków i skarg",
    procedure=(
        "Każdy ma prawo zażądać zapewnienia dostępności cyfrowej strony internetowej lub jej elementu. Można też poprosić o udostępnienie "
        "informacji w alternatywny sposób, na przykład o odczytanie dokumentu.",
        "W żądaniu podaj swoje imię i nazwisko, sposób kontaktu oraz stronę lub element, którego dotyczy żądanie. Jeśli prosisz "
        "o informację w innej formie, napisz, jaka forma jest dla Ciebie wygodna.",
        "Odpowiedź przychodzi niezwłocznie, najpóźniej w ciągu 7 dni. Jeśli to niemożliwe, podmiot publiczny wyjaśnia, dlaczego, i podaje "
        "nowy termin, nie dłuższy niż 2 miesiące od zgłoszenia. Gdy zapewnienie dostępności nie jest możliwe, podmiot może zaproponować "
        "alternatywny sposób dostępu.",
        "Na odmowę albo brak odpowiedzi w terminie można złożyć skargę do podmiotu publicznego. Po wyczerpaniu tej drogi można zwrócić się "
        "do Rzecznika Praw Obywatelskich.",
    ),
    ombudsman="Strona Rzecznika Praw Obywatelskich",
    other="Pozostałe informacje",
    apps="Aplikacje mobilne",
    no_apps="Brak aplikacji mobilnych.",
    architecture="Dostępność architektoniczna",
    communication="Dostępność komunikacyjno-informacyjna",
)
ENGLISH = Words(
    title="Accessibility declaration",
    pledge="provides digital accessibility in accordance with the Polish Act of 4 April 2019 on the digital accessibility of websites "
    "and mobile applications of public entities.",
    covers="This declaration covers the website",
    address="Address of the website:",
    published="Date on which the website was published:",
    updated="Date of the last significant update:",
    state="State of digital accessibility",
    status={
        Conformity.FULL: "The website conforms to the Act on digital accessibility.",
        Conformity.PARTIAL: "The website conforms in part to the Act on digital accessibility. The content that is not accessible is listed below.",
        Conformity.NONE: "The website does not conform to the Act on digital accessibility. The content that is not accessible is listed below.",
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
        "Everyone may demand that the website or a part of it be made digitally accessible. You may also ask for information in another "
        "form, for example to have a document read out.",
        "In your request give your name, how to reach you, and the page or part that it is about. If you ask for information in another "
        "form, say which form is convenient for you.",
        "The answer comes without delay, within 7 days at the latest. If that is not possible, the public entity explains why and sets a "
        "new date, no later than 2 months after the request. If accessibility cannot be provided, it may offer another way of access.",
        "You may complain to the public entity about a refusal, or about an answer that has not come in time. When that has been "
        "exhausted, you may turn to the Commissioner for Human Rights (Rzecznik Praw Obywatelskich).",
    ),
    ombudsman="Website of the Commissioner for Human Rights",
    other="Other information",
    apps="Mobile applications",
    no_apps="There are no mobile applications.",
    architecture="Accessibility of buildings",
    communication="Accessibility of communication and information",
)
NORWEGIAN = Words(
    title="Tilgjengelighetserklæring",
    pledge="sørger for digital tilgjengelighet i samsvar med den polske loven av 4. april 2019 om digital tilgjengelighet for offentlige "
    "organers nettsteder og mobilapplikasjoner.",
    covers="Denne erklæringen gjelder nettstedet",
    address="Nettstedets adresse:",
    published="Nettstedet ble publisert:",
    updated="Siste vesentlige oppdatering:",
    state="Status for digital tilgjengelighet",
    status={
        Conformity.FULL: "Nettstedet er i samsvar med loven om digital tilgjengelighet.",
        Conformity.PARTIAL: "Nettstedet er delvis i samsvar med loven om digital tilgjengelighet. Innhold som ikke er tilgjengelig, er listet "
        "opp nedenfor.",
        Conformity.NONE: "Nettstedet er ikke i samsvar med loven om digital tilgjengelighet. Innhold som ikke er tilgjengelig, er listet opp "
        "nedenfor.",
    },
    inaccessible="Utilgjengelig innhold",
    mismatches="Avvik fra vedlegget",
    costs="Uforholdsmessige kostnader",
    evaluation="Analyse av uforholdsmessige kostnader",
    excluded="Innhold som ikke omfattes av bestemmelsene",
    preparation="Utarbeidelse av erklæringen",
    made="Erklæringen ble utarbeidet:",
    reviewed="Siste gjennomgang av erklæringen:",
    method={
        Review.SELF: "Erklæringen bygger på en egenvurdering utført av det offentlige organet.",
        Review.EXTERNAL: "Erklæringen bygger på en undersøkelse utført av en ekstern aktør.",
    },
    auditor="Undersøkt av:",
    facilities="Tilrettelegging, begrensninger og annen informasjon",
    none_given="Ingen.",
    shortcuts="Hurtigtaster",
    standard_shortcuts="Nettleserens vanlige hurtigtaster virker på nettstedet.",
    feedback="Tilbakemeldinger og kontaktopplysninger",
    contact="Problemer med digital tilgjengelighet kan meldes til:",
    email="E-post:",
    phone="Telefon:",
    complaints="Behandling av krav og klager",
    procedure=(
        "Alle har rett til å kreve at nettstedet eller en del av det gjøres digitalt tilgjengelig. Du kan også be om å få informasjonen på "
        "en annen måte, for eksempel å få et dokument lest opp.",
        "Oppgi navn, hvordan du kan kontaktes, og hvilken side eller del kravet gjelder. Hvis du ber om informasjon i en annen form, skriv "
        "hvilken form som passer for deg.",
        "Svaret kommer uten opphold, senest innen 7 dager. Er det ikke mulig, forklarer det offentlige organet hvorfor og setter en ny frist, "
        "ikke lenger enn 2 måneder etter at kravet kom inn. Kan tilgjengelighet ikke gis, kan organet tilby en annen form for tilgang.",
        "Du kan klage til det offentlige organet på et avslag, eller når svaret ikke er kommet i tide. Når den muligheten er brukt, kan du "
        "henvende deg til den polske ombudsmannen (Rzecznik Praw Obywatelskich).",
    ),
    ombudsman="Ombudsmannens nettsted",
    other="Øvrig informasjon",
    apps="Mobilapplikasjoner",
    no_apps="Det finnes ingen mobilapplikasjoner.",
    architecture="Bygningenes tilgjengelighet",
    communication="Tilgjengelig kommunikasjon og informasjon",
)
BY_LANGUAGE = {"pl": POLISH, "en": ENGLISH, "nb": NORWEGIAN}
#: The commissioner to whom the act sends those whose complaint was of no use.
OMBUDSMAN_URL = "https://bip.brpo.gov.pl/"


def words_in(code: str) -> Words:
    """The words in a language; in Polish where there are none."""
    return BY_LANGUAGE.get(code, BY_LANGUAGE[settings.LANGUAGE_CODE])
