// Starts `figurecheck lsp`, which has to be on the PATH, for files of claims and for texts.
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async () => {
  client = new LanguageClient(
    "figurecheck",
    "figurecheck",
    { command: "figurecheck", args: ["lsp"] },
    // files, and what was not saved yet; not the older states of files that are compared with them
    {
      documentSelector: ["file", "untitled"].flatMap((scheme) =>
        ["figurecheck", "plaintext", "markdown"].map((language) => ({ scheme, language })),
      ),
    },
  );
  await client.start();
};

exports.deactivate = () => client && client.stop();
