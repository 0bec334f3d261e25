"""Rebuilds from claims all that a saved report rests on, without the solver, and says what
differs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

import attr

from figurecheck.asking.choose import keeping
from figurecheck.catalogue import collect, offered
from figurecheck.checks.accepting import with_acceptances
from figurecheck.checks.conflict import conflict_finding, problem_finding
from figurecheck.checks.question import Evidence, Question
from figurecheck.model.checked import SCHEMA
from figurecheck.model.claims import Claims
from figurecheck.model.constraint import Row, Statement, collected
from figurecheck.model.document import Object, form_object, readings_object, rule_object
from figurecheck.model.finding import Finding, Label
from figurecheck.model.interval import exact
from figurecheck.model.keys import accepted_in, code_in
from figurecheck.model.names import is_stated, of_claim, of_relation
from figurecheck.model.outcome import Conflict
from figurecheck.model.planning import plans
from figurecheck.model.proof import Leaf, Premise, Proof, Split, statements
from figurecheck.model.record import Place
from figurecheck.reading.data import ReadingData
from figurecheck.relations.compile import System, compile_claims, statement
from figurecheck.relations.rule import Rule
from figurecheck.relations.unstated import unstated
from figurecheck.report.document import finding_object, spoken_object
from figurecheck.solve.told import named, objects, unfiltered
from figurecheck.solve.verify import MALFORMED, Json, Refused, check_end, check_finding, number
from figurecheck.telling.whole_sums import WholeSums

UNDECIDED = "FC901"
"""The code of what was not decided, which only the search can tell."""

SEARCHED = ("explanations", "repairs")
"""Fields of a finding that come from the search; so does the ``help`` of a conflict."""

BROKEN = Leaf((), 0)
"""Stands for a proof that does not hold of what the files say."""

NOTHING = object()
"""Stands for a field that is not there."""


@attr.frozen(order=True)
class Mismatch:
    """What a report says and the files do not: where it stands in the files, what it is about, and
    both values.
    """

    place: str
    about: str
    told: str
    found: str

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.about}: {self.told} in the report, {self.found} in the files"


def differences(report: Json, claims: Claims) -> list[Mismatch]:
    """Everything in a report that is not as the claims have it, in the order of the report.

    The report's own proofs are taken to have been checked, as ``figurecheck.solve`` does from a
    report alone.

    Raises:
        Refused: where the report is not well formed.
    """
    try:
        return list(_Rebuilt(report, claims).compared())
    except MALFORMED as error:
        msg = f"the report is not well formed ({type(error).__name__})"
        raise Refused(msg) from error


def foreign_rules(report: Json, claims: Claims) -> list[str]:
    """The rules of other packages that proofs of a report rest on, each with its package,
    sorted.
    """
    if not offered("figurecheck.relations.rules"):
        return []
    return sorted(
        {told for name, told in _foreign(compile_claims(claims)).items() if name in report["rules"]}
    )


def _foreign(system: System) -> dict[str, str]:
    """The statements of rules of other packages, by name, with whose they are."""
    return {
        one.name: told
        for told, rule in offered("figurecheck.relations.rules")
        if isinstance(rule, Rule)
        for one in rule.follow(system.scene)
    }


def _with_texts(
    claims: Claims,
) -> tuple[Claims, dict[str, Finding], Mapping[str, Sequence[Object]]]:
    """The claims with those that documents come to, the findings of these by key, and what was read
    of each: all of it is searched for anew.
    """
    from figurecheck.bringing.checking import check_documents
    from figurecheck.bringing.joining import together
    from figurecheck.consistency import check

    read = check_documents(claims, check)
    found = {one.key: one for one in read.findings}
    told: Mapping[str, Sequence[Object]] = {
        "texts": read.texts,
        "tables": read.tables,
        "filings": read.filings,
    }
    return together(claims, [one.claims for one in read.reports]), found, told


class _Rebuilt:
    """A report beside what the claims give in its place."""

    def __init__(self, report: Json, claims: Claims) -> None:
        self.own = claims  # what is asked beside the arithmetic is asked of the records alone
        nothing: tuple[Claims, dict[str, Finding], Mapping[str, Sequence[Object]]] = (
            claims,
            {},
            {},
        )
        claims, self.of_texts, self.documents = _with_texts(claims) if claims.documents else nothing
        self.report, self.claims = report, claims
        self.system = compile_claims(claims)
        self.own_system = self.system if claims is self.own else compile_claims(self.own)
        self.said = {one.name: one for one in self.system.said}
        self.rules = {one.name: one for one in self.system.rules}
        self.whole = self.system.whole
        for plan in plans(
            claims
        ):  # which are decided by themselves, and share the rules of what happened
            system = compile_claims(plan)
            self.said.update((one.name, one) for one in system.said if one.name not in self.said)
            self.rules.update((one.name, one) for one in system.rules if one.name not in self.rules)
            self.whole |= system.whole
        self.foreign = _foreign(self.system)
        self.unproved: list[Mismatch] = []
        self.sums = WholeSums(self.said, self.rules)
        self.forms = {claim.name: one.form for one in self.said.values() for claim in one.claims}
        self.entries = {claim.name: self.entry(claim.name) for claim in claims}
        self.stated = (
            self.entries,
            {name: rule_object(one) for name, one in self.rules.items()},
            self.whole,
        )
        rows = [row.terms for one in self.rules.values() for row in one.every_row()]
        rows += [(*form.of, *form.per) for form in self.forms.values()]
        self.unknowns = {name for terms in rows for monomial, _ in terms for name in monomial}

    def entry(self, name: str) -> Json:
        """The part of a claim's coverage that follows from the files."""
        claim, form = self.claims[name], self.forms.get(name)
        return {
            "claim": name,
            "readings": readings_object(claim.reading),
            "form": None if form is None else form_object(form),
        }

    def compared(self) -> Iterator[Mismatch]:
        """Every difference."""
        yield from self.head()
        yield from self.coverage()
        yield from self.grounds()
        yield from self.findings()
        yield from self.bounds()

    # -- what was read -----------------------------------------------------------------------------

    def head(self) -> Iterator[Mismatch]:
        """Files, versions, counts, and what the report was made with."""
        report, claims = self.report, self.claims
        yield from _apart("", "schema", report["schema"], SCHEMA)
        for name, values in _pairs(report["inputs"], claims.inputs):
            yield from _apart("", f"the SHA-256 of {name}", *values)
        yield from _apart(
            "", "the reading table's version", report["readings_version"], claims.readings_version
        )
        told, found = report["summary"], spoken_object(claims)
        for name, value in found.items():
            yield from _apart("", f"{name} in the summary", told.get(name, NOTHING), value)
        for name in ("texts", "tables", "filings"):
            read = list(self.documents.get(name, ()))
            yield from _apart("", f"what was read of {name}", report.get(name, []), read)
        data = claims.data if isinstance(claims.data, ReadingData) else ReadingData()
        run = report.get("run")
        if run is None:
            yield Mismatch(
                "", "`run`, what the report was made with", "nothing", "a field of every report"
            )
            return
        table, words = data.digests
        yield from _apart("", "the SHA-256 of the reading table", run["readings"], table)
        yield from _apart("", "the SHA-256 of the words", run["words"], words)
        rules = [told for told, _ in offered("figurecheck.relations.rules")]
        yield from _apart("", "the rules of other packages", run["rules"], rules)
        ends = any(one.until is not None for one in claims.acceptances)
        if ends and run["day"] is None:
            return  # checked without a day, as from Python: nothing expires
        if not ends:
            yield from _apart("", "the day that acceptances expire against", run["day"], None)

    def coverage(self) -> Iterator[Mismatch]:
        """Figures, readings and forms."""
        figures = {claim.name: claim.figure.text for claim in self.claims}
        for name, values in _pairs(self.report.get("figures", {}), figures):
            yield from _apart(self.where(name), f"figure of {name}", *values)
        told = {entry["claim"]: entry for entry in self.report["coverage"]}
        for name in sorted({*told, *self.entries}):
            place = self.where(name)
            if name not in self.entries:
                yield Mismatch(place, f"the claim {name}", "there", "no such claim")
            elif name not in told:
                yield Mismatch(place, f"the claim {name}", "not there", "a claim that is made")
            else:
                own, found = told[name], self.entries[name]
                yield from _apart(place, f"form of {name}", own["form"], found["form"])
                for part, value in _pairs(own["readings"], found["readings"]):
                    yield from _apart(place, f"{part} reading of {name}", *value)

    def where(self, name: str) -> str:
        """Where a claim's figure stands."""
        if name not in self.claims:
            return ""
        record = self.claims[name].record
        return _spelled((record.get("figure") or record.first).place)

    def grounds(self) -> Iterator[Mismatch]:
        """The rules and relations that proofs rest on, row by row and case by case, and the whole
        unknowns.
        """
        report = self.report
        for name, told in report["rules"].items():
            whose = f" ({self.foreign[name]})" if name in self.foreign else ""
            if name not in self.rules:
                yield Mismatch("", f"the statement {name}", "there", "no such rule or relation")
                continue
            found = rule_object(self.rules[name])
            place = self.declared(name)
            for field in sorted({*found, *told}):
                about = f"{field} of {name}{whose}"
                yield from _apart(place, about, told.get(field, NOTHING), found.get(field, NOTHING))
        proofs = [
            *(one["proof"] for one in report["findings"] if one["proof"] is not None),
            report["bounds"],
        ]
        used = {
            name
            for premise in _premises(proofs)
            for key in premise["terms"]
            for name in self.monomial(key)
        }
        found_whole = sorted(self.whole & used)
        told_whole = report["whole"]
        for name in sorted({*told_whole, *found_whole}):
            kept = name in self.whole and not unfiltered(
                report
            )  # a finding left out may have spoken of it
            if (name in told_whole) != (name in found_whole) and not (name in told_whole and kept):
                whole, parts = "a whole number", "not one that is known to be whole"
                told_as, found_as = (whole, parts) if name in told_whole else (parts, whole)
                yield Mismatch("", name, told_as, found_as)

    def declared(self, name: str) -> str:
        """Where a relation is declared."""
        record = next(
            (one.record for one in self.claims.relations if of_relation(one.id) == name), None
        )
        return _spelled(record.place) if record is not None else ""

    def monomial(self, key: str) -> tuple[str, ...]:
        """The unknowns whose product a key of terms stands for."""
        return (key,) if key in self.unknowns else tuple(key.split(" * "))

    # -- findings ----------------------------------------------------------------------------------

    def findings(self) -> Iterator[Mismatch]:
        """Each finding against what it must be, and those that are missing."""
        told = self.report["findings"]
        searched = [self.searched(one) for one in told if self.by_search(one)]
        yield from self.unproved
        rebuilt = self.with_the_rest(searched)
        first = iter(rebuilt[: len(searched)])
        others: dict[str, list[Finding]] = {}
        for finding in rebuilt[len(searched) :]:
            if self.keeps(finding.code):
                others.setdefault(finding.key, []).append(finding)
        order = []
        for one in told:
            by_search = self.by_search(one)
            found = next(first) if by_search else next(iter(others.get(one["key"], ())), None)
            if not by_search and found is not None:
                others[one["key"]].remove(found)
            if found is not None and self.keeps(one["code"]):
                order.append(found.order)
                yield from self.alike(one, found)
            elif found is not None or not self.unsure(one["key"]):
                why = "no such finding" if found is None else "left out, by the codes chosen"
                yield Mismatch("", f"the finding {one['key']}, {one['headline']}", "there", why)
        yield from self.missing(others)
        if order != sorted(order):
            yield Mismatch(
                "",
                "the findings",
                "in another order",
                "the gravest first, then by claims and place",
            )

    def missing(self, others: Mapping[str, Sequence[Finding]]) -> Iterator[Mismatch]:
        """Findings of the files that the report does not have; where it was filtered none is known
        to be missing.
        """
        for found in (
            (one for key in others for one in others[key]) if unfiltered(self.report) else ()
        ):
            place = _spelled(found.labels[0].place) if found.labels else ""
            yield Mismatch(
                place, f"the finding {found.key}, {found.headline}", "not there", "a finding"
            )

    def keeps(self, code: str) -> bool:
        """Whether findings of a code were kept."""
        run = self.report.get("run") or {"select": (), "ignore": ()}
        return keeping(code, run["select"], run["ignore"])

    def by_search(self, finding: Json) -> bool:
        """Whether a finding comes from the search: a conflict, and what was not decided. What was
        not read of a document is found there again.
        """
        undecided = finding["code"] == UNDECIDED and finding["key"] not in self.of_texts
        return undecided or finding["proof"] is not None

    def searched(self, finding: Json) -> Finding:
        """A finding of the search: a conflict as its proof makes it, what was not decided as the
        report has it.
        """
        if finding["proof"] is None:
            return _as_told(finding)
        try:
            conflict = self.conflict(finding)
            return self.of_texts.get(finding["key"], conflict)
        except (Refused, LookupError, StopIteration) as error:
            why = error if isinstance(error, Refused) else "it rests on what they do not have"
            self.unproved.append(
                Mismatch("", f"the proof of {finding['key']}", "there", f"none, {why}")
            )
            return _as_told(finding)

    def unsure(self, key: str) -> bool:
        """Whether an acceptance is of a finding that was left out by its code: what became of it is
        not known.
        """
        of = code_in(accepted_in(key))
        return code_in(key) in {"FC051", "FC052"} and not self.keeps(of)

    def alike(self, told: Json, found: Finding) -> Iterator[Mismatch]:
        """The fields of a finding that differ from those that it must have."""
        undecided = found.code == UNDECIDED and self.by_search(told)
        if undecided or found.proof is BROKEN:
            yield from _apart("", f"accepted of {found.key}", told["accepted"], found.accepted)
            return
        expected = finding_object(found, self.rules)
        passed = {*SEARCHED, "help"} if found.proof is not None else set[str]()
        place = _spelled(found.labels[0].place) if found.labels else ""
        for field in sorted({*expected, *told} - passed):
            yield from _apart(
                place,
                f"{field} of {told['key']}",
                told.get(field, NOTHING),
                expected.get(field, NOTHING),
            )

    def conflict(self, finding: Json) -> Finding:
        """The finding that a proof makes of what the claims say.

        Raises:
            Refused: where the proof does not hold of what they say.
        """
        level = finding["level"]
        check_finding(finding, self.stated)
        at = {name: statement(self.said[name], level) for name in self.used(finding["proof"])}
        proof = _Proof({**self.rules, **at}, self.monomial).of(finding["proof"])
        names = tuple(sorted(one for one in statements(proof) if is_stated(one)))
        told = Conflict(names, proof)
        about = self.system.scene.measures_of
        return conflict_finding(
            self.claims, self.said, self.rules, level, told, (), self.sums, about
        )

    def used(self, proof: Json) -> list[str]:
        """The statements of claims that a proof names, all of which there must be.

        Raises:
            Refused: where one is not told by the first who says it.
        """
        names = sorted({of_claim(name) for name in named(proof, "claim")})
        for name in names:
            if name not in self.said:
                msg = f"{name} does not speak first, or not at all"
                raise Refused(msg)
        return names

    def with_the_rest(self, found: list[Finding]) -> list[Finding]:
        """The conflicts with everything else that is found in the files, accepted where somebody
        accepts it.
        """
        problems = (*self.own.problems, *self.own_system.problems)
        told = [*found, *map(problem_finding, problems)]
        statuses = {entry["claim"]: entry["status"] for entry in self.report["coverage"]}
        held = {claim.name: one.form for one in self.own_system.said for claim in one.claims}
        tied = frozenset(
            name for name in held if statuses.get(name) not in {"alone", "not compared"}
        )
        of_records = tuple(one for one in told if one.key not in self.of_texts)
        evidence = Evidence(self.own, of_records, held, tied)
        for question in collect("figurecheck.checks.questions", "QUESTION", Question):
            told += question.ask(evidence)
        told += (one for one in self.of_texts.values() if one.proof is None)
        day = (self.report.get("run") or {}).get("day")
        return with_acceptances(
            self.own, told, None if day is None else date.fromisoformat(day).toordinal()
        )

    # -- bounds ------------------------------------------------------------------------------------

    def bounds(self) -> Iterator[Mismatch]:
        """What each expression speaks of, and whether what the claims say proves its ends."""
        forms = {one.expression: form_object(one.form) for one in unstated(self.system.scene)}
        for told in self.report["bounds"]:
            expression = told["expression"]
            if expression not in forms:
                yield Mismatch(
                    "", f"bounds of {expression}", "there", "no quantity that one could ask about"
                )
                continue
            yield from _apart("", f"form of {expression}", told["form"], forms[expression])
            yield from _apart("", f"level of {expression}", told["level"], "rounded")
            try:
                for end in ("lower", "upper"):
                    if told[end] is not None:
                        check_end(told, end, self.stated)
            except Refused as error:
                yield Mismatch(
                    "",
                    f"the proof of the {end} end of {expression}",
                    "there",
                    f"not proved ({error})",
                )


