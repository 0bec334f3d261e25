"""Published figures whose units, nouns or grains decide: what contradicts is an error, and what
does not is none.
"""

from __future__ import annotations

import pytest

import figurecheck as fc
from figurecheck.report.formats.text import render

LEDGER = (
    "measure: balance\nunit: USD\nkind: stock\nrange: any\n\nmeasure: paid-in\nunit:"
    " USD\n\nrelation: book\nstates: balance[2019-01-02] = balance[2018-12-31] +"
    " paid-in[2019-01-01/2019-01-02]\n\nclaim: opening\nfigure: 0 USD\nmeasure: balance\nas_of:"
    " 2018-12-31\nsource: ledger\n\nclaim: in\nfigure: 25.00 USD\nmeasure: paid-in\nwhen:"
    " 2019-01-01/2019-01-02\nsource: ledger\n\nclaim: balance\nfigure: {} USD\nmeasure:"
    " balance\nas_of: 2019-01-02\nsource: statement\n"
)

BALLOTS = (
    "measure: ballots\nunit: ballot\nparts: mail + early + day + provisional\n\n"
    + "".join(
        f"measure: {name}\nunit: ballot\n\n" for name in ("mail", "early", "day", "provisional")
    )
    + "source: county\nexact: yes\n\n"
    + "".join(
        f"claim: {name}\nfigure: {figure}\nmeasure: {name}\nwhen: 2020-11-03\n\n"
        for name, figure in (
            ("mail", "288"),
            ("early", "1,809"),
            ("day", "474"),
            ("provisional", "16"),
        )
    )
    + "claim: total\nfigure: {}\nmeasure: ballots\nwhen: 2020-11-03\n"
)

SHARE = (
    "measure: people\nunit: person\nkind: stock\n\nmeasure: group\nunit: person\nkind:"
    " stock\n\nclaim: group\nfigure: {}\nmeasure: group\nas_of: 2014-06-30\nsource: paper\n\nclaim:"
    " share\nfigure: around 4.2%\nquantity: group / people\nas_of: 2014-06-30\nsource:"
    " paper\n\nclaim: people\nfigure: 64.6 million\nmeasure: people\nas_of: 2014-06-30\nsource:"
    " office\n"
)

FIRST = (
    "measure: doses\nunit: dose\nparts: first + second\n\nmeasure: first\nunit: dose\n\nmeasure:"
    " second\nunit: dose\n\nclaim: doses\nfigure: 541,031\nmeasure: doses\nwhen:"
    " ../2021-02-17\nsource: a\n\nclaim: people\nfigure: {}\nmeasure: first\nwhen:"
    " ../2021-02-17\nsource: a\n"
)


@pytest.mark.parametrize(
    ("text", "wrong", "right", "code"),
    [
        (LEDGER, "25.01", "25.00", "FC208"),
        (BALLOTS, "2,585", "2,587", "FC201"),
        (SHARE, "271,259", "2,712,590", "FC202"),
        (FIRST, "643,129", "438,929", "FC205"),
    ],
    ids=["ledger", "ballots", "share", "doses"],
)
def test_one_figure_decides(text: str, wrong: str, right: str, code: str) -> None:
    conflicts = fc.check(fc.loads(text.format(wrong))).conflicts

    assert [(one.code, one.severity) for one in conflicts] == [(code, "error")]
    assert not [
        one for one in fc.check(fc.loads(text.format(right))).conflicts if one.severity != "note"
    ]


def test_a_label_names_the_quantity_of_a_claim() -> None:
    text = "".join(
        f"measure: {name}\nunit: person\nkind: stock\n\n" for name in ("came", "went")
    ) + "".join(
        f"claim: c\nfigure: {figure}\nquantity: came - went\nas_of: 2025-01-01\nsource:"
        f" {source}\nlabel: those left\n\n"
        for source, figure in (("a", "12"), ("b", "17"))
    )
    (conflict,) = fc.check(fc.loads(text)).conflicts

    assert conflict.headline.startswith("those left, 1 January 2025: ")


@pytest.mark.parametrize(
    "figure",
    [
        "12 dead",
        "239 people died",
        "204 confirmed deaths",
        "204 deaths so far",
        "50 more deaths",
        "7,800 head of cattle",
        "570,995 eligible voters",
        "about 204 people killed in total",
    ],
)
def test_figures_as_articles_have_them_are_usable(figure: str) -> None:
    measure = "cattle" if "cattle" in figure else "voters" if "voters" in figure else "deaths"
    unit = {"cattle": "cattle", "voters": "voter"}.get(measure, "person")
    claims = fc.loads(
        f"measure: {measure}\nunit: {unit}\n\nclaim: c\nfigure: {figure}\nmeasure: {measure}\nwhen:"
        " 2025\nsource: s\n"
    )

    assert len(claims) == 1
    assert {problem.severity for problem in claims.problems} <= {"note"}


def test_a_note_on_a_noun_is_shown_without_being_asked_for() -> None:
    measure = "measure: deaths\nunit: person\n\n"
    report = fc.check(
        fc.loads(f"{measure}claim: c\nfigure: 12 dead\nmeasure: deaths\nwhen: 2025\nsource: s\n")
    )

    assert "FC023" in render(report, verbose=False)
    assert not report.failing
