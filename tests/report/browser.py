"""Chromium, driven through its driver with what Python brings: open a page, look at it, listen to
what it does.
"""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from socket import socket
from typing import Any
from urllib.parse import urlsplit

import attr

DRIVER = shutil.which("chromedriver")
BROWSER = shutil.which("chromium") or shutil.which("google-chrome")

MISSING = (
    ""
    if DRIVER and BROWSER
    else "no browser: `apt-get install chromium chromium-driver` brings one"
)
"""Why pages cannot be tried in a browser here, empty where they can."""

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--window-size=1200,900",
)


OWN = ("chrome", "chrome-untrusted")
"""How the addresses of the browser's own pages begin."""


@attr.frozen
class Browser:
    """One window; what it says goes by the WebDriver protocol."""

    port: int
    session: str

    def ask(self, method: str, path: str, given: dict[str, Any] | None = None) -> Any:
        """The value that the driver answers with."""
        return asked(self.port, method, f"/session/{self.session}{path}", given)

    def open(self, path: Path) -> None:
        """Opens a file and forgets what was said before."""
        self.said()
        self.requests()
        self.ask("POST", "/url", {"url": path.as_uri()})

    def run(self, script: str) -> Any:
        """What a script gives back, which the page's own rules do not bind."""
        return self.ask("POST", "/execute/sync", {"script": script, "args": []})

    def said(self) -> list[str]:
        """What stands in the console since it was last asked."""
        return [entry["message"] for entry in self.ask("POST", "/se/log", {"type": "browser"})]

    def requests(self) -> list[str]:
        """The addresses that were asked for since it was last asked, but by pages of the browser's
        own, as the one it starts with is.
        """
        entries = [
            json.loads(entry["message"])["message"]
            for entry in self.ask("POST", "/se/log", {"type": "performance"})
        ]
        return [
            one["params"]["request"]["url"]
            for one in entries
            if one["method"] == "Network.requestWillBeSent"
            and urlsplit(one["params"]["documentURL"]).scheme not in OWN
        ]

    def alert(self) -> str:
        """What an alert says once it is open, within 20 seconds; it is closed then."""
        for _ in range(200):
            try:
                text = str(self.ask("GET", "/alert/text"))
            except RuntimeError:
                time.sleep(0.1)
            else:
                self.ask("POST", "/alert/dismiss")
                return text
        msg = "no alert is open"
        raise RuntimeError(msg)

    def tools(self, command: str, **given: Any) -> Any:
        """What a command of the browser's own protocol answers."""
        return self.ask("POST", "/goog/cdp/execute", {"cmd": command, "params": given})

    def picture(self) -> bytes:
        """A screenshot, PNG."""
        return base64.b64decode(self.ask("GET", "/screenshot"))

    def paper(self) -> bytes:
        """The page as it prints, PDF."""
        return base64.b64decode(self.ask("POST", "/print", {}))


def asked(port: int, method: str, path: str, given: dict[str, Any] | None = None) -> Any:
    """The value that the driver at a port answers with."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        body = json.dumps(given or {}) if method == "POST" else None
        connection.request(method, path, body, {"Content-Type": "application/json"})
        answer = json.loads(connection.getresponse().read())
    finally:
        connection.close()
    value = answer["value"]
    if isinstance(value, dict) and "error" in value:
        raise RuntimeError(value["error"] + ": " + value["message"])
    return value


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser with a profile of its own, closed at the end."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        driver = subprocess.Popen(
            [DRIVER or "", f"--port={port}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=profile,
        )
        session = ""
        try:
            wait_for(port)
            wanted = {
                "goog:chromeOptions": {
                    "binary": BROWSER,
                    "args": [*ARGUMENTS, f"--user-data-dir={profile}"],
                },
                "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
                "unhandledPromptBehavior": "ignore",
            }
            session = asked(port, "POST", "/session", {"capabilities": {"alwaysMatch": wanted}})[
                "sessionId"
            ]
            yield Browser(port, session)
        finally:
            if session:
                asked(port, "DELETE", f"/session/{session}")
            driver.terminate()
            driver.wait(20)


def wait_for(port: int) -> None:
    """Returns once the driver listens, within 20 seconds."""
    for _ in range(200):
        try:
            asked(port, "GET", "/status")
        except (OSError, HTTPException):
            time.sleep(0.1)
        else:
            return
    msg = "the driver does not answer"
    raise RuntimeError(msg)
