"""The page in a real browser, where one is installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from figurecheck.report.formats.html import FORMAT
from tests.report import series
from tests.report.browser import MISSING, Browser, browser
from tests.report.hostile import Poison, poisoned
from tests.report.markup import Page

pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING)

DARK = [{"name": "prefers-color-scheme", "value": "dark"}]
LIGHT = [{"name": "prefers-color-scheme", "value": "light"}]


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(FORMAT.render(series.own(), False), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "hostile.html"
    report = poisoned(series.own(), Poison(harmless=False))
    path.write_text(FORMAT.render(report, False), encoding="utf-8")
    return path


def test_it_opens_without_a_message_and_without_a_request(window: Browser, own: Path) -> None:
    window.open(own)

    assert window.run("return document.querySelector('h1').innerText").startswith(
        "96 figures, 69 checked"
    )
    assert window.said() == []
    assert {url for url in window.requests() if not url.startswith("data:")} == {own.as_uri()}


def test_hostile_strings_run_nothing_ask_for_nothing_and_add_no_element(
    window: Browser, hostile: Path
) -> None:
    window.open(hostile)
    window.run("for (const one of document.querySelectorAll('details')) one.open = true;")
    elements = window.run("return document.getElementsByTagName('*').length")

    assert elements == len(Page(hostile.read_text(encoding="utf-8")).elements)
    assert (
        window.run(
            "return"
            " document.querySelectorAll('script,iframe,object,embed,form,input,img,link,base').length"
        )
        == 0
    )
    assert window.said() == []
    assert {url for url in window.requests() if not url.startswith("data:")} == {hostile.as_uri()}
    with pytest.raises(RuntimeError, match="no such alert"):
        window.ask("GET", "/alert/text")


def test_a_page_that_does_what_it_should_not_is_noticed(window: Browser, tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_text(
        "<img src='other.png' onerror='console.error(1)'><script>alert(1)</script>",
        encoding="utf-8",
    )
    with suppress(RuntimeError):  # where the alert is open before the page is
        window.open(path)

    assert window.alert() == "1"
    assert window.run("return document.readyState") == "complete"
    assert window.said()
    assert any(url.endswith("other.png") for url in window.requests())


@pytest.mark.parametrize(("scheme", "least", "most"), [(LIGHT, 200, 255), (DARK, 0, 60)])
def test_it_follows_light_and_dark(
    window: Browser, own: Path, scheme: list[dict[str, str]], least: int, most: int
) -> None:
    window.open(own)
    window.tools("Emulation.setEmulatedMedia", features=scheme)

    paper = window.run(
        "return getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)"
    )
    window.tools("Emulation.setEmulatedMedia", features=[])
    assert all(least <= part <= most for part in paper[:3])


CONTRAST = """
const light = colour => { const [r, g, b] = colour.match(/[0-9.]+/g).map(Number).map(v => v / 255)
  .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const behind = one => { for (; one; one = one.parentElement) { const c = getComputedStyle(one).backgroundColor;
  if (!c.endsWith(', 0)')) return c; } return 'rgb(255, 255, 255)'; };
let worst = 99;
for (const one of document.querySelectorAll('h1,h2,h3,p,td,th,li,a,span,summary,caption,code')) {
  const a = light(getComputedStyle(one).color), b = light(behind(one));
  worst = Math.min(worst, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)); }
return Math.round(worst * 100);
"""


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_words_stand_out_from_what_is_behind_them(
    window: Browser, own: Path, scheme: list[dict[str, str]]
) -> None:
    window.open(own)
    window.tools("Emulation.setEmulatedMedia", features=scheme)

    hundredths = window.run(CONTRAST)
    window.tools("Emulation.setEmulatedMedia", features=[])
    assert hundredths >= 450  # WCAG 2.2, 1.4.3


@pytest.mark.parametrize("width", [1200, 375])
def test_nothing_is_wider_than_the_window(window: Browser, own: Path, width: int) -> None:
    window.open(own)
    window.tools(
        "Emulation.setDeviceMetricsOverride",
        width=width,
        height=800,
        deviceScaleFactor=1,
        mobile=False,
    )

    over = window.run(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    window.tools("Emulation.clearDeviceMetricsOverride")
    assert over <= 0


def test_a_link_to_a_finding_opens_it(window: Browser, own: Path) -> None:
    window.open(own)
    window.run("for (const one of document.querySelectorAll('details')) one.open = false;")

    window.run("location.hash = '#FC204-8d6c295c'")

    script = "return document.getElementById('FC204-8d6c295c').closest('details').open"
    assert window.run(script)


def test_the_keyboard_reaches_and_opens_a_finding(window: Browser, own: Path) -> None:
    window.open(own)
    window.run("document.querySelector('details.warning > summary').focus()")

    keys = [{"type": "keyDown", "value": "\ue007"}, {"type": "keyUp", "value": "\ue007"}]
    window.ask("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": keys}]})

    assert window.run("return document.activeElement.parentElement.open")
    assert window.run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_it_prints_what_is_folded_away_on_paper_without_what_paper_cannot_do(
    window: Browser, own: Path
) -> None:
    window.open(own)
    window.tools("Emulation.setEmulatedMedia", media="print")

    nav = window.run("return getComputedStyle(document.querySelector('nav')).display")
    folded = window.run(
        "return document.querySelector('details.warning:not([open]) .body').getClientRects().length"
    )
    window.tools("Emulation.setEmulatedMedia", media="")
    assert nav == "none"
    assert folded
    assert window.paper().startswith(b"%PDF-")


def test_a_chart_is_drawn(window: Browser, own: Path) -> None:
    window.open(own)

    sizes = window.run(
        "return [...document.querySelectorAll('svg.chart')].map(one => one.getBoundingClientRect())"
        ".filter(one => one.width).map(one => one.height)"
    )
    assert len(sizes) >= 10
    assert min(sizes) > 60
    assert len(window.picture()) > 20_000
