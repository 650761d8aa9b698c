// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.cli.argument.ProjectTemplate;
import dev.facet.server.cli.result.FindingsException;
import dev.facet.server.cli.result.PageResult;
import dev.facet.server.init.NewProject;
import dev.facet.server.page.Mismatch;
import dev.facet.server.project.ProjectFolder;
import dev.facet.server.project.TestPageFiles;
import dev.facet.server.project.TestPageFiles.ReadPage;
import dev.facet.server.runtime.GatewayVertx;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages over a project whose services, keys and certificates are nowhere near. */
class PageRunsIT {
  private static final String CONFIGURATION =
      """
      version: 1
      listeners:
        public: { port: 80, redirect: https }
        secure: { port: 443, tls: { certificates: [{ cert: no.pem, key: no.key }] } }
      services:
        catalog:
          endpoints: [{ url: "https://catalog.invalid/api" }]
          headers: { x-key: "${env.NO_SUCH_KEY}" }
          forward: { authorization: true }
          cache: { max: 1MiB }
      policies:
        user:
          jwt: { issuer: "https://id.invalid", audience: [shop], jwks: "https://id.invalid/keys" }
      frontends:
        web: { path: /graphql, schema: [schema/*.graphql], use: [user] }
      routes:
        - { id: stock, match: { path: /stock/* }, auth: none, to: { catalog: 1 } }
      """;

  private static final String CALL =
      """
      ```http upstream catalog
      GET /api/stock/1
      x-key: unset

      HTTP/1.1 200
      cache-control: max-age=60

      {"left": 3}
      ```
      """;

  private static final String REQUEST =
      """
      ```http request
      GET /stock/1
      ```

      ```http response
      HTTP/1.1 200

      {"left": 3}
      ```
      """;

  @TempDir Path folder;
  private final Vertx vertx = GatewayVertx.create();

  @BeforeEach
  void writeProject() throws IOException {
    Files.createDirectories(folder.resolve("schema"));
    Files.writeString(folder.resolve("facet.yaml"), CONFIGURATION);
    Files.writeString(
        folder.resolve("schema/web.graphql"),
        "type Query { a: A @rest(service: catalog, get: \"/a\") }\ntype A { b: Int }\n");
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(60, TimeUnit.SECONDS);
  }

  private List<String> mismatches(String text) {
    SourceText page = new SourceText("a.md", "# A page\n\n" + text);
    PageResult result = new PageRuns(vertx, folder).run(new ReadPage("a.md", page, null));
    return result.malformed() != null
        ? List.of(result.malformed().span() + ": " + result.malformed().message())
        : result.mismatches().stream().map(Mismatch::toString).toList();
  }

  @Test
  void playsAServiceWhoseAddressCannotBeReached() {
    assertEquals(List.of(), mismatches(CALL + REQUEST));
  }

  @Test
  void tellsOfHeadersOfACallAndOfCallsThatAreTooMany() {
    String page = CALL.replace("unset", "secret") + REQUEST + REQUEST.replace("stock/1", "stock/2");

    assertEquals(
        List.of(
            "status of GET /stock/2: 404 (expected: 200)",
            "header x-key: unset (expected: secret)",
            "call without a block: catalog GET /api/stock/2 (expected: (none))"),
        mismatches(page).stream()
            .map(line -> line.replaceFirst("a.md:\\d+:\\d+: ", ""))
            .filter(line -> !line.startsWith("body"))
            .toList());
  }

  @Test
  void passesThePageOfANewProject() throws IOException {
    Path begun = folder.resolve("new");
    new NewProject(begun).write(ProjectTemplate.MINIMAL, List.of());

    ReadPage page = new TestPageFiles(new ProjectFolder(begun)).read(null).getFirst();

    assertEquals(List.of(), new PageRuns(vertx, begun).run(page).mismatches());
  }

  @Test
  void sharesCachesWithinAPageAndNotBetweenPages() {
    assertEquals(List.of(), mismatches(CALL + REQUEST + REQUEST));
    assertEquals(List.of(), mismatches(CALL + REQUEST + REQUEST));
  }

  @Test
  void believesTokensOfPagesAndNoOthers() {
    String page =
        """
        ```http upstream catalog
        GET /api/a
        authorization: (any)

        HTTP/1.1 200

        {"b": 1}
        ```

        ```http request
        POST /graphql
        content-type: application/json
        authorization: Bearer {token {"sub": "ada"}}

        {"query": "{ a { b } }"}
        ```

        ```json response
        {"data": {"a": {"b": 1}}}
        ```

        ```graphql request
        { a { b } }
        ```

        ```http response
        HTTP/1.1 401
        www-authenticate: (any)

        {"errors": "(any)"}
        ```
        """;

    assertEquals(List.of(), mismatches(page));
  }

  @Test
  void asksTheListenerThatAPageNames() {
    String page =
        REQUEST.replace("request", "request over public").replace("200\n\n{\"left\": 3}", "308");

    assertEquals(List.of(), mismatches(page));
  }

  @Test
  void comparesTheOrderOfCalls() {
    String page =
        CALL
            + CALL.replace("/1\n", "/2\n")
            + REQUEST
            + REQUEST.replace("/1\n", "/2\n")
            + "```text calls in order\ncatalog GET /api/stock/2\ncatalog GET /api/stock/1\n```\n";

    assertEquals(
        List.of("a.md:40:1: call 1: catalog GET /api/stock/1 (expected: catalog GET /api/stock/2)"),
        mismatches(page));
  }

  @Test
  void rejectsBlocksThatAreNotForProjects() {
    assertEquals(
        List.of("a.md:3:1: the page holds a file of the project"),
        mismatches("```yaml facet.yaml\n```\n" + REQUEST));
    assertEquals(
        List.of("a.md:3:1: unknown service \"catlog\""),
        mismatches(CALL.replace("upstream catalog", "upstream catlog") + REQUEST));
    assertEquals(
        List.of("a.md:3:1: \"gzp\" means nothing here"),
        mismatches(CALL.replace("upstream catalog", "upstream catalog gzp") + REQUEST));
    assertEquals(List.of("a.md:1:1: the page has no request"), mismatches(CALL));
  }

  @Test
  void servesWithoutNoPolicy() throws IOException {
    Files.writeString(
        folder.resolve("facet.yaml"),
        CONFIGURATION.replaceAll("jwt: .*", "apiKey: { keys: \"\\${env.NO_SUCH_KEY}\" }"));

    FindingsException rejected =
        assertThrows(FindingsException.class, () -> mismatches(CALL + REQUEST));

    assertTrue(rejected.findings().toString().contains("keys"), rejected.findings().toString());
  }
}
