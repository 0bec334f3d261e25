"""Builds the table of common units from the definitions: ``python -m
figurecheck.model.unit_table``.

The table answers for nearly every unit in nearly every file, so that pint (0.3 s to import) is
seldom loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from figurecheck.model.interval import Number
from figurecheck.model.units.registry import build, measured, registry

TABLE = Path(__file__).with_name("units") / "common.py"

PREFIXES = MappingProxyType(
    {
        "metre": ("kilo", "deci", "centi", "milli", "micro", "nano"),
        "gram": ("kilo", "milli", "micro", "nano"),
        "tonne": ("kilo", "mega", "giga"),
        "second": ("milli", "micro", "nano"),
        "hertz": ("kilo", "mega", "giga"),
        "litre": ("mega", "hecto", "deci", "centi", "milli", "micro"),
        "newton": ("kilo",),
        "joule": ("kilo", "mega", "giga", "tera", "peta", "exa"),
        "watt": ("milli", "kilo", "mega", "giga", "tera"),
        "watt_hour": ("kilo", "mega", "giga", "tera"),
        "calorie": ("kilo",),
        "electronvolt": ("kilo", "mega", "giga"),
        "pascal": ("hecto", "kilo", "mega"),
        "bar": ("milli",),
        "ampere": ("milli", "kilo"),
        "volt": ("milli", "kilo", "mega"),
        "ohm": ("kilo", "mega"),
        "volt_ampere": ("kilo", "mega"),
        "ampere_hour": ("milli",),
        "mole": ("milli", "micro"),
        "becquerel": ("kilo", "mega", "giga", "tera"),
        "sievert": ("milli", "micro"),
        "gray": ("milli",),
        "bit": ("kilo", "mega", "giga", "tera"),
        "byte": (
            "kilo",
            "mega",
            "giga",
            "tera",
            "peta",
            "exa",
            "kibi",
            "mebi",
            "gibi",
            "tebi",
            "pebi",
        ),
    }
)
"""The units that take prefixes, with the prefixes that are common enough for the table."""

ALSO = MappingProxyType(
    {
        "percentage_point": ("%_point",),
        "ohm": ("\u2126",),
        "USD": ("US$",),
        "CAD": ("C$", "CA$"),
        "AUD": ("A$", "AU$"),
        "NZD": ("NZ$",),
        "HKD": ("HK$",),
        "SGD": ("S$",),
        "BRL": ("R$",),
        "MXN": ("MX$",),
    }
)
"""Spellings that are no names to pint, which takes a sign by itself only."""

SHORT = MappingProxyType({"kilogram": ("kilo",)})
"""What a unit with a prefix is called for short."""

POWERS = ((2, ("square", "sq"), ("2",)), (3, ("cubic", "cu"), ("3",)))
"""Areas and volumes: the power, the words in front of a length, the digits behind its symbol."""

PLURAL_OTHERWISE = frozenset(
    {"foot", "feet", "centuries", "pence", "yen", "yuan", "renminbi", "won", "rand", "forint"}
)
"""Names that take no plural s."""

Row = tuple[str, int, int, tuple[tuple[str, int], ...], tuple[str, ...], tuple[str, ...]]
"""Name, numerator and denominator of the factor, dimension, spellings as they stand, those in any
case.
"""

HEADER = '''\
"""The common units, built of ``definitions.txt`` by ``python -m figurecheck.model.unit_table``."""

# ruff: noqa: E501, RUF100
# fmt: off

from __future__ import annotations

Row = tuple[str, int, int, tuple[tuple[str, int], ...], tuple[str, ...], tuple[str, ...]]
"""Name, numerator and denominator of the factor, dimension, spellings as they stand, those in any
case.
"""

COMMON: tuple[Row, ...] = (
'''


def rows() -> list[Row]:
    """A row a unit, in the order of the definitions, each followed by its squared and its prefixed
    forms.
    """
    found: list[Row] = []
    for name, symbol, aliases in _defined():
        names = [name, *aliases]
        symbols = [] if symbol is None else [symbol]
        found += _with_powers(name, symbols, names)
        for prefix in PREFIXES.get(name, ()):
            short = _prefix_symbols(prefix)
            found += _with_powers(
                prefix + name,
                [a + b for a in short for b in [*symbols, *filter(_one_letter, aliases)]],
                [
                    *(prefix + each for each in names if not _one_letter(each)),
                    *SHORT.get(prefix + name, ()),
                ],
            )
    return found


def text() -> str:
    """The whole of the module that holds the table."""
    lines = [f"    {_spelt(row)},\n" for row in rows()]
    dimensions = sorted({base for row in rows() for base, _ in row[3]})
    prefixable = sorted(
        each
        for name, _, aliases in _defined()
        if name in PREFIXES
        for each in (name, *aliases)
        if _any_case(each) and "_" not in each
    )
    return (
        HEADER
        + "".join(lines)
        + ")\n\n"
        + f"MEASURED = frozenset({_spelt(tuple(dimensions))})\n"
        + f"PREFIXABLE = frozenset({_spelt(tuple(prefixable))})\n"
        + f"PREFIXABLE_SIGNS = frozenset({_spelt(_prefixable_symbols())})\n"
        + f"PREFIX_SIGNS = frozenset({_spelt(_short_prefixes())})\n"
        + f"PREFIXES = {_spelt(tuple(sorted(_long_prefixes())))}\n"
    )


def main() -> None:
    """Writes the table anew."""
    TABLE.write_text(text(), encoding="utf-8", newline="\n")


def _defined() -> Iterator[tuple[str, str | None, tuple[str, ...]]]:
    for name, unit in build()._units.items():
        if name == unit.name:
            yield name, unit.defined_symbol, (*unit.aliases, *ALSO.get(name, ()))


def _with_powers(name: str, symbols: list[str], names: list[str]) -> Iterator[Row]:
    factor, dimension = measured(name)
    yield _row(name, factor, dimension, symbols, names)
    if dimension != (("length", 1),):
        return
    for power, words, digits in POWERS:
        forms = [f"{word}_{each}" for word in words for each in names]
        short = [symbol + digit for symbol in symbols for digit in digits]
        spaced = [f"{word}_{symbol}" for word in words for symbol in symbols]
        joined = ["sq" + symbol for symbol in symbols if power == POWERS[0][0]]
        yield _row(forms[0], factor**power, (("length", power),), [*short, *spaced, *joined], forms)


def _row(
    name: str,
    factor: Number,
    dimension: tuple[tuple[str, int], ...],
    symbols: list[str],
    names: list[str],
) -> Row:
    exact = [each for each in names if not _any_case(each)]
    loose = [form.lower() for each in names if _any_case(each) for form in (each, *_plural(each))]
    return (
        _spaced(name),
        factor.numerator,
        factor.denominator,
        dimension,
        tuple(dict.fromkeys(_spaced(each) for each in [*symbols, *exact])),
        tuple(dict.fromkeys(_spaced(each) for each in loose)),
    )


def _plural(name: str) -> tuple[str, ...]:
    last = name.rsplit("_", 1)[-1]
    irregular = last in PLURAL_OTHERWISE or last.endswith(("s", "x", "z", "ch", "ry"))
    if irregular or "_per_" in name or name.startswith("part") or len(last) == 1:
        return ()
    return (name + "s",)


def _any_case(spelling: str) -> bool:
    return "_" in spelling or (
        spelling.isascii() and spelling.isalpha() and spelling.islower() and len(spelling) > 1
    )


def _one_letter(spelling: str) -> bool:
    return len(spelling) == 1


def _spaced(spelling: str) -> str:
    return spelling.replace("_", " ")


def _long_prefixes() -> list[str]:
    prefixes = registry()._prefixes
    return [name for name in prefixes if len(name) > 2 and name.isascii()]


def _short_prefixes() -> tuple[str, ...]:
    return tuple(
        sorted(
            {
                each
                for name in _long_prefixes()
                for each in _prefix_symbols(name)
                if _one_letter(each)
            }
        )
    )


def _prefixable_symbols() -> tuple[str, ...]:
    """Symbols of two letters and more; a prefix before a single letter would make an abbreviation a
    unit.
    """
    symbols = {symbol for name, symbol, _ in _defined() if name in PREFIXES and symbol is not None}
    return tuple(sorted(each for each in symbols if not _one_letter(each)))


def _prefix_symbols(prefix: str) -> list[str]:
    definition = registry()._prefixes[prefix]
    return [definition.defined_symbol, *(each for each in definition.aliases if len(each) == 1)]


def _spelt(value: object) -> str:
    """How ``value`` is written with double quotes, which no spelling contains."""
    return repr(value).replace("'", '"')


if __name__ == "__main__":
    main()