class _Proof:
    """Reads a proof out of a report, its rows those of the statements that it names."""

    def __init__(
        self, by_name: Mapping[str, Statement], monomial: Callable[[str], tuple[str, ...]]
    ) -> None:
        self.by_name, self.monomial = by_name, monomial

    def of(self, node: Json, cases: Mapping[str, Sequence[Row]] | None = None) -> Proof:
        """The proof below a node; ``cases`` are the rows assumed on the way to it, by the label of
        their split.
        """
        known = cases or {}
        if "premises" in node:
            return Leaf(
                tuple(self.premise(one, known) for one in node["premises"]),
                exact(number(node["gap"])),
            )
        name = of_claim(node["claim"]) if "claim" in node else node.get("rule", "")
        branches = () if name else tuple(self.row(one) for one in node["branches"])
        options = self.by_name[name].cases if name else tuple((row,) for row in branches)
        label = node["split"]
        inner = [
            self.of(one, {**known, label: rows})
            for one, rows in zip(node["cases"], options, strict=True)
        ]
        return Split(label, name, branches, tuple(inner))

    def premise(self, told: Json, cases: Mapping[str, Sequence[Row]]) -> Premise:
        """One premise."""
        times = exact(number(told["times"]))
        if "claim" in told:
            name = of_claim(told["claim"])
            rows = self.by_name[name].rows
            index = next(place for place, row in enumerate(rows) if row.end == told["end"])
            return Premise(rows[index], times, name, index)
        if "rule" in told:
            return Premise(
                self.by_name[told["rule"]].rows[told["row"]], times, told["rule"], told["row"]
            )
        if "case" in told:
            return Premise(cases[told["case"]][told["row"]], times, "", told["row"], told["case"])
        row = self.row(told)
        if "product" in told:
            factors = tuple(
                tuple(self.premise(one, cases) for one in factor) for factor in told["product"]
            )
            return Premise(row, times, factors=factors)
        return Premise(
            row, times, rounded=tuple(self.premise(one, cases) for one in told.get("rounded", ()))
        )

    def row(self, told: Json) -> Row:
        """A row as it is written."""
        terms = collected(
            (self.monomial(key), exact(number(factor))) for key, factor in told["terms"].items()
        )
        return Row(terms, exact(number(told["bound"])), told["open"])


