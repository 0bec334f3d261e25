"""The manual in the terminal: a list of the rules, and one page with the real output of its
example.
"""

from __future__ import annotations

from figurecheck.asking.pages import Page, pages
from figurecheck.catalogue import own_ending
from figurecheck.claims.files import loads
from figurecheck.consistency import check
from figurecheck.errors import UsageError
from figurecheck.model.spelling import spell_list
from figurecheck.report.formats.text import full, render


def listing() -> str:
    """Every rule with its code and headline, every pattern that is looked for in texts, and the
    codes that only a grounding tells.
    """
    from figurecheck.bringing.grounding.pages import PAGES
    from figurecheck.bringing.prose.pages import pattern_pages

    rules = [(page.code, page.name, page.headline) for page in pages()]
    patterns = [(page.code, page.name, page.headline) for page in pattern_pages()]
    width = max(len(name) for _, name, _ in (*rules, *patterns))
    lines = [f"{code}  {name:<{width}}  {told}" for code, name, told in (*rules, *patterns)]
    end = (
        "figurecheck rule CODE prints the page of a rule, figurecheck rule NAME that of a pattern;"
        f" {spell_list(sorted(PAGES))} are told by figurecheck ground."
    )
    above, below = lines[: len(rules)], lines[len(rules) :]
    return "\n".join([*above, "", "In texts:", "", *below, "", end]) + "\n"


def manual(code: str) -> str:
    """The pages of a code, each followed by the report on its Conflict block; or the page of a
    pattern, by its name.

    Raises:
        UsageError: where there is no such code.
    """
    from figurecheck.bringing.grounding.pages import PAGES
    from figurecheck.bringing.grounding.pages import page_of as grounding_page
    from figurecheck.bringing.prose.pages import page_of, pattern_pages, patterns_of

    if page_of(code) is not None:
        return page_of(code) or ""
    told = grounding_page(code.upper())
    if told is not None:
        return told
    found = [page for page in pages() if page.code == code.upper()]
    patterns = patterns_of(code.upper())
    if not found and patterns:
        return patterns
    if not found:
        codes = {page.code for page in pages()} | {page.code for page in pattern_pages()}
        msg = f"there is no rule {code!r}; there are {', '.join(sorted(codes | PAGES.keys()))}"
        raise UsageError(msg, "figurecheck rule lists them with the patterns looked for in texts")
    return "\n".join((*map(_told, found), *([patterns] if patterns else [])))


def _told(page: Page) -> str:
    head = f"{page.code} {page.name}\n\n{page.text.strip()}"
    return f"{head}\n\nHow the conflict is reported::\n\n{_indented(example(page))}\n"


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
