// SPDX-License-Identifier: Apache-2.0
// GraphQL clients and tools of others against facet dev: npm ci && npm test. CONTRIBUTING.md says when.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { generate } from "@graphql-codegen/cli";
import { Client, fetchExchange } from "@urql/core";
import { buildSchema, parse } from "graphql";
import { LanguageServer } from "./language-server.mjs";
import { dev, freePort, project, run, service } from "./project.mjs";

const backend = await service();
const port = await freePort();
const made = project(backend.address().port, port, await freePort());
const url = (frontend) => `http://127.0.0.1:${port}/graphql/${frontend}`;
const gateway = await dev(made.folder, url("web")).catch((failure) => {
  backend.close();
  made.remove();
  throw failure;
});
const failures = [];

async function step(name, action) {
  const start = Date.now();
  try {
    await action();
    console.log(`ok    ${name} (${Date.now() - start} ms)`);
  } catch (failure) {
    failures.push(name);
    console.log(`FAIL  ${name}\n${failure.stack ?? failure}`);
  }
}

await step("Apollo Client queries, with variables and errors", async () => {
  const client = new ApolloClient({
    link: new HttpLink({ uri: url("web") }),
    cache: new InMemoryCache(),
  });
  const query = parse("query Post($id: ID!) { post(id: $id) { id title } }");
  const { data } = await client.query({ query, variables: { id: "2" } });
  assert.deepEqual(data.post, { __typename: "Post", id: "2", title: "Second" });
  const none = await client.query({ query, variables: { id: "none" } });
  assert.equal(none.data.post, null);
  await assert.rejects(
    client.query({ query: parse("{ nothing }") }),
    (failure) => failure.name === "CombinedGraphQLErrors",
  );
});

await step("urql queries", async () => {
  const client = new Client({ url: url("mobile"), exchanges: [fetchExchange], preferGetMethod: false });
  const { data, error } = await client.query("query First { first { headline } }", {}).toPromise();
  assert.equal(error, undefined);
  assert.equal(data.first.headline, "First");
});

async function typesOf(schema, frontend) {
  const [file] = await generate(
    {
      schema,
      documents: join(made.folder, `operations/${frontend}/*.graphql`),
      generates: { [join(made.folder, `${frontend}.ts`)]: { plugins: ["typescript", "typescript-operations"] } },
      silent: true,
      ignoreNoDocuments: false,
    },
    false,
  );
  return file.content;
}

await step("graphql-codegen from the URL, for each frontend", async () => {
  assert.match(await typesOf(url("web"), "web"), /PostsQuery/);
  assert.match(await typesOf(url("mobile"), "mobile"), /FirstQuery/);
});

await step("graphql-codegen from facet schema print", async () => {
  const file = join(made.folder, "web.graphql");
  const sdl = run("schema", "print", made.folder, "--frontend", "web");
  buildSchema(sdl);
  assert.match(sdl, /body: String @deprecated\(reason ?: ?"too long"\)/);
  writeFileSync(file, sdl);
  assert.match(await typesOf(file, "web"), /PostsQuery/);
});

await step("the GraphQL language server, two frontends with a type of one name", async () => {
  run("schema", "directives", made.folder);
  const server = new LanguageServer(made.folder);
  try {
    await server.open();
    assert.deepEqual(await server.diagnostics("operations/web/posts.graphql"), []);
    assert.deepEqual(await server.diagnostics("operations/mobile/first.graphql"), []);
    assert.deepEqual(await server.diagnostics("schema/web/schema.graphql"), []);
    const wrong = await server.diagnostics("operations/web/posts.graphql", "{ posts { headline } }");
    assert.match(wrong[0].message, /Cannot query field "headline" on type "Post"/);
    const right = await server.diagnostics("operations/mobile/first.graphql", "{ first { headline  } }");
    assert.deepEqual(right, []);
    const fields = await server.completion("operations/mobile/first.graphql", 0, 19);
    assert.ok(fields.includes("headline") && !fields.includes("body"), String(fields));
  } finally {
    server.close();
  }
});

gateway.stop();
backend.close();
made.remove();
if (failures.length > 0) {
  console.log(gateway.said());
  process.exit(1);
}
process.exit(0);
