"""Reports: what a check found, as other programs use it."""

from __future__ import annotations

from datetime import date

import attr

from figurecheck.claims.claimset import ClaimSet
from figurecheck.model.bounds import Bounds
from figurecheck.model.checked import Checked


@attr.frozen(eq=False, repr=False)
class Report(Checked):
    """The outcome of a check. Findings are sorted, the gravest first; coverage by the claims'
    names.

    What it holds is said at ``Checked``, the plain data that formats write.

    Examples:
        >>> import figurecheck as fc
        >>> day = fc.claim("412", measure="arrests", when="2025-03-10", source="police")
        >>> days = "2025-03-10/2025-03-16"
        >>> week = fc.claim("about 300", measure="arrests", when=days, source="gazette")
        >>> report = fc.check([day, week])
        >>> report.counts
        {'error': 1, 'warning': 0, 'note': 0}
        >>> [finding.code for finding in report.failing]
        ['FC204']
        >>> fc.verify(report.to_json())
        1
    """

    claims: ClaimSet = attr.field(kw_only=True)

    def implied(
        self,
        expression: str,
        *,
        when: str | date | None = None,
        level: str = "rounded",
        **members: str,
    ) -> Bounds:
        """The least and greatest value that the claims allow an expression of measures, with the
        claims that say so.

        ``members`` name the place and other dimensions (``where="Minnesota"``), ``when`` the days
        of terms without any, ``level`` how figures are read: ``literal``, ``rounded`` or
        ``generous``.

        Raises:
            UsageError: for an unknown level, measure or place.
            FigurecheckError: where the expression or the days cannot be read, or units do not go
                together.
        """
        from figurecheck.asking.bounds import imply

        return imply(self.claims, expression, when=when, level=level, **members)

    def explained(self) -> Report:
        """The report once all of its conflicts are explained, and with what was not looked at in
        doing so.

        What explains a conflict is looked for when somebody asks for it, as every format does.
        """
        from figurecheck.asking.explain import explained

        return explained(self)

    def to_text(self, *, verbose: bool = False) -> str:
        """The report as ``figurecheck report`` prints it; ``verbose`` as it does with ``-v``."""
        from figurecheck.report.formats.text import render

        return render(self.explained(), verbose)

    def to_markdown(self, *, verbose: bool = False) -> str:
        """The report in Markdown, for an issue, a wiki or a chat."""
        from figurecheck.report.formats.markdown import render

        return render(self.explained(), verbose)

    def to_html(self) -> str:
        """The report as one page that stands on its own, without network or script."""
        from figurecheck.report.formats.html import render

        return render(self.explained(), True)  # noqa: FBT003

    def to_json(self) -> str:
        """The report as JSON, schema ``figurecheck-report/1``."""
        from figurecheck.report.formats.json import render

        return render(self.explained(), True)  # noqa: FBT003

    def __str__(self) -> str:
        """The first screen: what was checked, the worst problems in a line each, who is most likely
        wrong.
        """
        return self.to_text().rstrip("\n")

    def _repr_html_(self) -> str:
        """The verdict and the findings that fail, each with its chart, for notebooks."""
        from figurecheck.report.notebook import report_html

        return report_html(self.explained())
