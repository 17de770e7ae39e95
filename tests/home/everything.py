"""A content directory with a page of each type of this room, in several folders, and the records that they name."""

from tests.learning.exchange.sample import uid

from .conftest import HOME, page_file

LIST, PROJECT, PARTNERS, PARTNER, PLACE, CONTACTS, PROGRAMMES, PROGRAMME, TERMS, DECLARATION, OLD = (
    uid(number, 7) for number in range(1, 12)
)
KEYS = [HOME, LIST, PROJECT, PARTNERS, PARTNER, PLACE, CONTACTS, PROGRAMMES, PROGRAMME, TERMS, DECLARATION, OLD]

RECORDS = {
    "units.yaml": f"""
- id: {uid(1, 6)}
  name: "MOWIS"
  phone: "12 616 00 00"
  is_default: true
- id: {uid(2, 6)}
  name: "Wydział Polityki Społecznej"
""",
    "tags.yaml": f"""
- id: {uid(3, 6)}
  slug: szkolenia
  name: {{pl: szkolenia, en: training}}
- id: {uid(4, 6)}
  slug: badania
  name: {{pl: badania, en: research, nb: forskning}}
""",
    "contacts.yaml": f"""
- id: {uid(5, 6)}
  slug: koordynator
  name: {{pl: Anna Nowak, en: Anna Nowak}}
  role: {{pl: koordynatorka współpracy, en: coordinator of cooperation}}
  email: wspolpraca@example.org
- id: {uid(6, 6)}
  slug: sekretariat
  name: {{pl: Sekretariat}}
""",
    "funders.yaml": f"""
- id: {uid(7, 6)}
  slug: efs
  name: {{pl: Europejski Fundusz Społeczny, en: European Social Fund, nb: Det europeiske sosialfondet}}
  url: https://example.org/efs
  logo: {{file: media/efs.png, title: Logo EFS, credit: EFS, licence: za zgodą}}
- id: {uid(8, 6)}
  slug: gmina
  name: {{pl: Gmina Miejska Kraków}}
""",
}


def everything(picture: bytes) -> dict[str, bytes]:
    """The files by name."""
    text = f"\n::: text {{{uid(1, 9)}}}\nZobacz [projekt](page:{PROJECT}).\n:::\n"
    image = "listing_image: {file: media/logo.png, title: Logo, credit: Anna Nowak, licence: CC BY 4.0}\n"
    rich = "  Wejście **bez progu**, [mapa](page:" + CONTACTS + ").\n"
    tasks = f"question: Czego szukasz?\ntasks:\n  - {{id: {uid(1, 5)}, title: Poznaj projekt, page: {PROJECT}, icon: people}}\n"
    project = (
        "fund: Europejski Fundusz Społeczny\nmeasure: 5.4.2\nnumber: POKL.05.04.02-00-H12/13\n"
        'value: "1234567.00"\ngrant: "1049381.95"\ncofinancing: "85.00"\nbeneficiary: Gmina Miejska Kraków\n'
        "implementing_unit: MOWIS\nperiod: maj 2013 – czerwiec 2015\nstarts_on: 2013-05-01\nends_on: 2015-06-30\n"
        f"funders: [efs, gmina]\npartners:\n  - {{id: {uid(2, 5)}, page: {PARTNER}, role: leader}}\nwebsite: https://example.org/projekt\n"
        "tags: [szkolenia, badania]\nsign_language_video: https://example.org/film\neasy_to_read: |\n  To jest projekt.\n"
        f"entity: MOWIS\narchived: {{on: 2016-01-31, reason: Projekt się skończył., successor: {OLD}}}\n{image}"
    )
    place = (
        "address: ul. Daszyńskiego 22\ndistrict: 2\n"
        f"hours:\n  - {{id: {uid(3, 5)}, days: poniedziałek–piątek, time: 9.00–16.00}}\n"
        f"meetings:\n  - {{id: {uid(4, 5)}, title: Klub, when: w każdy wtorek, for_whom: organizacje, contact: koordynator}}\n"
        f"getting_there: |\n  Tramwajem.\naccess: |\n{rich}"
    )
    declaration = (
        "entity_name: Urząd Miasta Krakowa\nsite_name: Portal\nsite_url: https://example.org/\npublished_on: 2026-01-15\n"
        "updated_on: 2026-09-01\nstatus: partial\ninaccessible: |\n  Skany bez tekstu.\nmade_on: 2026-10-01\n"
        "contact_name: Anna Nowak\ncontact_email: dostepnosc@example.org\ncontact_phone: 12 616 00 00\n"
        f"architecture: |\n{rich}menu: footer\n"
    )
    programme = "kind: multiannual\nyear_from: 2012\nyear_to: 2014\nact_number: XXXII/409/11\nadopted_on: 2011-11-23\n"
    pages = {
        "pages/home.md": page_file(HOME, "home", "Początek", "pl", more=tasks),
        "pages/partnerzy.md": page_file(PARTNERS, "partner_index", "Partnerzy", "partnerzy", parent=HOME),
        "pages/centrum.md": page_file(
            PLACE, "place", "Centrum", "centrum", parent=HOME, more=place, body=text.replace(uid(1, 9), uid(3, 9))
        ),
        "pages/kontakt.md": page_file(
            CONTACTS, "contacts", "Kontakt", "kontakt", parent=HOME, more="contacts: [koordynator, sekretariat]\n"
        ),
        "pages/programy.md": page_file(PROGRAMMES, "programme_index", "Programy", "programy", parent=HOME),
        "pages/wieloletni.md": page_file(PROGRAMME, "programme", "Program 2012–2014", "wieloletni", parent=PROGRAMMES, more=programme),
        "pages/regulamin.md": page_file(
            TERMS, "statutory", "Regulamin", "regulamin", parent=HOME, more="kind: terms\nin_force_from: 2026-11-01\nmenu: footer\n"
        ),
        "pages/deklaracja.md": page_file(DECLARATION, "declaration", "Deklaracja", "deklaracja", parent=HOME, more=declaration),
        # The list stands in another folder than its projects, and by its folder after them.
        "publications/projekty.md": page_file(LIST, "project_index", "Projekty", "projekty", parent=HOME, more="menu: true\n"),
        "projects/projekt.md": page_file(PROJECT, "project", "Współpraca", "wspolpraca", parent=LIST, more=project, body=text),
        "projects/nowy.md": page_file(OLD, "project", "Nowy projekt", "nowy-projekt", parent=LIST),
        "projects/partner.md": page_file(
            PARTNER, "partner", "Senter", "senter", parent=PARTNERS, more=f"kind: foreign\ncountry: NO\naddress: Oslo\n{image}"
        ),
    }
    files = {f"pl/{name}": data for name, data in pages.items()}
    files |= {f"pl/records/{name}": text.lstrip().encode() for name, text in RECORDS.items()}
    return files | {"pl/records/media/efs.png": picture + b"\n", "pl/projects/media/logo.png": picture}
