"""What the rules of the house except one by one: each with a reason, or with what is to take its
place.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TAKES_APART: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "names of files, folders and modules": (
            *(
                "catalogue:_unlike",
                "claims.sets:renamed_files.called",
                "claims.sets:renamed_files.told",
            ),
            *(
                "catalogue:_documented",
                "catalogue:_named_in",
                "catalogue:_stems",
                "cli:_Group.list_commands",
            ),
            *(
                "claims.files:shown",
                "claims.files:_walk",
                "commands.export:_see_that_nothing_is_lost",
            ),
            *(
                "commands.lsp:lsp",
                "keeping.saving:_sweep",
                "live.group:Group._on_disk",
                "live.session:_below",
            ),
            *(
                "lsp.telling:Telling.named",
                "telling.places:located",
                "testing.collecting:Collecting._asked",
            ),
        ),
        "options, arguments and answers as somebody typed them": (
            *(
                "claims.revisions:load_revision",
                "cli:_Group.resolve_command",
                "commands.add:_members",
            ),
            *("commands.review:_pairs", "commands.review:_set"),
            *("commands.diff:diff", "commands.export:export", "commands.import_:_pairs"),
            *("testing.collecting:_given", "commands._options:wanted_of"),
            *("keeping.renaming:_claim_edits", "keeping.renaming:_member"),
        ),
        "codes, of which a beginning chooses several": (
            "asking.choose:_start",
            "asking.choose:keeping",
        ),
        "keys of findings, in the one module that knows them": (
            "model.keys:accepted_in",
            "model.keys:code_in",
            "model.keys:is_key",
        ),
        "docstrings, which are the pages of the manual": (
            *("asking.pages:block", "catalogue:summary"),
        ),
        "source of modules that a line is wanted of, and not what they do": ("catalogue:line_of",),
        "figures, days and expressions as sources write them": (
            *(
                "reading.claims.claim:_in_unit",
                "reading.claims.claim:_without_period",
            ),
            *("reading.dates:_month", "reading.dates:_one", "reading.phrases.numerals:_mixed"),
            *(
                "reading.phrases.numerals:_vulgar",
                "checks.explanation:_grouped",
                "testing.wordings:unrounded",
            ),
            *("testing.world:_extreme",),
            *("reading.claims.descriptions:_dimension", "reading.expressions:_members"),
            *(
                "reading.phrases.digits:_grouped",
                "reading.phrases.digits:read_digits",
                "reading.phrases.numerals:_fold",
            ),
            *("reading.readings.interpret:_settled",),
            *("reading.windows:_between", "reading.windows:_ends", "reading.windows:_read_edges"),
            *("reading.windows:_read_range", "reading.windows:_unreadable"),
            "bringing.grounding.tabled:_within",
            *("bringing.grounding.aliases:aliases_in", "commands.mcp:mcp"),
            *("bringing.tables.importing:_check_window", "claims.records:_record"),
        ),
        "units and nouns as sources write them": (
            *("model.unit_table:_plural", "model.units.nouns:folded", "model.units.nouns:head"),
            *(
                "model.units.nouns:singular",
                "model.units.words:look_up",
                "model.units.words:prefixed",
            ),
            *("model.units.words:scale", "model.units.words:whole"),
        ),
        "files of records, read and changed as text": (
            *(
                "keeping.texts:plain_text",
                "keeping.accepting:accepted",
                "keeping.formatting:_block",
            ),
            *("keeping.formatting:shaped", "keeping.placing:inserted", "keeping.splicing:spliced"),
            *("keeping.uses:_bare", "keeping.uses:_in_pairs", "live.diagnostics:label_span"),
            *(
                "live.workspace:Workspace._in",
                "live.workspace:Workspace.part",
                "lsp.completion:_in_expression",
            ),
            *(
                "lsp.offers:pairs_in",
                "lsp.offers:periods_in",
                "lsp.writing:_named",
                "lsp.writing:pen_at",
            ),
            *("model.lines:verbatim",),
        ),
        "workbooks and tables of data that are shipped": (
            *(
                "bringing.workbook.parts:local",
                "bringing.workbook.shown:_apart",
                "bringing.workbook.shown:_marked",
            ),
            *("bringing.workbook.shown:hides",),
            *(
                "bringing.workbook.shown:_rounded",
                "bringing.workbook.shown:as_shown",
                "bringing.workbook.shown:stored",
            ),
            *("bringing.workbook.workbook:Workbook._read_sheets",),
            *(
                "bringing.workbook.workbook:Workbook._read_sheets.relation",
                "reading.built_in_table:_quoted",
            ),
            *("reading.data_file:Section.exact", "reading.readings.reading_table:_interval"),
            *("testing.wordings:_change",),
        ),
        "names, addresses and numbers as filings write them": (
            "bringing.filings.filing:local",
            "bringing.filings.stating:thousands",
            *(
                "bringing.filings.surroundings:Namespaces.expanded",
                "bringing.filings.taxonomy:_Document._locate",
            ),
        ),
        "figures and cells as they are written out": (
            *(
                "bringing.tables.checking:_number",
                "checks.explanation:_english",
                "checks.explanation:renumbered",
            ),
            *("checks.apart:_version", "keeping.exports.wikidata:_signed", "report.escaping:cell"),
        ),
        "names of statements, in the one module that knows them": (
            "model.names:_behind",
            "model.names:states_relation",
        ),
    }
)
"""The functions that take texts apart, by module and name, under the reason why the text is theirs
to take apart.
"""

MEANS_BY_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "names of statements, in the checker that shares nothing with anybody": (
            *("solve.told:_check_ends", "solve.told:_has_proof", "solve.verify:check_finding"),
        ),
    }
)
"""The functions that read meaning back out of names, labels and sentences of our own: those of the
checker alone, which takes a report for a text of others.
"""

SPELLS_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "solve.told": "shares nothing with what it checks",
        "solve.verify": "shares nothing with what it checks",
    }
)
"""The modules besides `model.names` that spell the kinds of statements in their names."""

NAMES_STATISTICS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("testing.lies", "testing.truths", "testing.world"),
            "works out what is true by itself, and shares nothing with what it tests",
        ),
    }
)
"""The modules besides `relations.statistics` that know statistics by their names."""

INEXACT: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        (
            "model.units.words",
            "writes 0.88",
        ): "how alike two words must be for one to be offered for the other",
        ("commands.report", "writes 0.25"): "seconds to wait",
        ("commands.report", "writes 0.1"): "seconds to wait",
        ("keeping.saving", "divides in 1 / 200"): "seconds to wait",
        ("lsp.telling", "writes 0.05"): "seconds to wait",
        ("lsp.texts", "writes 0.5"): "seconds to wait",
        (
            "model.given",
            "spells a float in {value:f}",
        ): "a Decimal, which is spelled to its last digit",
        ("claims.settings", "reads floats by tomllib.loads"): "no setting may be one",
        (
            "reading.built_in_table",
            "reads floats by tomllib.loads",
        ): "words and readings are whole numbers and texts",
        (
            "reading.data_file",
            "reads floats by tomllib.loads",
        ): "words and readings that hold one are refused",
        ("testing.dice", "imports random"): "throws whole numbers alone",
        ("testing.lies", "imports random"): "seeds the dice, which throw whole numbers alone",
        ("testing.world", "imports random"): "seeds the dice, which throw whole numbers alone",
    }
)
"""The floats that are no figure and decide about none, by module and how they come about."""
