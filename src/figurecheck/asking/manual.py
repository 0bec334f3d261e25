"""The manual in the terminal: a list of the rules, and one page with the real output of its
example.
"""

from __future__ import annotations

from figurecheck.asking.pages import Page, pages
from figurecheck.catalogue import own_ending
from figurecheck.claims.files import loads
from figurecheck.consistency import check
from figurecheck.errors import UsageError
from figurecheck.report.formats.text import full, render


def listing() -> str:
    """Every rule with its code and headline."""
    width = max(len(page.name) for page in pages())
    lines = [f"{page.code}  {page.name:<{width}}  {page.headline}" for page in pages()]
    return "\n".join([*lines, "", "figurecheck rule CODE prints the page of a rule."]) + "\n"


def manual(code: str) -> str:
    """The pages of a code, each followed by the report on its Conflict block; or the page of a
    pattern, by its name.

    Raises:
        UsageError: where there is no such code.
    """
    from figurecheck.bringing.prose.pages import page_of, patterns_of

    if page_of(code) is not None:
        return page_of(code) or ""
    found = [page for page in pages() if page.code == code.upper()]
    patterns = patterns_of(code.upper())
    if not found and patterns:
        return patterns
    if not found:
        msg = (
            f"there is no rule {code!r}; there are"
            f" {', '.join(sorted({page.code for page in pages()}))}"
        )
        raise UsageError(msg)
    return "\n".join((*map(_told, found), *([patterns] if patterns else [])))


def _told(page: Page) -> str:
    head = f"{page.code} {page.name}\n\n{page.text.strip()}"
    return f"{head}\n\nWhat the conflict is told as::\n\n{_indented(example(page))}\n"


def example(page: Page) -> str:
    """The report on the Conflict block of a page; with the notes where they are all that it
    raises.
    """
    checked = check(loads(page.conflict, f"{page.name}{own_ending()}"))
    return (
        render(checked, True) if all(one.severity == "note" for one in checked) else full(checked)  # noqa: FBT003
    )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())
