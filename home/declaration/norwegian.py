"""The words of the declaration in Norwegian Bokmål."""

from home.enums import Conformity, Review

from .shape import Words

NORWEGIAN = Words(
    title="Tilgjengelighetserklæring",
    pledge=(
        "sørger for digital tilgjengelighet i samsvar med den polske loven av 4. april 2019 om digital tilgjengelighet for "
        "offentlige organers nettsteder og mobilapplikasjoner."
    ),
    covers="Denne erklæringen gjelder nettstedet",
    address="Nettstedets adresse:",
    published="Nettstedet ble publisert:",
    updated="Siste vesentlige oppdatering:",
    state="Status for digital tilgjengelighet",
    status={
        Conformity.FULL: "Nettstedet er i samsvar med loven om digital tilgjengelighet.",
        Conformity.PARTIAL: (
            "Nettstedet er delvis i samsvar med loven om digital tilgjengelighet. Innhold som ikke er tilgjengelig, er listet opp nedenfor."
        ),
        Conformity.NONE: (
            "Nettstedet er ikke i samsvar med loven om digital tilgjengelighet. Innhold som ikke er tilgjengelig, er listet opp nedenfor."
        ),
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
        (
            "Alle har rett til å kreve at nettstedet eller en del av det gjøres digitalt tilgjengelig. Du kan også be om å få "
            "informasjonen på en annen måte, for eksempel å få et dokument lest opp."
        ),
        (
            "Oppgi navn, hvordan du kan kontaktes, og hvilken side eller del kravet gjelder. Hvis du ber om informasjon i en "
            "annen form, skriv hvilken form som passer for deg."
        ),
        (
            "Svaret kommer uten opphold, senest innen 7 dager. Er det ikke mulig, forklarer det offentlige organet hvorfor og "
            "setter en ny frist, ikke lenger enn 2 måneder etter at kravet kom inn. Kan tilgjengelighet ikke gis, kan organet "
            "tilby en annen form for tilgang."
        ),
        (
            "Du kan klage til det offentlige organet på et avslag, eller når svaret ikke er kommet i tide. Når den muligheten er "
            "brukt, kan du henvende deg til den polske ombudsmannen (Rzecznik Praw Obywatelskich)."
        ),
    ),
    ombudsman="Ombudsmannens nettsted",
    other="Øvrig informasjon",
    apps="Mobilapplikasjoner",
    no_apps="Det finnes ingen mobilapplikasjoner.",
    architecture="Bygningenes tilgjengelighet",
    communication="Tilgjengelig kommunikasjon og informasjon",
)
