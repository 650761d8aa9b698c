// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diff.ChangeKind;
import dev.facet.server.cli.process.ExitCode;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who reviews a change of a project: {@code facet diff}, with a real git. */
class ProjectDiffTest {
  private static final String CONFIG =
      """
      version: 1
      services:
        catalog: { endpoints: [{ url: "http://127.0.0.1:1" }] }
      frontends:
        web: { path: /graphql, schema: ["web/*.graphql"], auth: none }
      """;
  private static final String SCHEMA =
      """
      type Query {
        product(id: ID!): Product @rest(service: catalog, get: "/products/{args.id}")
        secret: String @authenticated @rest(service: catalog, get: "/secret")
      }
      type Product {
        id: ID!
        name: String @deprecated(reason: "use title")
        title: String
      }
      """;

  @TempDir Path folder;
  private Path shop;
  private CommittedProject project;

  @BeforeEach
  void commitAProject() throws Exception {
    folder = folder.toRealPath();
    shop = Files.createDirectories(folder.resolve("shop"));
    project = new CommittedProject(folder, shop);
    project.write("facet.yaml", CONFIG);
    project.write("web/a.graphql", SCHEMA);
    project.git("init", "-q", ".");
    project.commit();
  }

  @Test
  void aProjectIsNoOtherThanItWas() {
    CommandOutcome outcome = project.diff("HEAD");

    assertEquals("", outcome.out());
    assertEquals("nothing changed\n", outcome.err());
    assertEquals(ExitCode.FINE, outcome.code());
  }

  @Test
  void whatChangedIsToldWithItsPlaceInTheNewFilesOrTheOld() throws IOException {
    project.change("  name: String @deprecated(reason: \"use title\")\n", "");
    project.change(" @authenticated", "");
    project.change("/products/", "/items/");

    CommandOutcome outcome = project.diff("HEAD");

    assertEquals(
        """
        breaking[FIELD_REMOVED]: web Product.name: is gone; it was deprecated: use title
          --> HEAD:shop/web/a.graphql:7:3
        breaking[ACCESS_OPENED]: web Query.secret: was for verified callers and is for every caller
          --> %1$s/web/a.graphql:3:3
        dangerous[URL_CHANGED]: web Query.product: its URL was /products/{args.id} and is \
        /items/{args.id}
          --> %1$s/web/a.graphql:2:3
        """
            .formatted(shop),
        outcome.out());
    assertEquals("2 breaking, 1 dangerous\n", outcome.err());
    assertEquals(ExitCode.FINDINGS, outcome.code());
  }

  @Test
  void theExitCodeBeginsWhereItIsAskedTo() throws IOException {
    project.change("/products/", "/items/");

    assertEquals(ExitCode.FINE, project.diff("HEAD").code());
    assertEquals(ExitCode.FINDINGS, project.diff("HEAD", "--fail-on", "dangerous").code());
  }

  @Test
  void whatNoOperationOfLiveClientsUsesIsSafeForThem() throws IOException {
    project.operation("query Page { product(id: 1) { title } }");
    project.change("  name: String @deprecated(reason: \"use title\")\n", "");

    CommandOutcome outcome = project.diff("HEAD", "--documents", folder + "/app/*.graphql");

    assertTrue(outcome.out().startsWith("safe[FIELD_REMOVED]: web Product.name"), outcome.out());
    assertTrue(
        outcome.out().contains("breaking elsewhere: no operation of the documents uses it"),
        outcome.out());
    assertEquals(ExitCode.FINE, outcome.code());
  }

  @Test
  void operationsThatAChangeHitsAreNamed() throws IOException {
    project.operation("\nquery Page { product(id: 1) { name } }");
    project.change("  name: String @deprecated(reason: \"use title\")\n", "");

    CommandOutcome outcome = project.diff("HEAD", "--documents", folder + "/app/*.graphql");

    assertTrue(
        outcome.out().contains("  = hits Page (" + folder + "/app/page.graphql:2:7)\n"),
        outcome.out());
    assertEquals("1 breaking\n", outcome.err());
  }

  @Test
  void whatIsOpenToEverybodyIsNotSafeBecauseNobodyAsksForIt() throws IOException {
    project.operation("{ product(id: 1) { title } }");
    project.change(" @authenticated", "");

    CommandOutcome outcome = project.diff("HEAD", "--documents", folder + "/app/*.graphql");

    assertTrue(outcome.out().startsWith("breaking[ACCESS_OPENED]"), outcome.out());
    assertEquals(ExitCode.FINDINGS, outcome.code());
  }

  @Test
  void anOperationThatTheLimitsRejectNowIsToldByItself() throws IOException {
    project.operation("query Page { product(id: 1) { title } }");
    project.write("facet.yaml", CONFIG.replace("auth: none", "auth: none, limits: { depth: 1 }"));

    CommandOutcome outcome = project.diff("HEAD", "--documents", folder + "/app/*.graphql");

    assertTrue(outcome.out().startsWith("breaking[OPERATION_REJECTED]: web: Page"), outcome.out());
    assertEquals(ExitCode.FINDINGS, outcome.code());
  }

  @Test
  void operationsOfNoLiveClientArePassedOver() throws IOException {
    project.operation("query New { product(id: 1) { price } }");
    project.change("  title: String\n", "  title: String\n  price: Int\n");

    CommandOutcome outcome = project.diff("HEAD", "-v", "--documents", folder + "/app/*.graphql");

    assertTrue(outcome.err().contains("1 of the operations fit no frontend"), outcome.err());
    assertTrue(outcome.err().contains("passed over: New ("), outcome.err());
    assertEquals(ExitCode.FINE, outcome.code());
  }