def _as_told(finding: Json) -> Finding:
    """A finding as the report has it: one that only the search can make, or whose proof does not
    hold of the files.
    """
    labels = tuple(
        Label(Place(one["file"], one["line"], one["column"]), one["text"], one["label"])
        for one in finding["places"]
    )
    return Finding(
        finding["key"],
        finding["code"],
        finding["severity"],
        finding["headline"],
        labels,
        claims=tuple(finding["claims"]),
        also=tuple(finding["also"]),
        proof=None if finding["proof"] is None else BROKEN,
        help=finding["help"],
    )


def _premises(tree: object) -> Iterator[Json]:
    """Every premise in a tree of JSON that is a row of a statement or a case; what shows a sign is
    given besides.
    """
    for here in objects(tree, "given"):
        if "times" in here and "product" not in here and "rounded" not in here:
            yield here


# -- comparing -------------------------------------------------------------------------------------


def _apart(place: str, about: str, told: object, found: object) -> Iterator[Mismatch]:
    """The places at which two values differ, down to the parts of what holds several."""
    waiting = [(about, told, _plain(found))]
    while waiting:
        name, one, other = waiting.pop()
        if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
            waiting += [(f"{name}, {key}", one[key], other[key]) for key in reversed(one)]
        elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
            waiting += [
                (f"{name}, {index + 1}", one[index], other[index])
                for index in reversed(range(len(one)))
            ]
        elif type(one) is not type(other) or one != other:
            yield Mismatch(place, name, _shown(one), _shown(other))


