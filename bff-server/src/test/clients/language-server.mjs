// SPDX-License-Identifier: Apache-2.0
// The official GraphQL language server, spoken to as an editor does.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);

export class LanguageServer {
  #process;
  #rest = Buffer.alloc(0);
  #waiting = new Map();
  #diagnostics = new Map();
  #watchers = [];
  #next = 1;
  #folder;
  log = "";

  constructor(folder) {
    this.#folder = folder;
    const cli = require.resolve("graphql-language-service-cli/bin/graphql.js");
    this.#process = spawn(process.execPath, [cli, "server", "-m", "stream", "-c", folder], {
      cwd: folder,
    });
    this.#process.stdout.on("data", (piece) => this.#read(piece));
    this.#process.stderr.on("data", (piece) => (this.log += piece));
  }

  async open() {
    const rootUri = pathToFileURL(this.#folder).href;
    await this.request("initialize", {
      processId: process.pid,
      rootUri,
      rootPath: this.#folder,
      capabilities: {},
      workspaceFolders: [{ uri: rootUri, name: "project" }],
    });
    this.notify("initialized", {});
  }

  /** Opens a file, perhaps with another text; its diagnostics. */
  async diagnostics(name, text = readFileSync(join(this.#folder, name), "utf8")) {
    const uri = pathToFileURL(join(this.#folder, name)).href;
    this.notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "graphql", version: this.#next, text },
    });
    for (let i = 0; i < 200 && !this.#diagnostics.has(uri); i++) {
      await new Promise((next) => setTimeout(next, 50));
    }
    const found = this.#diagnostics.get(uri);
    this.#diagnostics.delete(uri);
    return found;
  }

  /** What may be written at a place of an open file. */
  async completion(name, line, character) {
    const uri = pathToFileURL(join(this.#folder, name)).href;
    const answer = await this.request("textDocument/completion", {
      textDocument: { uri },
      position: { line, character },
    });
    return (answer.items ?? answer).map((item) => item.label);
  }

  close() {
    this.#process.kill();
  }

  request(method, params) {
    const id = this.#next++;
    this.#send({ jsonrpc: "2.0", id, method, params });
    return new Promise((done, failed) => {
      const timer = setTimeout(() => failed(new Error(method + ": no answer\n" + this.log)), 20_000);
      this.#waiting.set(id, (message) => {
        clearTimeout(timer);
        message.error ? failed(new Error(message.error.message)) : done(message.result);
      });
    });
  }

  notify(method, params) {
    this.#send({ jsonrpc: "2.0", method, params });
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify(message));
    this.#process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#process.stdin.write(body);
  }

  #read(piece) {
    this.#rest = Buffer.concat([this.#rest, piece]);
    for (;;) {
      const head = this.#rest.indexOf("\r\n\r\n");
      if (head < 0) {
        return;
      }
      const length = Number(/content-length: *(\d+)/i.exec(this.#rest.subarray(0, head))?.[1]);
      if (this.#rest.length < head + 4 + length) {
        return;
      }
      const message = JSON.parse(this.#rest.subarray(head + 4, head + 4 + length));
      this.#rest = this.#rest.subarray(head + 4 + length);
      if (message.method === "textDocument/publishDiagnostics") {
        this.#diagnostics.set(message.params.uri, message.params.diagnostics);
      } else if (message.method === undefined) {
        this.#waiting.get(message.id)?.(message);
        this.#waiting.delete(message.id);
      } else if (message.id !== undefined) {
        this.#send({ jsonrpc: "2.0", id: message.id, result: null });
      }
    }
  }
}
