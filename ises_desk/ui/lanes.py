"""Four one-thread lanes beside the window (write, read, slow, long); one signal brings home."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from ises_desk.errors import Refusal, Stopped
from ises_desk.ui.errands import Asked, NotOpenError, Progress, Return, alive
from ises_desk.ui.one_by_one import OneByOne

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from concurrent.futures import Future, ThreadPoolExecutor
    from contextlib import AbstractContextManager
    from datetime import datetime

    from ises_desk.store.database import Database
    from ises_desk.ui.messages import Messages

POLL_MS = 100  # how often the progress of slow work is looked at


class Lanes(QObject):
    """The only place where work leaves the UI thread.

    `touched` tells after each deed which subjects changed; pages refresh on it. `written` tells
    its audit line and title: the menu can take it back.
    """

    touched = Signal(object)
    written = Signal(int, str)
    _home = Signal(object)

    def __init__(
        self, messages: Messages, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self._now = now
        self._database: Database | None = None
        self._closed = False
        self._progresses: list[Progress] = []
        self._asked: list[Asked] = []  # deeds that have not come home yet
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        # queued by itself: it is emitted by another thread
        self._home.connect(OneByOne(self, self._arrive).add)

    @property
    def database(self) -> Database | None:
        """The administration in use; None until it is open."""
        return self._database

    def attach(self, database: Database | None) -> None:
        """Let the lanes work on this administration from now on."""
        self._database = database

    def session(self) -> AbstractContextManager[Any]:
        """Open the administration for reading, for work on a lane."""
        if self._database is None:
            raise NotOpenError
        return self._database.read()

    def read(
        self,
        fn: Callable[..., Any],
        done: Callable[[Any], None],
        *args: Any,
        failed: Callable[[], None] | None = None,
    ) -> Future[None]:
        """Call `fn(session, *args)` on the read lane and `done(value)` here."""
        back = Return(done, None, failed)
        return self._submit("read", back, partial(self._reading, fn, args))

    def perform(
        self,
        done: Callable[[Any], None],
        act: Any,
        *,
        refused: Callable[[Refusal], None] | None = None,
        failed: Callable[[], None] | None = None,
        **arguments: Any,
    ) -> Future[None]:
        """Perform a deed (an Act or its code) on the write lane; then `done(value)` and `touched`.

        Arguments are read as the command line reads them: typed, plain words, or groups as
        dictionaries. A deed of which the code is given is imported on the lane.
        A Refusal goes to `refused` when given (a form shows it at the field), else to the messages;
        `failed` is called after any error. A deed that is asked again, in all the same, before it
        has come home is done once.
        """
        asked = next((each for each in self._asked if each.is_for(act, arguments)), None)
        if asked is not None:
            return asked.future
        back = Return(done, refused, failed)
        work = partial(self._performing, back, act, arguments)
        back.asked = Asked(act, arguments, self._submit("write", back, work))
        self._asked.append(back.asked)
        return back.asked.future

    def undo(
        self,
        done: Callable[[Any], None],
        line: int,
        *,
        refused: Callable[[Refusal], None] | None = None,
    ) -> Future[None]:
        """Take back the deed with an audit line, or call `refused`."""
        back = Return(done, refused, None)
        return self._submit("write", back, partial(self._undoing, back, line))

    def rehearse(
        self,
        done: Callable[[Any], None],
        act: str,
        look: Callable[[Any, Any], Any],
        arguments: Mapping[str, Any],
    ) -> Future[None]:
        """Let `done` see `look(session, value)` of a deed that is taken back, or its Refusal."""
        work = partial(self._rehearsing, act, look, arguments)
        return self._submit("write", Return(done, None, None), work)

    def slow(
        self,
        fn: Callable[..., Any],
        done: Callable[[Any], None],
        *args: Any,
        watch: Callable[[Progress], None] | None = None,
        failed: Callable[[], None] | None = None,
    ) -> Progress:
        """Call `fn(progress, *args)` on the long lane; `watch` polls its progress.

        Work that is stopped half-way may raise Stopped: nothing is said, `failed` is called.
        """
        progress = Progress()
        self._progresses.append(progress)
        timer = QTimer(self)
        if watch is not None:
            timer.timeout.connect(lambda: watch(progress) if alive(watch) else timer.stop())
            timer.start(POLL_MS)

        def finish(value: Any) -> None:
            end()
            done(value)

        def end() -> None:
            timer.stop()
            timer.deleteLater()
            self._progresses.remove(progress)

        def fail() -> None:
            end()
            if failed is not None:
                failed()

        finish.__dict__["owner"] = getattr(done, "__self__", None)
        self._submit("long", Return(finish, None, fail), partial(fn, progress, *args))
        return progress

    def file(
        self,
        fn: Callable[..., Any],
        done: Callable[[Any], None],
        *args: Any,
        failed: Callable[[], None] | None = None,
    ) -> Future[None]:
        """Call `fn(*args)` on the slow lane: files, pictures, printing."""
        return self._submit("slow", Return(done, None, failed), partial(fn, *args))

    def prepare(
        self,
        fn: Callable[[], Any],
        done: Callable[[Any], None],
        trouble: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Call `fn()` on the read lane, file or not; `trouble` gets what went wrong."""
        back = Return(done, None, None)
        back.trouble = trouble
        self._submit("read", back, fn)

    def write(self, work: Callable[[Database], Any]) -> Any:
        """Return `work(database)` done on the write lane: for work on another lane, which waits."""
        if self._database is None:
            raise NotOpenError
        return self._lane("write").submit(work, self._database).result()

    def settle(self) -> None:
        """Wait until all lanes are empty: before the administration is changed for another."""
        for lane in [*self._lanes.values()]:  # waiting work may make another one
            lane.submit(int).result()

    def close(self) -> None:
        """Stop taking work, let a running deed end and drop the rest; may be repeated."""
        self._closed = True
        for progress in self._progresses:
            progress.cancel()
        for lane in [*self._lanes.values()]:
            lane.shutdown(wait=True, cancel_futures=True)
        if self._database is not None:
            self._database.close()
            self._database = None

    def _submit(self, name: str, back: Return, work: Callable[[], Any]) -> Future[None]:
        """Hand work to a lane."""
        from concurrent.futures import Future

        if self._closed:
            stopped: Future[None] = Future()
            stopped.cancel()
            return stopped
        return self._lane(name).submit(self._run, back, work)

    def _lane(self, name: str) -> ThreadPoolExecutor:
        """Return a lane; the first work makes it, so that nothing is made before a paint."""
        from concurrent.futures import ThreadPoolExecutor

        if name not in self._lanes:
            self._lanes.setdefault(name, ThreadPoolExecutor(1, name))
        return self._lanes[name]

    def _run(self, back: Return, work: Callable[[], Any]) -> None:
        try:
            back.value = work()
        except BaseException as error:  # noqa: BLE001  every error must come home to the window
            back.error = error
        if not self._closed:
            self._home.emit(back)

    def _reading(self, fn: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        with self.session() as session:
            return fn(session, *args)

    def _performing(self, back: Return, act: Any, arguments: dict[str, Any]) -> Any:
        from ises_desk.actions.arguments import read
        from ises_desk.actions.perform import perform
        from ises_desk.actions.register import find

        if self._database is None:
            raise NotOpenError
        known = find(act) if isinstance(act, str) else act
        if known is None:
            raise LookupError(act)
        outcome = perform(self._database, self._now(), known, **read(known, arguments))
        back.touched = outcome.touched
        back.line, back.title = outcome.line, known.title
        return outcome.value

    def _undoing(self, back: Return, line: int) -> Any:
        from ises_desk.actions.undo import undo

        if self._database is None:
            raise NotOpenError
        outcome = undo(self._database, self._now(), line)
        back.touched = outcome.touched
        return outcome.value

    def _rehearsing(
        self, act: str, look: Callable[[Any, Any], Any], arguments: Mapping[str, Any]
    ) -> Any:
        from ises_desk.ui.rehearsal import rehearse

        if self._database is None:
            raise NotOpenError
        return rehearse(self._database, self._now(), act, arguments, look)

    def _arrive(self, back: Return) -> None:
        if self._closed:
            return
        if back.asked in self._asked:
            self._asked.remove(back.asked)
        if back.error is None:
            if alive(back.done):
                back.done(back.value)
            if back.line:
                self.written.emit(back.line, back.title)
            if back.touched:
                self.touched.emit(back.touched)
            return
        if isinstance(back.error, NotOpenError):
            return
        self._tell(back, back.error)
        if back.failed is not None and alive(back.failed):
            back.failed()

    def _tell(self, back: Return, error: BaseException) -> None:
        """Let the one who asked know what went wrong, or else the owner."""
        if back.trouble is not None and alive(back.trouble):
            back.trouble(error)
        elif isinstance(error, Refusal) and back.refused is not None and alive(back.refused):
            back.refused(error)
        elif not isinstance(error, Stopped):
            self._messages.show(error)