  @Test
  void frontendsComeAndGo() throws IOException {
    project.write("facet.yaml", CONFIG.replace("web: {", "mobile: {"));

    CommandOutcome outcome = project.diff("HEAD");

    assertEquals(
        """
        breaking[FRONTEND_REMOVED]: web: the frontend is gone
          --> HEAD:shop/facet.yaml:5:3
        safe[FRONTEND_ADDED]: mobile: the frontend is new
          --> %s/facet.yaml:5:3
        """
            .formatted(shop),
        outcome.out());
  }

  @Test
  void formatsForProgramsHaveTheSame() throws IOException {
    project.change("  title: String\n", "");

    JsonObject json = new JsonObject(project.diff("HEAD", "--format", "json").out());
    CommandOutcome github = project.diff("HEAD", "--format", "github");

    JsonObject change = json.getJsonArray("changes").getJsonObject(0);
    assertEquals("diff", json.getString("command"));
    assertEquals(1, json.getInteger("breaking"));
    assertEquals("FIELD_REMOVED", change.getString("kind"));
    assertEquals("old", change.getString("side"));
    assertEquals(8, change.getInteger("line"));
    assertEquals(
        "::error title=FIELD_REMOVED::web Product.title: is gone%0Ait was at"
            + " HEAD:shop/web/a.graphql:8:3\n",
        github.out());
  }

  @Test
  void aRevisionMayNameTheFolderThatTheProjectWasIn() throws Exception {
    Files.move(shop, folder.resolve("gateway"));
    project = new CommittedProject(folder, folder.resolve("gateway"));
    project.change("title", "heading");

    assertTrue(project.diff("HEAD").err().contains("HEAD has no folder gateway"));
    assertTrue(project.diff("HEAD:shop").out().contains("HEAD:shop/web/a.graphql:8:3"));
    assertTrue(project.diff(":shop").err().contains("is no revision"));
  }

  @Test
  void filesAreThoseThatWereCommitted() throws Exception {
    Files.writeString(folder.resolve(".gitattributes"), "*.graphql export-ignore\n");
    project.write("common.txt", "type Product { id: ID! name: String title: String }\n");
    project.write("web/a.graphql", SCHEMA.substring(0, SCHEMA.indexOf("type Product")));
    Files.createSymbolicLink(shop.resolve("web/b.graphql"), Path.of("../common.txt"));
    project.commit();

    assertEquals("nothing changed\n", project.diff("HEAD").err());
  }

  @Test
  void whatIsNoFolderAndNoRevisionIsSaidToBeNone() throws Exception {
    CommandOutcome unknown = project.diff("nope");
    Path alone = Files.createDirectories(folder.resolve("../" + folder.getFileName() + "-alone"));
    Files.writeString(alone.resolve("facet.yaml"), CONFIG);

    assertEquals(ExitCode.UNABLE, unknown.code());
    assertTrue(
        unknown.err().contains("nope is neither a folder nor a revision of the repository"),
        unknown.err());
    CommandOutcome outside = project.run("diff", "HEAD", alone.toString());
    assertEquals(ExitCode.UNABLE, outside.code());
    assertTrue(outside.err().contains("is in no git repository"), outside.err());
    assertEquals(ExitCode.UNABLE, project.diff(shop + "/facet.yaml").code());
    assertEquals(ExitCode.UNABLE, project.diff("--", "--output=x").code());
    assertEquals(ExitCode.USAGE, project.diff("").code());
    Files.delete(alone.resolve("facet.yaml"));
    Files.delete(alone);
  }

  @Test
  void anOldProjectWithErrorsIsToldWithThem() throws Exception {
    project.change("service: catalog, get: \"/secret\"", "service: catlog, get: \"/secret\"");
    project.commit();
    project.write("web/a.graphql", SCHEMA);

    CommandOutcome outcome = project.diff("HEAD");

    assertEquals(ExitCode.UNABLE, outcome.code());
    assertTrue(outcome.err().contains("--> HEAD:shop/web/a.graphql:3:"), outcome.err());
    assertTrue(
        outcome
            .err()
            .endsWith(
                "facet: HEAD:shop/ does not pass check by this version of facet:"
                    + " nothing is compared\n"),
        outcome.err());
    assertEquals(
        ExitCode.FINDINGS, project.run("diff", shop.toString(), broken().toString()).code());
  }

  @Test
  void theExampleOfThePageIsWhatIsPrinted() throws Exception {
    project.git("branch", "-M", "main");
    project.operation("query Page { product(id: 1) { name } }");
    project.change("  name: String @deprecated(reason: \"use title\")\n", "");
    project.change("/products/", "/items/");

    CommandOutcome outcome = project.diff("main", "--documents", folder + "/app/**/*.graphql");

    String page = Files.readString(Path.of("..", "docs", "cli.md").toAbsolutePath());
    String example = "facet diff main shop --documents 'app/**/*.graphql'\n\n";
    assertTrue(page.contains(example + outcome.out().replace(folder + "/", "") + "```"), page);
  }

  /** A test of what the page says, since programs read these names. */
  @Test
  void thePageListsEveryKind() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "changes.md").toAbsolutePath());
    List<String> missing =
        Arrays.stream(ChangeKind.values())
            .map(kind ->
                "| `%s` | %s | %s |\n".formatted(kind, kind.severity().word(), kind.words()))
            .filter(row -> !page.contains(row))
            .toList();

    assertEquals("", String.join("", missing));
    assertEquals(ChangeKind.values().length, page.split("\n\\| `", -1).length - 1);
  }

  private Path broken() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    Files.writeString(copy.resolve("facet.yaml"), CONFIG);
    return copy;
  }
}
