"""The payment code on an invoice: EPC069-12 version 002, error level M, made by segno."""

from __future__ import annotations

from functools import lru_cache

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.values.money import Money

UTF_8 = 1
# By number, as EPC069-12 lists them.
CHARSETS = {
    1: "utf-8",
    2: "iso-8859-1",
    3: "iso-8859-2",
    4: "iso-8859-4",
    5: "iso-8859-5",
    6: "iso-8859-7",
    7: "iso-8859-10",
    8: "iso-8859-15",
}
_MOST = Money.of("999999999.99")
_NAME = 70
_REFERENCE = 35
_TEXT = 140
_BYTES = 331
_VERSIONS = range(1, 14)


def epc_payload(
    *,
    name: str,
    iban: str,
    amount: Money,
    reference: str = "",
    text: str = "",
    bic: str = "",
    purpose: str = "",
    charset: int | None = UTF_8,
) -> bytes:
    r"""Return the bytes of a credit transfer; give a structured `reference` or a `text`.

    `name` is the account's name exactly as the bank has it. `charset` None takes the smallest
    that has all characters. Refusal when the amount is not between 0.01 and 999999999.99, when a
    part is too long or when the whole exceeds 331 bytes; line feeds become spaces, so that no
    value can take another's line.

    >>> epc_payload(name="A", iban="nl91 abna 0417 1643 00", amount=Money(1), text="1", charset=2)
    b'BCD\n002\n2\nSCT\n\nA\nNL91ABNA0417164300\nEUR0.01\n\n\n1'
    """
    if not Money(0) < amount <= _MOST:
        raise Refusal(N_("Voor {amount} kan geen betaalcode worden gemaakt."), amount=amount)
    if bool(reference) == bool(text):
        raise ValueError("either a reference or a text, and not both")
    parts = [
        bic,
        _fit(name, _NAME, "account_name"),
        iban.replace(" ", "").upper(),
        f"EUR{amount.plain.rstrip('0').rstrip('.')}",
        purpose,
        _fit(reference.replace(" ", ""), _REFERENCE, "payment_reference"),
        _fit(text, _TEXT, "payment_reference"),
    ]
    while not parts[-1]:
        parts.pop()
    return _encoded(parts, charset)


def rows(payload: bytes) -> tuple[str, ...]:
    """Return the code as rows of "0" and "1" without quiet zone: a letter's `qr` field."""
    return _rows(payload)


def payment_rows(
    *, name: str, iban: str, amount: Money, reference: str = "", text: str = ""
) -> tuple[str, ...]:
    """Return the rows for a letter, or none where there is nothing to pay (credit, zero)."""
    if amount <= Money(0):
        return ()
    return rows(epc_payload(name=name, iban=iban, amount=amount, reference=reference, text=text))


@lru_cache(maxsize=256)
def _rows(payload: bytes) -> tuple[str, ...]:
    import segno

    code = segno.make_qr(payload, error="m", boost_error=False)
    if code.version not in _VERSIONS:
        raise ValueError(f"a payment code is at most version 13, not {code.version}")
    return tuple("".join(map(str, row)) for row in code.matrix)


def _encoded(parts: list[str], charset: int | None) -> bytes:
    numbers = CHARSETS if charset is None else (charset,)
    order = sorted(numbers, key=lambda number: number == UTF_8)
    for number in order:
        lines = ["BCD", "002", str(number), "SCT", *parts]
        try:
            payload = "\n".join(lines).encode(CHARSETS[number])
        except UnicodeEncodeError:
            continue
        if len(payload) > _BYTES:
            raise Refusal(N_("De gegevens passen niet in een betaalcode; kort de tekst in."))
        return payload
    raise Refusal(N_("De gegevens passen niet in de tekenset van de betaalcode."))


def _fit(value: str, longest: int, field: str) -> str:
    clean = " ".join(value.split())
    if len(clean) > longest:
        raise Refusal(
            N_("Dit is te lang voor een betaalcode: {length} tekens, er passen er {longest}."),
            field=field,
            length=len(clean),
            longest=longest,
        )
    return clean
