"""Domain names: the form for people, the form for machines, and the rules of .nl."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ises_desk.errors import Refusal
from ises_desk.i18n import N_

_DUTCH = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61})[a-z0-9]")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_MOST_LABELS = 3
_HYPHENS = "--"


@dataclass(frozen=True, slots=True)
class DomainName:
    """A registered name: as people write it, as machines do (A-labels), and what follows it."""

    unicode: str
    ascii: str
    extension: str

    def __str__(self) -> str:
        """Return the form for people."""
        return self.unicode


def domain_name(text: str) -> DomainName:
    """Read a domain name (no www, no subdomain of .nl); Refusal says what is expected.

    >>> domain_name("Bäckerei.DE")
    DomainName(unicode='bäckerei.de', ascii='xn--bckerei-5wa.de', extension='de')
    """
    import idna

    bare = text.strip().rstrip(".").lower()
    if "/" in bare or "@" in bare or bare.startswith("www."):
        raise Refusal(N_("Typ alleen de domeinnaam, zoals voorbeeld.nl, zonder http:// of www."))
    try:
        encoded = idna.encode(bare, uts46=True, std3_rules=True).decode("ascii").lower()
        shown = idna.decode(encoded)
    except (idna.IDNAError, UnicodeError) as error:
        raise _impossible(bare.split(".")) from error
    labels = encoded.split(".")
    _check(labels)
    return DomainName(shown, encoded, ".".join(labels[1:]))


def _impossible(labels: list[str]) -> Refusal:
    """Return why a name can't exist, in words about this name."""
    if any(label.startswith("xn--") for label in labels):
        return Refusal(
            N_("Wat met xn-- begint, staat voor een naam met accenten, maar dit is er geen. Typ de "
               "naam zoals mensen hem lezen, zoals café.be.")
        )  # fmt: skip
    if any(label.startswith("-") or label.endswith("-") for label in labels):
        return Refusal(N_("Een domeinnaam begint of eindigt niet met een streepje."))
    return Refusal(
        N_("Deze domeinnaam kan niet bestaan; gebruik letters, cijfers en streepjes, "
           "zoals voorbeeld.nl.")
    )  # fmt: skip


def _check(labels: list[str]) -> None:
    known = len(labels) > 1 and not labels[-1].isdigit()
    if not known or not all(map(_LABEL.fullmatch, labels)):
        raise Refusal(N_("Een domeinnaam is een naam, een punt en een extensie: voorbeeld.nl."))
    if labels[-1] == "nl":
        _check_dutch(labels)
    elif len(labels) > _MOST_LABELS:
        raise Refusal(N_("Typ de geregistreerde naam zelf, geen naam daaronder."))


def _check_dutch(labels: list[str]) -> None:
    """Refuse what SIDN does not register."""
    # to check: nl-hyphens-and-idn
    if len(labels) != len(("name", "nl")):
        raise Refusal(N_("Typ de geregistreerde naam zelf: naam.nl, zonder iets ervoor."))
    if labels[0][2:4] == _HYPHENS or not _DUTCH.fullmatch(labels[0]):
        raise Refusal(
            N_("Een .nl-naam heeft 2 tot 63 letters a-z, cijfers of streepjes; geen streepje aan "
               "het begin of eind of op de derde en vierde plaats, en geen accenten.")
        )  # fmt: skip
