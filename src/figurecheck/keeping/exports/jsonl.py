"""All records as JSON, an object a line, that are read as the same claims again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from figurecheck.keeping.exports import Export, Exported, bad_claims, pairs_with_source
from figurecheck.keeping.texts import Pairs, pairs_of
from figurecheck.model.claims import Claims
from figurecheck.report.escaping import compact


def write(claims: Claims, names: Mapping[str, str]) -> Exported:
    """Sources that nobody describes, then every record in the order of the files, each claim with
    its source.
    """
    del names
    undescribed = [
        (("source", name),) for name, source in claims.sources.items() if source.record is None
    ]
    known = {id(claim.record): claim for claim in claims.claims}
    found: list[Pairs] = []
    for _, records in claims.records:
        for record in records:
            if id(record) in known:
                found.append(pairs_with_source(known[id(record)]))
            elif record.kind != "claim":
                found.append(pairs_of(record))
    return Exported("".join(_line(pairs) for pairs in (*undescribed, *found)), bad_claims(claims))


def _line(pairs: Iterable[tuple[str, str]]) -> str:
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    fields = {name: found[0] if len(found) == 1 else found for name, found in values.items()}
    return f"{compact(fields)}\n"


EXPORT = Export("jsonl", "all records, an object a line", write)
