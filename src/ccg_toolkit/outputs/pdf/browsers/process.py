"""A browser that runs by itself: with a profile of its own, off the network, and ended whatever it does."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer, current_thread, main_thread
from time import sleep
from types import TracebackType
from typing import Any, Self

from ccg_toolkit.outputs.pdf.browsers.installed import Browser

_ALONE = (
    *("--headless=new", "--disable-gpu", "--hide-scrollbars", "--mute-audio", "--no-first-run"),
    *("--no-default-browser-check", "--disable-extensions", "--disable-default-apps", "--disable-breakpad"),
    *(
        "--disable-sync",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-domain-reliability",
    ),
    *("--no-pings", "--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND"),
    "--disable-features=SpareRendererForSitePerProcess,WebUIOmniboxPopup,WebUIOmniboxAimPopup",
)
"""It prints and does nothing else, least of all on a network: no name of a host leads anywhere. Nor does it start what a
window has beside its page, a process for the next page and the lists below its address: they take as long as a print."""
_LOOKS, _BETWEEN = 50, 0.02
"""How often, and how many seconds apart, one looks whether all is gone: what is ended takes a moment to go."""


class BrowserFailed(Exception):  # noqa: N818 - it names a state of the system, not an error of ours
    """A browser did not print; the message says how, as in ``ended before it printed``.

    Attributes:
        final: whether there is no use in asking it another way.
    """

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.final = final


class RunningBrowser:
    """A browser while it runs; leaving the context ends it and all that it started, and removes its folder.

    Attributes:
        folder: of its own, for its profile and what it is given.
        process: the program; none before `start`.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._silent = False
        self.process: subprocess.Popen[bytes] | None = None
        try:
            self._folder = tempfile.TemporaryDirectory(prefix="ccg-toolkit-", ignore_cleanup_errors=True)
            self.folder = Path(self._folder.name)
        except OSError as error:
            raise BrowserFailed("finds no folder that it could write to", final=True) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def start(self, arguments: Sequence[str], **options: Any) -> None:  # noqa: ANN401 - those of `subprocess.Popen`
        """Start it.

        Args:
            arguments: what it is to do.
            options: for `subprocess.Popen`.

        Raises:
            BrowserFailed: where it cannot be started.
        """
        command = [str(self._browser.path), *_ALONE, f"--user-data-dir={self.folder / 'profile'}", *arguments]
        if sys.platform == "linux" and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # it refuses to run for root otherwise
        silent: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        try:
            with _undisturbed():  # else it could run and nobody would know
                self.process = subprocess.Popen(  # noqa: S603 - found by us
                    command, start_new_session=True, env=self._environment(), **(silent | options)
                )
        except OSError as error:
            raise BrowserFailed("cannot be started", final=True) from error

    def _environment(self) -> dict[str, str]:
        """Let it put whatever else it writes into its folder too: one that is ended leaves it behind."""
        own = dict.fromkeys(("TMP", "TEMP", "BREAKPAD_DUMP_LOCATION"), str(self.folder))
        if sys.platform != "darwin":  # where names of sockets may be no longer than what they are by default
            own["TMPDIR"] = str(self.folder)
        return os.environ | own

    @contextmanager
    def within(self, seconds: float, *, final: bool = True) -> Iterator[None]:
        """End the browser where what happens in here takes longer.

        Args:
            seconds: that it may take.
            final: whether a browser that took longer is not to be asked another way.

        Raises:
            BrowserFailed: where it took longer, or where the browser ended.
        """
        watch = Timer(seconds, self._stop)
        watch.start()
        try:
            yield
        except (OSError, EOFError) as error:
            if self._silent:
                raise BrowserFailed(f"did not answer within {seconds:g} seconds", final=final) from error
            raise BrowserFailed("ended before it printed") from error
        finally:
            watch.cancel()

    def _stop(self) -> None:
        self._silent = True
        self._kill()

    def end(self) -> None:
        """End the browser and all that it started, and remove its folder."""
        self._kill()
        if self.process:
            self.process.wait()
        for _ in range(_LOOKS):
            shutil.rmtree(self.folder, ignore_errors=True)
            if not self.folder.exists() and not self._any_left():
                break
            sleep(_BETWEEN)
        self._folder.cleanup()

    def _kill(self) -> None:
        if not self.process:
            return
        if sys.platform == "win32":
            if self.process.poll() is None:
                ended = ["taskkill", "/F", "/T", "/PID", str(self.process.pid)]
                subprocess.run(ended, check=False, capture_output=True)  # noqa: S603 - Windows' own
        else:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def _any_left(self) -> bool:
        """Tell whether anything that the browser started still runs; on Windows, ending it ends all of it."""
        if not self.process or sys.platform == "win32":
            return False
        try:
            os.killpg(self.process.pid, 0)
        except (ProcessLookupError, PermissionError):
            return False
        return True


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold signals back while something is started, until one knows of it.

    Blocking them would not do: another thread, such as one of a library, can take a signal for the whole program.
    """
    if current_thread() is not main_thread():  # where no signal is heard anyway
        yield
        return
    heard: list[int] = []
    numbers = (signal.SIGINT, signal.SIGTERM)
    handlers = [signal.signal(number, lambda number, _frame: heard.append(number)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, handlers, strict=True):
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        for late in heard:
            signal.raise_signal(late)
