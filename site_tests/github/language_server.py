"""A YAML language server, spoken to as an editor does: over its standard input and output."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Any

ROOT = Path(__file__).parents[2]
SERVER = ROOT / "node_modules/yaml-language-server/bin/yaml-language-server"
SETTINGS = {"schemaStore": {"enable": False}, "validate": True, "completion": True, "hover": True}
"""As .vscode/settings.json says, and nothing is fetched."""
PATIENCE = 20
"""Seconds to wait for an answer on a busy machine."""


class Editor:
    """One editor with one server."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.answers: Queue[dict[str, Any]] = Queue()
        self.number = 0
        threading.Thread(target=self._listen, daemon=True).start()
        capabilities = {"workspace": {"configuration": True}, "textDocument": {"completion": {}}}
        self.ask("initialize", {"processId": None, "rootUri": ROOT.as_uri(), "capabilities": capabilities})
        self.tell("initialized", {})

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream
        while line := stream.readline():
            length = int(line.split(b":")[1]) if line.lower().startswith(b"content-length") else 0
            while line.strip():
                line = stream.readline()
                length = int(line.split(b":")[1]) if line.lower().startswith(b"content-length") else length
            self.answers.put(json.loads(stream.read(length)))

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self.process.stdin.flush()

    def tell(self, method: str, params: Any) -> None:
        """Say something that needs no answer."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        """Ask, and return the answer."""
        self.number += 1
        number = self.number
        self._send({"id": number, "method": method, "params": params})
        return self._wait(lambda message: message.get("id") == number and "method" not in message)["result"]

    def _wait(self, wanted: Any) -> dict[str, Any]:
        """The next message that is wanted; the server's own questions are answered on the way."""
        while True:
            try:
                message = self.answers.get(timeout=PATIENCE)
            except Empty:
                raise AssertionError("The language server does not answer.") from None
            if message.get("method") == "workspace/configuration":
                known = {"yaml": SETTINGS}
                result = [known.get(item.get("section"), {}) for item in message["params"]["items"]]
                self._send({"id": message["id"], "result": result})
            elif "method" in message and "id" in message:
                self._send({"id": message["id"], "result": None})
            elif wanted(message):
                return message

    def opened(self, file: Path, text: str | None = None) -> list[dict[str, Any]]:
        """Open a file; return what is underlined in it."""
        text = file.read_text(encoding="utf-8") if text is None else text
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        told = self._wait(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == file.as_uri()
            )
        )
        found: list[dict[str, Any]] = told["params"]["diagnostics"]
        return found

    def offered(self, file: Path, line: int, character: int) -> dict[str, str]:
        """What is offered at a place: the label, and what is said of it."""
        place = {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": character}}
        answer = self.ask("textDocument/completion", place)
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: str(item.get("documentation") or "") for item in items}


@contextmanager
def editor() -> Iterator[Editor]:
    """Start a server, and end it with this block."""
    command = ["node", str(SERVER), "--stdio"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **pipes, start_new_session=True) as process:
        try:
            yield Editor(process)
        finally:
            # The command may have started another one that does the work.
            os.killpg(process.pid, signal.SIGKILL)
