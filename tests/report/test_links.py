"""Which addresses may be linked to."""

from __future__ import annotations

import pytest

from figurecheck.report.safe import link

CLICKABLE = (
    ("https://apnews.com/article/1", "https://apnews.com/article/1"),
    ("HTTP://Example.ORG", "http://Example.ORG"),
    ("  https://example.org/a?b=c#d  ", "https://example.org/a?b=c#d"),
    ("https://example.org:8443/", "https://example.org:8443/"),
    ("https://bücher.example/straße", "https://bücher.example/straße"),
    ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
    (
        "https://web.archive.org/web/2025/https://example.org/",
        "https://web.archive.org/web/2025/https://example.org/",
    ),
    ("mailto:desk@example.org", "mailto:desk@example.org"),
    ("ht\ntps://example.org/", "https://example.org/"),
)

TEXT_ONLY = (
    "",
    "apnews.com",
    "//example.org/x",
    "/etc/passwd",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "\x01javascript:alert(1)",
    " \x0bjavascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\r\nscript:alert(1)",
    "javascript\x00:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "jаvascript:alert(1)",
    "vbscript:msgbox(1)",
    "livescript:x",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "DATA:image/svg+xml,<svg onload=alert(1)>",
    "file:///etc/passwd",
    "FILE://c:/windows",
    "ftp://example.org/",
    "blob:https://example.org/1",
    "filesystem:https://example.org/x",
    "view-source:https://example.org/",
    "about:blank",
    "chrome://settings",
    "jar:https://example.org!/x",
    "ws://example.org/",
    "tel:+123",
    "sms:+123",
    "intent://x#Intent;end",
    "ms-word:ofe|u|https://example.org",
    "feed:javascript:alert(1)",
    "https:javascript:alert(1)",
    "https:example.org",
    "https:/example.org",
    "https:///example.org",
    "https:\\\\example.org",
    "https://\\example.org",
    "https://",
    "https://?x",
    "https://user@example.org/",
    "https://apnews.com@evil.example/",
    "https://user:pass@example.org/",
    "https://exa mple.org/",
    "https://example.org/a b",
    'https://example.org/"onmouseover="alert(1)',
    "https://example.org/'x",
    "https://example.org/<script>",
    "https://example.org/`x`",
    "https://example.org/{{7*7}}",
    "https://example.org/\u202egpj.exe",
    "https://exam\u200bple.org/",
    "https://example.org/\x1b[2J",
    "https://example.org/" + "a" * 3000,
    "https://-.-/\x7f",
    "https://example.org:99999999/",
    "mailto:",
    "mailto:a@b.example?subject=x%0abcc:c@d.example",
    "mailto:a@b.example,c@d.example",
    "mailto:<script>@example.org",
    "\ufeffhttps://example.org/",
    "https://example.org\u2028/x",
)


@pytest.mark.parametrize(("written", "linked"), CLICKABLE)
def test_web_and_mail_addresses_can_be_followed(written: str, linked: str) -> None:
    assert link(written) == linked


@pytest.mark.parametrize("written", TEXT_ONLY)
def test_every_other_address_is_text(written: str) -> None:
    assert link(written) is None


def test_there_are_enough_variants() -> None:
    assert len(set(TEXT_ONLY)) >= 60
