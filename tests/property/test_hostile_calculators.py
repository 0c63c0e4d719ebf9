"""Whatever is typed at a calculator: computed, refused or unreadable, never a fault of ours."""

from __future__ import annotations

import contextlib
import io

from hypothesis import given
from hypothesis import strategies as st

from ises_desk.cli import main
from ises_desk.cli.calculators import calc

DONE, REFUSED, UNREADABLE = range(3)
HOSTILE = (
    *("2026-11-22=", "=5", "2026-11-22=-5", "2026-02-30=5", "2026-11-22=0"),
    *("", "0", "-1", "-0", "999999999999999999", "1e400", "NaN", "٣", "{x}", "%s", "a" * 5000),
    *("2026-02-30", "0001-01-01", "9999-12-31", "<b>&\x01\u202e😀", "--start", "@x.json", "\udcff"),
)
DAYS = ("1990-01-01", "2026-11-22", "2027-01-31", "2028-02-29", "2098-12-31")
PLAIN = {
    "kind": ("business", "consumer"),
    "months": ("1", "12", "120"),
    "price": ("0", "9.99", "999999999.99"),
    "one_off": ("0", "5"),
    "paid": ("0", "100.5"),
    "informed": (*DAYS, "never"),
    "amount": ("0", "12.10", "999999999.99"),
    "amounts": ("0", "12.10", "266.70"),
    "payments": ("2026-11-22=5", "2098-12-31=0.01", "1990-01-01=999999999.99"),
    "costs": ("0", "45"),
    "day_basis": ("actual", "365"),
    "by": ("post", "email"),
    **dict.fromkeys(("one_off_consent", "express_request", "statement"), ("yes", "no")),
    "information": ("yes", "no"),
}


@st.composite
def commands(draw: st.DrawFn) -> list[str]:
    """Draw a calculator with most of its options, now and then with something hostile."""
    name = draw(st.sampled_from(sorted(calc.commands)))
    words = ["calc", name]
    spoilt = draw(st.booleans())
    for option in calc.commands[name].params:
        good = PLAIN.get(str(option.name), DAYS)
        values = (*good, *HOSTILE) if spoilt else good
        if not draw(st.integers(0, 5)):
            continue
        if getattr(option, "is_flag", False):
            words.append(option.opts[0])
            continue
        times = draw(st.integers(1, 3)) if getattr(option, "multiple", False) else 1
        for _time in range(times):
            words += [option.opts[0], draw(st.sampled_from(values))]
    return words


@given(words=commands())
def test_a_calculator_answers_or_says_in_one_sentence_why_not(words: list[str]) -> None:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(words)
    assert status in {DONE, REFUSED, UNREADABLE}, err.getvalue()
    said = err.getvalue()
    assert bool(out.getvalue()) == (status == DONE)
    assert said.count("\n") == (status != DONE)
