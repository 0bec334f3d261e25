"""Files of a few signs, blank lines and empty cells among them: each is a table, or refused."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

import figurecheck as fc
from figurecheck.errors import UsageError
from tests.sizes import up_to

TEXT = "There were 5 jars of 17.\n"


@settings(max_examples=up_to(100), deadline=None)
@given(st.text(alphabet='\n\r,;\t17a" ', max_size=14))
@example("\n\n")
@example(",\n,\n")
def test_a_table_of_a_few_signs_is_read_or_refused(written: str) -> None:
    with suppress(UsageError):
        fc.ground(TEXT, [("s.csv", written)])
    with TemporaryDirectory() as folder, suppress(UsageError):
        path = Path(folder, "s.csv")
        path.write_text(written, encoding="utf-8", newline="")
        fc.check(fc.load(path))
