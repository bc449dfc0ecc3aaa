"""Drives `gainsay lsp` with pygls, whose types refuse what the protocol does not have.

Usage: client.py PROGRAM FOLDER; the folder holds a.txt and b.txt, which contradict each other.
"""

import asyncio
import pathlib
import sys
from typing import Union

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

PATIENCE = 120


def converter():
    """The usual one, which by itself takes an action with a command for a command."""
    usual = default_converter()

    def action(value, _):
        is_command = isinstance(value.get("command"), str)
        kind = types.Command if is_command else types.CodeAction
        return usual.structure(value, kind)

    usual.register_structure_hook(Union[types.Command, types.CodeAction], action)
    return usual


class Client(LanguageClient):
    """A client that remembers the last diagnostics of each document."""

    def __init__(self):
        super().__init__("gainsay-tests", "1", converter_factory=converter)
        self.published = {}
        self.shown = []
        self.changed = asyncio.Event()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams):
            self.published[params.uri] = params
            self.changed.set()

        @self.feature(types.WINDOW_LOG_MESSAGE)
        def logged(params: types.LogMessageParams):
            self.changed.set()

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def shown(params: types.ShowMessageParams):
            self.shown.append(params.message)
            self.changed.set()

        @self.feature(types.WINDOW_SHOW_MESSAGE_REQUEST)
        def asked(params: types.ShowMessageRequestParams):
            return params.actions[0]

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(params: types.RegistrationParams):
            return None

    async def until(self, is_so):
        async with asyncio.timeout(PATIENCE):
            while not is_so():
                self.changed.clear()
                await self.changed.wait()

    def diagnostics(self, uri):
        params = self.published.get(uri)
        return params.diagnostics if params else []


def capabilities():
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(
            position_encodings=[types.PositionEncodingKind.Utf16]
        ),
        text_document=types.TextDocumentClientCapabilities(
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                related_information=True, code_description_support=True
            ),
            hover=types.HoverClientCapabilities(
                content_format=[types.MarkupKind.Markdown]
            ),
        ),
        workspace=types.WorkspaceClientCapabilities(
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                dynamic_registration=True
            ),
        ),
    )


async def main(program, folder):
    client = Client()
    await client.start_io(program, "lsp", "--stdio")
    root = pathlib.Path(folder)
    a, b = (root / "a.txt", root / "b.txt")
    result = await client.initialize_async(
        types.InitializeParams(
            capabilities=capabilities(),
            workspace_folders=[types.WorkspaceFolder(uri=root.as_uri(), name="desk")],
        )
    )
    assert result.capabilities.hover_provider
    client.initialized(types.InitializedParams())

    await client.until(lambda: client.diagnostics(b.as_uri()))
    (finding,) = client.diagnostics(b.as_uri())
    assert finding.source == "gainsay" and finding.code_description.href
    places = {related.location.uri for related in finding.related_information}
    assert a.as_uri() in places, places

    text = a.read_text()
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            types.TextDocumentItem(a.as_uri(), "plaintext", 1, text)
        )
    )
    await client.until(lambda: client.published[a.as_uri()].version == 1)
    lines = text.splitlines()
    line = next(i for i, words in enumerate(lines) if "seven" in words)
    column = lines[line].index("seven")
    place = types.Position(line, column)
    document = types.TextDocumentIdentifier(a.as_uri())

    hover = await client.text_document_hover_async(types.HoverParams(document, place))
    assert "value: 7" in hover.contents.value, hover
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            document, types.Range(place, place), types.CodeActionContext([])
        )
    )
    commands = {action.command.command: action.command for action in actions}
    question = await run(client, commands["gainsay.copyQuestion"])
    assert question.endswith("?") and question in client.shown, question
    assert "Why it matters" in await run(client, commands["gainsay.explain"])

    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(version=2, uri=a.as_uri()),
            [
                types.TextDocumentContentChangePartial(
                    range=types.Range(
                        place, types.Position(line, column + len("seven"))
                    ),
                    text="four",
                )
            ],
        )
    )
    await client.until(lambda: not client.diagnostics(b.as_uri()))
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(version=3, uri=a.as_uri()),
            [types.TextDocumentContentChangeWholeDocument(text)],
        )
    )
    await client.until(lambda: client.diagnostics(b.as_uri()))

    await run(client, commands["gainsay.dismiss"])
    await client.until(lambda: not client.diagnostics(b.as_uri()))
    assert (root / "decisions.jsonl").is_file()

    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    assert client._server.returncode == 0, client._server.returncode
    print("all is well")


async def run(client, command):
    return await client.workspace_execute_command_async(
        types.ExecuteCommandParams(command.command, command.arguments)
    )


asyncio.run(main(*sys.argv[1:]))
