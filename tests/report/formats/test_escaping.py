"""What is written for a place comes back from it as it was, and does nothing there."""

from __future__ import annotations

import html
import json
import re
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import example, given

from figurecheck.report.escaping import (
    UNSEEN,
    cell,
    code,
    command_data,
    command_property,
    compact,
    linked,
    markdown,
    uri,
)
from figurecheck.report.safe import safe
from tests.report.formats.hostile import texts

BLOCK = re.compile(r"\s|#|>|[-+*=_~`:|]|\d{1,9}[.)](\s|$)|<|\[")
"""What would make a line of Markdown more than a paragraph."""


@given(texts)
@example("1. a")
@example("a\\|b\\")
def test_markdown_text_rendered_is_the_text_that_was_meant(text: str) -> None:
    written = markdown(text)

    rendered = html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", written)).replace(UNSEEN, "")
    assert rendered == re.sub(r"\s+", " ", safe(text)).strip()


@given(texts)
@example("+ a")
@example(": a")
def test_markdown_text_starts_no_block_and_has_no_active_sign(text: str) -> None:
    written = markdown(text)

    unescaped = re.sub(r"\\[!-/:-@\[-`{-~]", "", written)
    assert not BLOCK.match(written)
    assert not set(unescaped) & set("`*_{}[]~<>|\\\n\r")
    assert re.fullmatch(r"(?:[^&]|&(?:amp|lt|gt|#124);)*", unescaped)


@given(texts)
@example("mail a@evil.example or @all, see #12, gh-7, https://x and www.x.example :tada:")
def test_markdown_text_reaches_nobody_and_nothing(text: str) -> None:
    visible = html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown(text)))

    assert not re.search(r"@\w|#\d|gh-\d|://|www\.\w|:\w+:", visible, re.IGNORECASE | re.ASCII)


@given(texts)
def test_a_workflow_command_gives_back_its_message_and_its_properties(text: str) -> None:
    data, value = command_data(text), command_property(text)

    assert not set(data + value) & {"\r", "\n"}
    assert not set(value) & {":", ","}
    assert data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%") == "\n".join(
        map(safe, text.split("\n"))
    )
    back = (
        value.replace("%2C", ",")
        .replace("%3A", ":")
        .replace("%0D", "\r")
        .replace("%0A", "\n")
        .replace("%25", "%")
    )
    assert back == safe(text)


@given(texts)
def test_json_on_a_line_is_one_line_and_gives_back_the_text(text: str) -> None:
    line = compact([text])

    assert line.splitlines() == [line]
    assert safe(line) == line
    assert json.loads(line) == json.loads(json.dumps([text]))


@given(texts)
@example("секрет dir/%20#?")
def test_a_uri_is_ascii_and_decodes_to_the_path(text: str) -> None:
    written = uri(text)

    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*", written)
    assert unquote_to_bytes(written) in {
        text.encode("utf-8", "surrogatepass"),
        text.encode("utf-8", "replace")
        if re.search("[\ud800-\udfff]", text) is None
        else _escaped(text),
    }


def _escaped(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return b""


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-5000", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "－1", "\n=1"]
)
def test_a_cell_is_never_a_formula(text: str) -> None:
    assert cell(text) == f"'{safe(text)}"


@pytest.mark.parametrize("text", ["2,373 arrests", "−1,234.50", "a=b", "", "'quoted'"])
def test_a_cell_that_is_no_formula_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/b?c=d&e=f", "[source](https://a.example/b?c=d&amp;e=f)"),
        ("https://a.example/b_(c)", "[source](https://a.example/b%5F%28c%29)"),
        ("javascript:alert(1)", ""),
        ("https://user@a.example/", ""),
        ("https://a.example/) [x](b", ""),
        ("", ""),
    ],
)
def test_only_addresses_on_the_web_become_links(url: str, expected: str) -> None:
    assert linked("source", url) == expected


def test_a_path_of_plain_signs_is_code_and_another_is_text() -> None:
    assert code("claims/a.rec:3:9") == "`claims/a.rec:3:9`"
    assert code("a`b|c") == "a\\`b&#124;c"
