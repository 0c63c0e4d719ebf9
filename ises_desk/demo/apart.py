"""The demonstration built by a process of its own: the window stays free and may stop it."""

from __future__ import annotations

import multiprocessing
import shutil
from typing import TYPE_CHECKING, Any

from ises_desk.errors import Trouble
from ises_desk.i18n import N_
from ises_desk.paths import FILE_NAME, is_demo

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from multiprocessing.connection import Connection
    from pathlib import Path

WAIT_S = 0.1
ENDING_S = 10.0
STEPS = 10  # what `run` says: eight quarters, the start of the next, and the working day


def build(
    folder: Path, customers: int, day: date, tell: Callable[[int, int, str], bool]
) -> Path | None:
    """Build a demonstration; `tell(done, total, text)` False stops it and nothing is left.

    Returns the administration's file, or None when it was stopped.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    worker = context.Process(target=_work, args=(theirs, folder, customers, day), daemon=True)
    worker.start()
    theirs.close()
    try:
        made = _follow(ours, tell)
    except (EOFError, OSError) as broken:
        raise Trouble(
            N_("De demonstratie is halverwege afgebroken."),
            why=str(broken),
            advice=N_("Probeer het opnieuw; uw eigen administratie bleef erbuiten."),
        ) from broken
    finally:
        worker.terminate()
        worker.join(ENDING_S)
        ours.close()
    if made is None and is_demo(folder / FILE_NAME):
        shutil.rmtree(folder, ignore_errors=True)
    return made


def _follow(ours: Connection, tell: Callable[[int, int, str], bool]) -> Path | None:
    """Pass on what the worker says, until it is done or the owner stops it."""
    done, text = 0, ""
    while tell(done, STEPS, text):
        if not ours.poll(WAIT_S):
            continue
        word, *rest = ours.recv()
        if word == "said":
            done, text = min(done + 1, STEPS - 1), rest[0]
        elif word == "made":
            made: Path = rest[0]
            return made
        elif word == "trouble":
            what, why, advice, facts = rest
            raise Trouble(what, why=why, advice=advice, **facts)
        else:
            raise RuntimeError(rest[0])
    return None


def _work(conn: Connection, folder: Path, customers: int, day: date) -> None:
    """Run in the worker: build, and tell how it goes."""
    import traceback

    from ises_desk.demo.story import run

    def say(*words: Any) -> None:
        conn.send(words)

    try:
        say("made", run(folder, customers, day, lambda text: say("said", text)).file)
    except Trouble as trouble:
        say("trouble", trouble.what, trouble.why, trouble.advice, trouble.values)
    except OSError as why:
        what = N_("In {folder} kan geen demonstratie worden gemaakt.")
        advice = N_("Kijk of er ruimte vrij is en of de map niet in gebruik is.")
        say("trouble", what, str(why), advice, {"folder": str(folder)})
    except Exception:  # noqa: BLE001  whatever it is, the window must show it
        say("bug", traceback.format_exc())
    finally:
        conn.close()