def _plain(value: object) -> object:
    """A value as JSON brings it back."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _pairs(told: Json, found: Json) -> Iterator[tuple[str, tuple[object, object]]]:
    """What two objects have under each key of either."""
    for name in (*found, *sorted(told.keys() - found.keys())):
        yield name, (told.get(name, NOTHING), found.get(name, NOTHING))


def _shown(value: object) -> str:
    if value is NOTHING:
        return "nothing"
    text = value if isinstance(value, str) and value else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 120 else f"{text[:117]}..."


def _spelled(place: Place) -> str:
    return f"{place.file}:{place.line}:{place.column}"


def names_of(report: Json, claims: Claims) -> dict[str, str]:
    """What the report calls each file that was read, where it calls it otherwise: by its bytes,
    else by its folder.
    """
    told: Mapping[str, str] = report["inputs"]
    left = {name: digest for name, digest in told.items() if name not in claims.inputs}
    new = {name: digest for name, digest in claims.inputs.items() if name not in told}
    found: dict[str, str] = {}
    for name, digest in new.items():
        alike = [one for one, other in left.items() if other == digest]
        if alike:
            found[name] = max(alike, key=lambda one: (_common(one, name), one))
            del left[found[name]]
    for name in new:
        if name not in found:
            alike = [one for one in left if _common(one, name)]
            if alike:
                found[name] = max(alike, key=lambda one: (_common(one, name), one))
                del left[found[name]]
    return found


def _common(one: str, other: str) -> int:
    """How many parts two paths have in common, from the end."""
    count = 0
    for first, second in zip(reversed(one.split("/")), reversed(other.split("/")), strict=False):
        if first != second:
            break
        count += 1
    return count


def renamed(claims: Claims, names: Mapping[str, str]) -> Claims:
    """The claims as they would be if their files had other names."""
    if not names:
        return claims
    from figurecheck.claims.sets import renamed_files

    return renamed_files(claims, names)
