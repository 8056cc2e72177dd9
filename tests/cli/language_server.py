"""The server that the YAML extensions of editors talk to, spoken to as they do."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

Message = dict[str, Any]


class LanguageServer:
    """A running yaml-language-server; what it is asked about is a text in a folder, as in an editor."""

    def __init__(self, command: Path, folder: Path) -> None:
        """Start it.

        Args:
            command: the program.
            folder: the folder that is open in the editor.
        """
        self._folder = folder
        self._running = subprocess.Popen(
            ["node", command.resolve(), "--stdio"],  # noqa: S607 - whichever node there is
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._number = 0

    def __enter__(self) -> Self:
        """Tell it about the editor."""
        abilities = {"textDocument": {"hover": {"contentFormat": ["plaintext"]}, "publishDiagnostics": {}}}
        self.ask("initialize", processId=None, rootUri=self._folder.as_uri(), capabilities=abilities)
        self._tell("initialized")
        settings = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}
        self._tell("workspace/didChangeConfiguration", settings=settings)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self._running.kill()
        self._running.communicate()

    def open(self, name: str, text: str) -> list[Message]:
        """Open a text as a file of the folder, and give what it underlines."""
        file = {"uri": (self._folder / name).as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=file)
        for message in self._messages():
            if message.get("method") == "textDocument/publishDiagnostics":
                return list(message["params"]["diagnostics"])
        raise AssertionError("the server ended")

    def ask(self, method: str, **params: object) -> Any:
        """Ask and wait for the answer."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        for message in self._messages():
            if message.get("id") == self._number and "method" not in message:
                return message["result"]
        raise AssertionError("the server ended")

    def at(self, method: str, name: str, line: int, column: int) -> Any:
        """Ask about a place, counted from 0."""
        file = {"uri": (self._folder / name).as_uri()}
        return self.ask(method, textDocument=file, position={"line": line, "character": column})

    def _tell(self, method: str, **params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._running.stdin is not None
        self._running.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._running.stdin.flush()

    def _messages(self) -> Iterator[Message]:
        """Read what it says; where it asks about settings, it is told to use its own."""
        assert self._running.stdout is not None
        while head := self._running.stdout.readline():
            while self._running.stdout.readline().strip():
                pass
            message = json.loads(self._running.stdout.read(int(head.split(b":")[1])))
            if "method" in message and "id" in message:
                items = (message.get("params") or {}).get("items", [])
                self._send({"id": message["id"], "result": [None] * len(items) if items else None})
            yield message
