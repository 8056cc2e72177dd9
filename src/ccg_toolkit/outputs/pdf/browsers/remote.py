"""Printing by remote control: one start of the browser for any number of pages, which never touch the disk.

The browser takes orders of the DevTools protocol, one JSON message at a time, over two pipes that nobody else can reach.
No port is opened. When this program dies, the pipes close, and the browser ends.
"""

import json
import os
import subprocess
import sys
from base64 import b64decode
from contextlib import suppress
from itertools import count
from typing import Any

from ccg_toolkit.outputs.pdf.browsers.installed import Browser
from ccg_toolkit.outputs.pdf.browsers.process import BrowserFailed, RunningBrowser

TO_ANSWER, TO_PRINT = 20.0, 120.0
"""Seconds that a browser has for its first answer, with its start, and for a page."""
_READS, _WRITES = 3, 4
"""Where a browser expects its ends of the pipes."""
_CHUNK = 1 << 16
_MOMENT = 0.2


class RemoteControl:
    """A browser that stays open and prints what it is sent."""

    def __init__(self, browser: Browser) -> None:
        self._running = RunningBrowser(browser)
        self._numbers = count(1)
        self._heard = bytearray()
        self._events: list[str] = []
        self._ours: list[int] = []
        try:
            with self._running.within(TO_ANSWER, final=False):  # where a policy forbids it, a browser only keeps silent
                self._start()
                target = self._ask("Target.createTarget", url="about:blank")["targetId"]
                self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
                self._ask("Page.enable")
                self._ask("Emulation.setScriptExecutionDisabled", value=True)
                self._ask("Emulation.setEmulatedMedia", media="print")  # else it lays a page out for a screen first
                self._frame = self._ask("Page.getFrameTree")["frameTree"]["frame"]["id"]
        except BaseException:
            self.close()
            raise

    def print(self, page: str) -> bytes:
        """Print a page.

        Args:
            page: HTML, with all that belongs to it inside.

        Returns:
            What the browser made of it.

        Raises:
            BrowserFailed: where it refuses, ends, or takes too long.
        """
        with self._running.within(TO_PRINT):
            self._events.clear()
            self._ask("Page.setDocumentContent", frameId=self._frame, html=page)
            while "Page.loadEventFired" not in self._events:
                self._events.append(self._next().get("method", ""))
            printed = self._ask(
                "Page.printToPDF",
                printBackground=True,
                preferCSSPageSize=True,
                generateTaggedPDF=True,
                generateDocumentOutline=True,
            )
            return b64decode(printed["data"])

    def close(self) -> None:
        """End the browser."""
        for end in self._ours:
            with suppress(OSError):
                os.close(end)
        self._ours.clear()
        self._running.end()

    def _start(self) -> None:
        orders, our_orders = os.pipe()
        our_answers, answers = os.pipe()
        self._ours = [our_answers, our_orders]
        try:
            options = ["--remote-debugging-pipe", "--no-startup-window", *_pipes(orders, answers)]
            self._running.start(options, **_handing_over(orders, answers))
        finally:
            os.close(orders)
            os.close(answers)

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
        """Send an order and wait for what comes of it; what else the browser tells meanwhile is kept."""
        number = next(self._numbers)
        order: dict[str, Any] = {"id": number, "method": method, "params": params}
        if session := getattr(self, "_session", ""):
            order["sessionId"] = session
        waiting = memoryview(json.dumps(order).encode() + b"\0")
        while waiting:
            waiting = waiting[os.write(self._ours[1], waiting) :]
        while (answer := self._next()).get("id") != number:
            self._events.append(answer.get("method", ""))
        if "result" not in answer:
            raise BrowserFailed("refused to be told what to do")
        result: dict[str, Any] = answer["result"]
        return result

    def _next(self) -> dict[str, Any]:
        while (end := self._heard.find(0)) < 0:
            _wait_for(self._ours[0])
            part = os.read(self._ours[0], _CHUNK)
            if not part:
                raise EOFError
            self._heard += part
        message = bytes(self._heard[:end])
        del self._heard[: end + 1]
        try:
            told: dict[str, Any] = json.loads(message)
        except ValueError as error:
            raise BrowserFailed("said what nobody understands") from error
        return told


if sys.platform == "win32":
    import msvcrt

    def _pipes(orders: int, answers: int) -> list[str]:
        """Name the pipes: on Windows, a browser is told their handles."""
        handles = [msvcrt.get_osfhandle(end) for end in (orders, answers)]
        for handle in handles:
            os.set_handle_inheritable(handle, True)  # noqa: FBT003 - its only way
        return [f"--remote-debugging-io-pipes={handles[0]},{handles[1]}"]

    def _handing_over(orders: int, answers: int) -> dict[str, Any]:
        handles = [msvcrt.get_osfhandle(end) for end in (orders, answers)]
        return {"startupinfo": subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles})}

    def _wait_for(_end: int) -> None:
        """Do nothing: on Windows, one can only read."""
else:
    import fcntl
    import select

    def _wait_for(end: int) -> None:
        """Wait until there is something to read. A signal that comes just before is heard after a moment, not at the end."""
        while not select.select([end], [], [], _MOMENT)[0]:
            pass

    def _pipes(_orders: int, _answers: int) -> list[str]:
        """Name the pipes: they stand at their places, and need no name."""
        return []

    def _handing_over(orders: int, answers: int) -> dict[str, Any]:
        def put_in_place() -> None:
            # Out of the way first: one of the two may stand where the other belongs.
            ends = [fcntl.fcntl(end, fcntl.F_DUPFD, _WRITES + 1) for end in (orders, answers)]
            os.dup2(ends[0], _READS)
            os.dup2(ends[1], _WRITES)

        return {"preexec_fn": put_in_place, "pass_fds": (_READS, _WRITES)}
