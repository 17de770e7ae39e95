"""The eighteen districts of Kraków (dzielnice) by number."""

DISTRICTS = (
    (1, "I Stare Miasto"),
    (2, "II Grzegórzki"),
    (3, "III Prądnik Czerwony"),
    (4, "IV Prądnik Biały"),
    (5, "V Krowodrza"),
    (6, "VI Bronowice"),
    (7, "VII Zwierzyniec"),
    (8, "VIII Dębniki"),
    (9, "IX Łagiewniki-Borek Fałęcki"),
    (10, "X Swoszowice"),
    (11, "XI Podgórze Duchackie"),
    (12, "XII Bieżanów-Prokocim"),
    (13, "XIII Podgórze"),
    (14, "XIV Czyżyny"),
    (15, "XV Mistrzejowice"),
    (16, "XVI Bieńczyce"),
    (17, "XVII Wzgórza Krzesławickie"),
    (18, "XVIII Nowa Huta"),
)
