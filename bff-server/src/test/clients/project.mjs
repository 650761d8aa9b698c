// SPDX-License-Identifier: Apache-2.0
// A service, a project with two frontends that both define a type Post, and facet dev in front of them.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSocket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const facet = process.env.FACET ?? resolve(here, "../../../../facet");
const posts = [
  { id: "1", title: "First", body: "One", authorId: "7" },
  { id: "2", title: "Second", body: "Two", authorId: "8" },
];

/** A REST service on a free port. */
export async function service() {
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://service");
    const id = url.pathname.split("/")[2];
    const found = id === undefined ? posts : posts.find((post) => post.id === id);
    response.statusCode = found === undefined ? 404 : 200;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(found ?? {}));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return server;
}

/** A port that is free now. */
export async function freePort() {
  const socket = createSocket();
  await new Promise((done) => socket.listen(0, "127.0.0.1", done));
  const { port } = socket.address();
  await new Promise((done) => socket.close(done));
  return port;
}

/** Writes the project; returns its folder. */
export function project(servicePort, port, managementPort) {
  const folder = mkdtempSync(join(tmpdir(), "facet-clients-"));
  const write = (name, text) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  write(
    "facet.yaml",
    `version: 1
listeners:
  public: { port: ${port}, address: 127.0.0.1 }
  management: { port: ${managementPort}, address: 127.0.0.1 }
services:
  posts: { endpoints: [{ url: "http://127.0.0.1:${servicePort}" }] }
frontends:
  web: { path: /graphql/web, schema: [schema/web/*.graphql], auth: none, limits: { depth: 6 } }
  mobile: { path: /graphql/mobile, schema: [schema/mobile/*.graphql], auth: none, limits: { depth: 4 } }
`,
  );
  write(
    "schema/web/schema.graphql",
    `type Query {
  posts: [Post!] @rest(service: posts, get: "/posts")
  post(id: ID!): Post @rest(service: posts, get: "/posts/{args.id}")
}

"A post."
type Post {
  id: ID!
  title: String!
  body: String @deprecated(reason: "too long")
}

"Also the name of a service."
type Service {
  id: ID!
}

extend type Query {
  service: Service @rest(service: posts, get: "/posts/1")
}
`,
  );
  write(
    "schema/mobile/schema.graphql",
    `type Query {
  first: Post @rest(service: posts, get: "/posts/1")
}

type Post {
  headline: String! @from(path: "title")
}
`,
  );
  write("operations/web/posts.graphql", "query Posts {\n  posts {\n    id\n    title\n  }\n}\n");
  write("operations/mobile/first.graphql", "query First {\n  first {\n    headline\n  }\n}\n");
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs a command to its end; returns what it printed. */
export function run(...words) {
  const done = spawnSync(facet, words, { encoding: "utf8" });
  if (done.status !== 0) {
    throw new Error(`facet ${words.join(" ")}: exit ${done.status}\n${done.stdout}${done.stderr}`);
  }
  return done.stdout;
}

/** Starts facet dev and waits until it answers. */
export async function dev(folder, url) {
  const process = spawn(facet, ["dev", folder], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  process.stderr.on("data", (piece) => (said += piece));
  for (let i = 0; i < 300; i++) {
    if (process.exitCode !== null) {
      throw new Error(`facet dev: exit ${process.exitCode}\n${said}`);
    }
    try {
      await fetch(url);
      return { said: () => said, stop: () => process.kill() };
    } catch {
      await new Promise((next) => setTimeout(next, 100));
    }
  }
  process.kill();
  throw new Error("facet dev: no answer within 30 s\n" + said);
}
