"""An assertion for tests: these claims can all be true."""

from __future__ import annotations

from collections.abc import Iterable

from figurecheck.claims.claimset import ClaimSet
from figurecheck.model.claim import Claim


def assert_consistent(claims: ClaimSet | Iterable[Claim], *, fail_on: str = "warning") -> None:
    """Nothing, where the claims can all be true.

    Whatever the report would tell at or above the severity ``fail_on`` counts, records that cannot
    be read among it,
    unless somebody has accepted it::

        def test_the_figures_we_publish_add_up():
            assert_consistent(fc.load("claims"))

    Raises:
        AssertionError: where they cannot, with the report as its text.

    Examples:
        >>> import figurecheck as fc
        >>> day = fc.claim("300", measure="arrests", when="2025-03-10")
        >>> week = fc.claim("about 1,000", measure="arrests", when="2025-03-10/2025-03-16")
        >>> assert_consistent([day, week])
    """
    __tracebackhide__ = True
    from figurecheck.asking.choose import failing
    from figurecheck.consistency import check
    from figurecheck.report.formats.text import full

    report = check(claims)
    if failing(report, fail_on):
        raise AssertionError(full(report))
