"""The paragraphs of the terms from which the program computes nothing, each with the reason."""

from __future__ import annotations

from ises_desk.i18n import N_

_DEFINED = N_("Een omschrijving: er volgt geen dag, bedrag of weigering uit.")
_AGREED = N_("Wat is afgesproken, legt u vast bij het contract of het product.")
_PROMISE = N_("Een belofte over de dienst zelf; die wordt buiten de administratie nagekomen.")
_CONDUCT = N_("Een gedragsregel: of de klant zich eraan houdt, beoordeelt u.")
_POWER = N_("Een bevoegdheid die u per geval weegt; er volgt geen dag of bedrag uit.")
_COMPLAINTS = N_(
    "Klachten houdt u bij op Klachten; de dag om te antwoorden is een eigen instelling."
)
_DAMAGE = N_("Aansprakelijkheid: schade wordt per geval beoordeeld.")
_MEDIATION = N_("De rol bij een aanvraag: er volgt geen dag, bedrag of weigering uit.")
_PRIVACY = N_("Verwerking van persoonsgegevens: de verwerkersovereenkomst en de AVG beslissen.")
_LIKE_A_PRICE = N_("De dag volgt uit de regel bij artikel 3.2.")
_TRAFFIC = N_("Dataverkeer en ruimte worden buiten de administratie gemeten.")
_COURT = N_("Welke rechter bevoegd is, en of een bepaling geldt, beslist de wet.")


def _each(article: int, paragraphs: tuple[int, ...], reason: str) -> dict[str, str]:
    return {f"{article}.{paragraph}": reason for paragraph in paragraphs}


# By paragraph number: why there is no function under `@article` for it.
NO_RULE: dict[str, str] = {
    **_each(1, (1, 2, *range(4, 16)), _DEFINED),
    **_each(2, (1,), _AGREED),
    **_each(2, (5,), _LIKE_A_PRICE),
    **_each(6, (1, 2), _PROMISE),
    **_each(7, (2, 3), _PROMISE),
    **_each(8, (1, 2, 4, 5, 6, 7, 9, 10, 12), _CONDUCT),
    **_each(8, (3,), _DAMAGE),
    **_each(8, (8,), _TRAFFIC),
    **_each(9, (1,), _COMPLAINTS),
    **_each(9, (2,), _POWER),
    **_each(10, (1,), _CONDUCT),
    **_each(10, (2, 3, 4, 5, 6), _DAMAGE),
    **_each(11, tuple(range(1, 12)), _DAMAGE),
    **_each(13, (1, 3, 4, 8, 9), _MEDIATION),
    **_each(13, (10,), _PRIVACY),
    **_each(13, (11,), _LIKE_A_PRICE),
    **_each(14, (1, 2), _POWER),
    **_each(16, (1, 2, 3, 4, 5, 6, 8), _PRIVACY),
    **_each(18, (1,), _COURT),
}
