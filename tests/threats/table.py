# ruff: noqa: E501 -- a row of a table is a line

"""The table of threats, and ``docs/security.md``, which is made of it: ``python -m tests.threats.table`` writes it anew.

A row names the tests that try the threat on the commands as users run them, and how many inputs they take.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import attr

from tests.bringing.documents.test_documents import HEAVY_PAGES
from tests.commands import test_killed
from tests.keeping.test_writing import CALLED
from tests.report.hostile import PAYLOADS
from tests.solve.heavy import HEAVY
from tests.threats import (
    test_effort,
    test_files,
    test_filings,
    test_git,
    test_given,
    test_input,
    test_output,
    test_same,
    test_storm,
)
from tests.threats.running import FORMATS

PAGE = Path(__file__).parents[2] / "docs" / "security.md"


@attr.frozen
class Row:
    """One threat: what keeps it off, what is tried, how many inputs that takes, and the tests that do.

    A test is given as ``folder.module::name`` below ``tests``.
    """

    number: str
    threat: str
    defence: str
    tried: str
    inputs: int
    tests: tuple[str, ...]


@cache
def rows() -> tuple[Row, ...]:
    """Every threat that can be tried today, in the order of their numbers."""
    ours, formats = "threats.test_", len(FORMATS)
    return (
        Row("T1", "deep nesting", "records are flat; JSON is read with its depth bounded",
            "brackets and braces 65 to 100,000 deep, in claims and reports", 2 * len(test_input.DEEP),
            (f"{ours}input::test_deep_nesting_is_refused_with_its_line",)),
        Row("T2", "aliases, tags, merge keys", "the format has none: such words are text or refused",
            "anchors, aliases, tags, directives and templates as fields", len(test_input.ABSENT),
            (f"{ours}input::test_aliases_tags_and_documents_are_text_or_refused",)),
        Row("T3", "values that turn into others", "a figure is read from its text alone",
            "`NO`, `010`, `0x1F`, `12:30`, digits of other scripts", len(test_input.SURPRISES),
            (f"{ours}input::test_a_figure_is_what_it_says_or_refused",)),
        Row("T4", "ids given twice", "told with both places (FC004); an object of JSON that gives a key twice is refused",
            "each kind of record, twice, in two files, in other letters; keys in sources, filings and reports",
            len(test_input.KINDS) * len(test_input.TWICE) + len(test_given.TWICE),
            (f"{ours}input::test_ids_given_twice_are_told_with_both_places", f"{ours}given::test_a_key_that_json_gives_twice_is_refused")),
        Row("T5", "huge numbers", "at most 400 digits, counted before a number is made of them",
            "401 to 100,000 digits, as decimals, exponents, fractions, in each format and in filings",
            len(test_input.HUGE) * formats + len(test_filings.NUMBERS),
            (f"{ours}filings::test_what_is_no_bearable_number_stands_in_the_way_of_its_sum",
             f"{ours}filings::test_rounding_of_no_bearable_size_stands_in_the_way_of_its_sum", f"{ours}input::test_huge_numbers_are_refused_in_messages_that_are_not",)),
        Row("T6", "units that are bombs", "a grammar of its own, of bounded length and powers", "towers of powers, long products, code",
            len(test_input.UNITS), (f"{ours}input::test_units_that_are_bombs_are_refused_at_once",)),
        Row("T7", "numbers that are none", "refused (FC013)", "every spelling of NaN and infinity, in claims and reports",
            2 * len(test_input.NO_NUMBERS), (f"{ours}input::test_what_is_no_number_is_refused",)),
        Row("T8", "phrases that take squares of time", "one pass over the words", "pieces repeated 2,000 and 8,000 times",
            2 * len(test_input.SLOW), (f"{ours}input::test_no_phrase_takes_longer_than_its_length_asks_for",)),
        Row("T9", "files outside the folder", "links, pipes and devices are not followed; settings and filings name nothing above them, and nothing is fetched",
            "layouts of links, devices, loops and settings, by five commands; pipes by twenty; names that are no text; addresses in filings and schemas",
            5 * len(test_files.LAYOUTS) + len(test_filings.ELSEWHERE) + 4 + len(test_files.NAMED) + len(test_files.ODD_NAMES) + 1,
            (f"{ours}files::test_nothing_outside_the_folder_is_read", f"{ours}files::test_no_command_waits_for_a_pipe",
             f"{ours}files::test_files_of_any_name_are_read_told_and_packed", f"{ours}files::test_a_file_that_changes_while_it_is_read_is_told",
             f"{ours}filings::test_nothing_is_fetched_and_nothing_outside_the_folder_is_read",
             f"{ours}filings::test_a_schema_leads_nowhere_else_either", f"{ours}filings::test_names_in_a_package_lead_nowhere",
             f"{ours}files::test_what_may_not_be_read_is_a_finding_and_the_rest_is_checked")),
        Row("T10", "entities of XML", "workbooks and filings that describe a document type are refused before any entity is declared",
            "entities in files of other kinds, in workbooks, filings, taxonomies and catalogs",
            len(test_same.FOREIGN) + 2 + len(test_filings.ENTITIES) * len(test_filings.PLACES),
            (f"{ours}filings::test_a_document_type_is_refused_wherever_it_stands", f"{ours}same::test_a_file_of_another_kind_is_refused", f"{ours}effort::test_a_workbook_that_is_a_bomb_is_refused")),
        Row("T11", "archives that are bombs", "sizes are summed and counted while unpacking; what draws the pages of a PDF counts as often as it is drawn",
            "blanks, cells, parts, entities, sizes that lie, forms in forms; memory measured", len(test_effort.BOMBS) + 2 + len(HEAVY_PAGES), (
             "bringing.documents.test_documents::test_a_pdf_that_draws_the_same_over_and_over_is_refused", f"{ours}filings::test_a_package_that_is_a_bomb_is_refused", f"{ours}effort::test_a_workbook_that_is_a_bomb_is_refused",
             f"{ours}effort::test_a_workbook_that_lies_about_its_size_is_refused")),
        Row("T12", "scripts in the page", "everything is escaped, a policy forbids all but the style", "hostile texts in every field; the others of them in `tests/report`",
            len(PAYLOADS), (f"{ours}output::test_a_page_holds_no_script_and_asks_for_nothing",
             "report.test_page::test_hostile_strings_in_every_field_add_no_element_and_no_attribute",
             "report.test_browser::test_hostile_strings_run_nothing_ask_for_nothing_and_add_no_element")),
        Row("T13", "addresses that run", "only http, https and mailto can be followed", "schemes behind controls, blanks, entities and slashes",
            len(test_output.ADDRESSES), (f"{ours}output::test_only_addresses_of_the_web_can_be_followed",)),
        Row("T14", "steering a terminal", "controls, direction marks and what is invisible are spelled out",
            "every such code point in every field, through the formats of text", len(test_output.steering()) * len(test_output.TEXTS),
            (f"{ours}output::test_nothing_in_a_report_steers_a_terminal",)),
        Row("T15", "commands to build servers", "`::` ahead of a line, `##[` and `##vso[` are spelled out; `--format github` escapes",
            "commands in every field and in file names, by every format and eight commands", len(test_output.COMMANDS) * (formats + 8),
            (f"{ours}output::test_a_build_server_takes_nothing_in_a_report_for_a_command",
             f"{ours}output::test_for_a_build_server_each_line_is_one_command_of_ours")),
        Row("T16", "formulas in tables", "a text that starts one has a `'` ahead; numbers stay", "starts of formulas, full-width ones too, in two tables",
            2 * len(test_output.FORMULAS), (f"{ours}output::test_no_cell_of_a_table_is_a_formula",)),
        Row("T17", "broken formats", "each format has an escape of its own", "hostile texts, read again by a parser of the format",
            len(test_output.SCRIPTS) * formats, (f"{ours}output::test_what_machines_read_can_be_read",)),
        Row("T18", "places of the machine", "files are named from where the command runs, others by their last name", "a home, a user and odd signs, in each format",
            2 * formats, (f"{ours}output::test_nothing_tells_where_a_report_was_made",)),
        Row("T19", "killed while writing", "beside, synced, put in place in one step; a journal for several files",
            "killed ahead of every call to the system of a change of three files, at random moments of one and of `add`, and ahead of some calls (by night of all) of each command that writes",
            10 + CALLED + 132 + test_killed.TRIED * len(test_killed.COMMANDS),
            ("keeping.test_writing::test_wherever_it_is_killed_nothing_is_half_written_and_the_next_run_ends_it",
             "commands.test_killed::test_wherever_a_command_is_killed_its_files_are_old_or_new_and_nothing_strays",
             "keeping.test_kills::test_a_change_of_several_files_is_whole_wherever_it_is_killed",
             "keeping.test_kills::test_what_add_has_acknowledged_stays_and_what_it_has_not_is_whole_or_absent",
             f"{ours}same::test_a_process_killed_while_it_adds_loses_nothing")),
        Row("T20", "calls that fail", "old or new, never between; the message names the file", "every call, with EIO, ENOSPC, EACCES and EROFS",
            4 * CALLED, ("keeping.test_writing::test_whichever_call_fails_all_files_are_old_or_all_are_new",
             "test_saving::test_whichever_call_fails_the_file_is_old_or_new")),
        Row("T21", "full disks", "the old file stays, exit status 2", "every size up to the whole, and every output to a full disk",
            66 + 7, ("test_saving::test_a_full_disk_leaves_the_old_file", "commands.test_surroundings::test_a_full_disk_is_told")),
        Row("T22", "several who write", "a lock, and a last look before the file is put in place", "four who add at once; an editor that saves meanwhile",
            24 + 2, (f"{ours}same::test_of_several_who_add_at_once_nothing_is_lost",
             "test_saving::test_what_an_editor_saves_while_the_disk_is_busy_stays")),
        Row("T23", "half-written files", "each change has the folder read again; what is open in an editor is read from there",
            "a file truncated and written in pieces while the folder is read, over and over", test_storm.WRITES,
            (f"{ours}storm::test_after_a_storm_of_writes_nothing_is_said_of_half_a_file",
             f"{ours}storm::test_what_is_open_in_an_editor_is_read_from_there_whatever_is_on_disk")),
        Row("T24", "encodings", "UTF-8, with or without a mark; else told with the byte", "marks, UTF-16, halves of signs, line ends of all kinds",
            len(test_files.ENCODINGS), (f"{ours}files::test_an_encoding_is_read_or_told_with_its_place",
             f"{ours}files::test_windows_line_ends_change_nothing_in_a_report")),
        Row("T25", "7.300 and 7,300", "read as the source says it writes, else refused", "separators under both conventions",
            len(test_input.AMBIGUOUS), (f"{ours}input::test_a_separator_is_read_as_the_source_writes_it_or_refused",)),
        Row("T26", "time zones", "there are days and no times of day", "times, zones and offsets, all refused",
            len(test_input.TIMES), (f"{ours}input::test_there_are_days_and_no_times_of_day",)),
        Row("T27", "circles and long chains", "told (FC043); nothing recurses", "circles of 500, chains of 2,000",
            4, (f"{ours}input::test_circles_and_chains_of_sources_measures_and_places_end",)),
        Row("T28", "work without end", "budgets of effort; what was not looked at is told (FC901)", "small files that took minutes, large ones, several that are too much together, reports of thousands of findings; time and memory measured",
            len(HEAVY) + len(test_effort.LARGE) + len(test_effort.ROOM) + 12 + 2, (f"{ours}given::test_a_row_of_any_length_costs_what_it_takes_and_the_rest_is_told",
             f"{ours}given::test_an_object_of_many_keys_is_no_row_that_takes_minutes", f"{ours}effort::test_a_report_takes_no_more_room_to_write_than_its_text",
             f"{ours}effort::test_a_report_of_many_findings_is_written_within_its_memory", f"{ours}effort::test_the_files_of_a_run_have_a_room_together_and_the_rest_is_told",
             f"{ours}effort::test_many_files_of_twenty_megabytes_end_within_the_memory_of_one", f"{ours}effort::test_small_files_that_ask_for_much_end_with_what_is_known",
             f"{ours}effort::test_large_files_end_within_their_bound")),
        Row("T29", "code in claims, settings or folders", "none of them is run; rules of others are installed packages alone",
            "modules of well-known names beside the claims; ways for a repository in git to name a program, each with a canary",
            7 + 4 * len(test_git.PLANTED), (f"{ours}files::test_a_plugin_of_the_folder_is_not_loaded",
             f"{ours}git::test_nothing_that_a_repository_names_runs", f"{ours}git::test_a_report_starts_no_program")),
        Row("T30", "poisoned caches", "there is no cache", "every command that only reads, and the folder compared before and after",
            len(test_same.READING), (f"{ours}same::test_who_only_reads_keeps_nothing_and_writes_nothing",)),
        Row("T31", "the network", "nothing asks for it", "`report`, `check` and `draft` in a namespace without one", 3,
            (f"{ours}same::test_a_report_works_in_a_namespace_without_a_network",)),
        Row("T32", "other bytes elsewhere", "everything is sorted, no clock and no locale is asked", "seeds, zones, locales and processes, in each format",
            len(test_same.SURROUNDINGS) * formats, (f"{ours}same::test_seeds_zones_locales_and_processes_give_the_same_bytes_in_every_format",)),
        Row("T33", "forged reports", "`verify` proves each conflict again, and with the files all that it rests on", "forgeries on the command; thousands in `tests/solve` and `tests/test_rebuilding.py`",
            len(test_same.FORGED), (f"{ours}same::test_a_forged_report_is_refused", "solve.test_verify::test_no_forged_report_is_accepted")),
        Row("T34", "limits met in our own messages", "a number is spelled to a bounded length", "figures of 400 digits through every command and format",
            formats, (f"{ours}input::test_messages_about_numbers_of_any_size_are_short_in_every_format",
             "laws.test_every_command::test_figures_of_any_length_go_through_every_command")),
        Row("T35", "databases and facts files", "tables alone are read, no view; nothing outside is opened, rows have a length; what was changed is refused",
            "views without end, of other files and that load code, rows without end, facts with bytes changed or cut off",
            len(test_given.LITE) + len(test_given.DUCK) + 2 * test_given.CHANGES,
            (f"{ours}given::test_a_sqlite_file_runs_nothing_and_ends", f"{ours}given::test_a_duckdb_file_opens_nothing_and_ends",
             f"{ours}given::test_a_facts_file_with_bytes_changed_is_refused_or_told")),
        Row("T36", "scripts in texts and sources", "the pages of texts and groundings escape as the other one does, under the same policy",
            "hostile words around figures, in headings, rows and keys; in a browser too", 2 * len(test_given.PAGES) * len(test_given.HOSTILE),
            (f"{ours}given::test_a_page_of_a_text_has_no_element_of_the_text",
             f"{ours}given::test_a_browser_runs_nothing_of_a_text_and_asks_for_nothing")),
        Row("T37", "calls of served tools", "what was named at the start is all there is; arguments are of bounded size and depth",
            "paths in every argument, 10 MB, 1,000 sources, 5,000 levels", len(test_given.CALLS),
            (f"{ours}given::test_a_served_tool_opens_nothing_and_answers_or_refuses", "serving.test_mcp::test_calls_open_no_file_and_leave_nothing_behind")),
        Row("T38", "documents given back and what else is written", "never onto the input; nothing that runs is taken along unsaid; texts stay texts",
            "formulas, links and parts that would be lost; outputs of four commands onto what they read", 15 + len(test_given.ONTO),
            (f"{ours}given::test_nothing_is_written_onto_what_was_read", "commands.test_workbook_back::test_no_text_becomes_a_formula", "commands.test_workbook_back::test_what_would_be_lost_or_do_harm_is_refused",
             "commands.test_giving_back::test_it_needs_one_document_and_another_name")),
        Row("T39", "texts of any length", "a budget of words for a run and for a sentence; what comes behind is told with its line (FC901)",
            "20 MB with 690,000 figures, a sentence of 19 MB, a table of a million cells, 19 million line ends; time and memory measured by night, small ones in each run",
            len(test_effort.LONG) + len(test_effort.TOO_MANY) + 3, (f"{ours}effort::test_long_texts_and_tables_end_within_their_bound",
             f"{ours}effort::test_too_many_parts_of_a_text_or_table_are_refused",
             "bringing.prose.test_lengths::test_what_follows_so_many_words_is_told_with_the_line_at_which_reading_ended",
             "bringing.prose.test_lengths::test_a_sentence_without_end_is_read_at_its_beginning_and_the_rest_is_told")),
    )  # fmt: skip


def page() -> str:
    """The page, as it stands in ``docs``."""
    lines = [
        "# Security", "",
        "What a stranger's folder, file or report could do to whoever checks it, what keeps it off, and how that is tried. The table is made",
        "from `tests/threats/table.py`, which names the tests; each runs the commands as users do. Where to report a hole says",
        "`SECURITY.md` of the repository.", "",
        "| threat | what keeps it off | what is tried | inputs |", "| --- | --- | --- | --- |",
        *(f"| {row.threat} | {row.defence} | {row.tried} | {row.inputs:,} |" for row in rows()), "",
    ]  # fmt: skip
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
