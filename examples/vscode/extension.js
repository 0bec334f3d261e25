// Starts `figurecheck lsp`, which has to be on the PATH, for files of claims.
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async () => {
  client = new LanguageClient(
    "figurecheck",
    "figurecheck",
    { command: "figurecheck", args: ["lsp"] },
    { documentSelector: [{ language: "figurecheck" }] },
  );
  await client.start();
};

exports.deactivate = () => client && client.stop();
