"""What a project says that holds for texts too, where only the texts are named: what was accepted,
and periods that have a name.
"""

# Start-up time counts, and pathlib takes longer to load than most projects' files to find:
# ruff: noqa: PTH110

from __future__ import annotations

import os
from collections.abc import Collection, Sequence

from figurecheck.claims.files import contents, records_of
from figurecheck.errors import UsageError
from figurecheck.model.claims import Claims
from figurecheck.reading.claims.claim_set import assemble


def aside(paths: Sequence[str], kinds: Collection[str]) -> Claims:
    """The records of some kinds below those of the paths that exist, and nothing else that is
    there; what cannot be read is told where those paths are checked themselves.
    """
    there = [path for path in paths if os.path.exists(path)]
    try:
        found = contents(*there)[0] if there else {}
    except UsageError:
        return assemble((), (), {})
    words = tuple(kind.encode() for kind in kinds)
    holding = {
        name: content for name, content in found.items() if any(word in content for word in words)
    }
    read = [
        (name, [record for record in records_of(name, content)[0] if record.kind in kinds])
        for name, content in holding.items()
    ]
    return assemble([(name, records) for name, records in read if records], (), {})
