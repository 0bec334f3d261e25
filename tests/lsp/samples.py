"""Claims as somebody has them open, and spots in them."""

from __future__ import annotations

from figurecheck.live.positions import Spot, TextSpan
from figurecheck.live.workspace import Workspace, view

BASE = """\
# what is counted
measure: arrests
label: arrests by the police
definition: a person taken into custody
unit: arrest
alias: detentions

measure: officers
unit: officer
kind: stock

member: Denver
dimension: where
part_of: US

period: spring
is: 2025-03/2025-05
"""

CLAIMS = """\
source: police
publisher: City Police
published: 2025-03-17

claim: saturday
figure: 204 arrests
measure: arrests
where: Denver
when: 2025-03-15

claim: sunday
figure: 117 arrests
measure: detentions
where: Denver
when: 2025-03-16

claim: early
figure: 1 %
quantity: arrests[spring] / arrests[2025]

source: gazette
publisher: The 🗞 Gazette
from: police

claim: weekend
figure: 400
measure: arrests
where: Denver
when: 2025-03-15/2025-03-16
note: 🚓🚓 said on the street
+ and again later

claim: rate
figure: about 3 %
quantity: arrests[spring]{where=Denver} / arrests[2025]{where=Denver}
replaces: police/early

claim: staff
figure: 90 officers
measure: officers
as_of: 2025-03-17

relation: few
states: arrests[spring] <= 0.9 * arrests[2025]
"""

FILES = {"claims/base.rec": BASE, "claims/days.rec": CLAIMS}


def opened(**changed: str) -> Workspace:
    """The sample files; ``base`` and ``days`` take the place of their text."""
    names = {"base": "claims/base.rec", "days": "claims/days.rec"}
    texts = {**FILES, **{names[name]: text for name, text in changed.items()}}
    return view({name: text.encode() for name, text in texts.items()})


def spot(text: str, marked: str) -> Spot:
    """The spot of the bar in some words of a text: ``measure: arr|ests``."""
    before, bar, _ = marked.partition("|")
    assert bar
    offset = text.index(marked.replace("|", "", 1)) + len(before)
    start = text.rfind("\n", 0, offset) + 1
    return Spot(text.count("\n", 0, offset), offset - start)


def words(workspace: Workspace, span: TextSpan) -> str:
    """The words of a span."""
    return workspace.line(span.file, span.line)[span.start : span.end]
