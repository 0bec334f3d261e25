"""The tools served by the Model Context Protocol, with the official package, over standard input
and output.
"""

from __future__ import annotations

from typing import Any

import anyio
from mcp import types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server

from figurecheck.errors import UsageError
from figurecheck.report.safe import safe
from figurecheck.serving.tools import TOOLS, RefusedCallError, Served
from figurecheck.version import VERSION

_HINTS = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


def server_of(served: Served) -> Server[Any]:
    """The server that answers with some tools; calls are answered one at a time."""
    turn = anyio.Lock()

    async def listed(_: Any, __: Any) -> types.ListToolsResult:
        tools = [
            types.Tool(
                name=one.name,
                description=one.description,
                input_schema=dict(one.schema),
                annotations=_HINTS,
            )
            for one in TOOLS
        ]
        return types.ListToolsResult(tools=tools)

    async def called(_: Any, params: types.CallToolRequestParams) -> types.CallToolResult:
        async with turn:
            try:
                text = await anyio.to_thread.run_sync(
                    served.answered, params.name, params.arguments or {}
                )
            except RefusedCallError as error:
                return _result(safe(str(error)), wrong=True)
            except Exception as error:  # a fault of ours is told to the caller, and ends nothing
                return _result(f"a fault of figurecheck's own: {type(error).__name__}", wrong=True)
        return _result(text, wrong=False)

    return Server("figurecheck", version=VERSION, on_list_tools=listed, on_call_tool=called)


def _result(text: str, *, wrong: bool) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=text)], is_error=wrong)


def serve(served: Served) -> None:
    """Serves until the other side goes.

    Raises:
        UsageError: where it cannot be spoken with, as on a full disk.
    """
    try:
        anyio.run(_run, served)
    except ExceptionGroup as group:
        outer = group.subgroup(OSError)
        if outer is None:
            raise
        if outer.subgroup(BrokenPipeError) is None:  # else it went before it was answered
            msg = f"the other side cannot be spoken with: {_first(outer)}"
            raise UsageError(msg) from None


def _first(group: BaseExceptionGroup) -> object:
    """What the system says of the first error in a group."""
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return getattr(error, "strerror", None) or error


async def _run(served: Served) -> None:
    server = server_of(served)
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())
