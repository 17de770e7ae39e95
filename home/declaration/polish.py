"""The words of the declaration in Polish."""

from home.enums import Conformity, Review

from .shape import Words

POLISH = Words(
    title="Deklaracja dostępności",
    pledge=(
        "zapewnia dostępność cyfrową zgodnie z ustawą z dnia 4 kwietnia 2019 r. o dostępności cyfrowej stron internetowych i "
        "aplikacji mobilnych podmiotów publicznych."
    ),
    covers="Ta deklaracja dotyczy strony internetowej",
    address="Adres strony:",
    published="Data publikacji strony internetowej:",
    updated="Data ostatniej istotnej aktualizacji:",
    state="Stan dostępności cyfrowej",
    status={
        Conformity.FULL: "Strona internetowa jest zgodna z ustawą o dostępności cyfrowej.",
        Conformity.PARTIAL: (
            "Strona internetowa jest częściowo zgodna z ustawą o dostępności cyfrowej. Poniżej wymieniono treści, które nie są dostępne."
        ),
        Conformity.NONE: (
            "Strona internetowa jest niezgodna z ustawą o dostępności cyfrowej. Poniżej wymieniono treści, które nie są dostępne."
        ),
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
        (
            "Każdy ma prawo zażądać zapewnienia dostępności cyfrowej strony internetowej lub jej elementu. Można też poprosić o "
            "udostępnienie informacji w alternatywny sposób, na przykład o odczytanie dokumentu."
        ),
        (
            "W żądaniu podaj swoje imię i nazwisko, sposób kontaktu oraz stronę lub element, którego dotyczy żądanie. Jeśli "
            "prosisz o informację w innej formie, napisz, jaka forma jest dla Ciebie wygodna."
        ),
        (
            "Odpowiedź przychodzi niezwłocznie, najpóźniej w ciągu 7 dni. Jeśli to niemożliwe, podmiot publiczny wyjaśnia, "
            "dlaczego, i podaje nowy termin, nie dłuższy niż 2 miesiące od zgłoszenia. Gdy zapewnienie dostępności nie jest "
            "możliwe, podmiot może zaproponować alternatywny sposób dostępu."
        ),
        (
            "Na odmowę albo brak odpowiedzi w terminie można złożyć skargę do podmiotu publicznego. Po wyczerpaniu tej drogi "
            "można zwrócić się do Rzecznika Praw Obywatelskich."
        ),
    ),
    ombudsman="Strona Rzecznika Praw Obywatelskich",
    other="Pozostałe informacje",
    apps="Aplikacje mobilne",
    no_apps="Brak aplikacji mobilnych.",
    architecture="Dostępność architektoniczna",
    communication="Dostępność komunikacyjno-informacyjna",
)
