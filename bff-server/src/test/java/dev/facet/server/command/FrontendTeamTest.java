// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team that writes pages types, from an empty folder on. */
class FrontendTeamTest {
  private static final String PAGE = "query Page($id: ID!) { post(id: $id) { ...Card } }";

  @TempDir Path folder;

  @Test
  void aNewProjectIsGood() {
    for (String template : new String[] {"minimal", "shop"}) {
      String project = folder.resolve(template).toString();
      CommandOutcome init = run("init", project, "--template", template);
      assertEquals(ExitCode.FINE, init.code(), init.err());
      assertTrue(init.out().contains(project + "/facet.yaml\n"), init.out());

      CommandOutcome check =
          run("check", project, "--documents", project + "/operations/**/*.graphql");

      assertEquals("", check.out());
      assertTrue(check.err().endsWith("no findings\n"), check.err());
    }
    String post = folder + "/minimal/operations/web/posts.graphql";
    assertEquals(ExitCode.FINE, run("plan", post, "--dir", folder + "/minimal").code());
  }

  @Test
  void initOverwritesNothing() throws IOException {
    Files.createDirectories(folder.resolve("schema/web"));
    Files.writeString(folder.resolve("schema/web/schema.graphql"), "mine");

    CommandOutcome init = run("init", folder.toString());

    assertEquals(ExitCode.UNABLE, init.code());
    assertTrue(init.err().contains("would overwrite: schema/web/schema.graphql\n"), init.err());
    assertFalse(Files.exists(folder.resolve("facet.yaml")));
    assertEquals(ExitCode.UNABLE, run("init", folder + "/schema/web/schema.graphql").code());
    assertEquals(ExitCode.USAGE, run("init", "--template", "large").code());
  }

  @Test
  void plansWithWhatIsMissingAssumed() throws IOException {
    run("init", folder.toString());
    Files.writeString(folder.resolve("page.ts"), "gql`" + PAGE + "`");
    Files.writeString(folder.resolve("card.graphql"), "fragment Card on Post { title }");

    CommandOutcome alone = run("plan", folder + "/page.ts", "--dir", folder.toString());
    CommandOutcome plan =
        run(
            "plan",
            folder + "/page.ts",
            "--dir",
            folder.toString(),
            "--documents",
            folder + "/*.graphql");

    assertEquals(ExitCode.FINDINGS, alone.code());
    assertTrue(alone.err().contains("unknown fragment \"Card\""), alone.err());
    assertEquals(ExitCode.FINE, plan.code(), plan.err());
    assertTrue(plan.out().startsWith("assumed: $id = \"…\" (give --variables"), plan.out());
  }

  @Test
  void ofFrontendsThatComeEquallyNearNamesTheOneThatKnowsWhatWasMeant() throws IOException {
    String project = folder + "/shop";
    run("init", project, "--template", "shop");
    Path operation = Files.writeString(folder.resolve("a.graphql"), "{ prodcts { id } }");

    CommandOutcome plan = run("plan", operation.toString(), "--dir", project);

    assertTrue(plan.err().contains("did you mean \"products\"?"), plan.err());
    assertTrue(plan.err().contains("\"web\" comes nearest"), plan.err());
  }

  @Test
  void checksDocumentsForEachFrontend() throws IOException {
    String project = folder + "/shop";
    run("init", project, "--template", "shop");
    Files.writeString(folder.resolve("a.graphql"), "query A { products { id } }");
    Files.writeString(folder.resolve("b.graphql"), "query B { home { idd } }");
    String all = folder + "/*.graphql";

    CommandOutcome any = run("check", project, "--documents", all);
    CommandOutcome one = run("check", project, "--documents", all, "--frontend", "mobile");
    CommandOutcome json =
        run("check", project, "--documents", folder + "/a.graphql", "--format", "json");

    assertEquals(ExitCode.FINDINGS, any.code());
    assertEquals(1, any.out().split("error\\[", -1).length - 1, any.out());
    assertTrue(any.out().contains("\"mobile\" comes nearest"), any.out());
    assertTrue(any.err().startsWith("2 operations: web accepts 1\n"), any.err());
    assertEquals(2, one.out().split("error\\[", -1).length - 1, one.out());
    assertTrue(json.out().contains("\"frontends\" : [ \"web\" ]"), json.out());
    assertEquals(ExitCode.USAGE, run("check", project, "--frontend", "web").code());
  }

  @Test
  void acceptsWarningsInDocuments() throws IOException {
    run("init", folder.toString());
    Files.writeString(
        folder.resolve("a.graphql"),
        "{ posts { id } }\n# facet-allow FACET-C085: the app uses it\nfragment A on Post { id }");

    CommandOutcome check =
        run(
            "check",
            folder.toString(),
            "--documents",
            folder + "/a.graphql",
            "--fail-on",
            "warning");

    assertEquals(ExitCode.FINE, check.code(), check.out());
  }

  @Test
  void printsAFrontendsSchema() {
    String project = folder + "/shop";
    run("init", project, "--template", "shop");

    CommandOutcome web = run("schema", "print", project, "--frontend", "web");

    assertTrue(web.out().contains("type Product {\n"), web.out());
    assertFalse(web.out().contains("@rest"), web.out());
    assertEquals(web.out(), run("schema", "print", project, "--frontend", "web").out());
    assertEquals(ExitCode.USAGE, run("schema", "print", project).code());
    assertEquals(ExitCode.USAGE, run("schema", "print", project, "--frontend", "wep").code());
  }

  @Test
  void configuresEditorsForEachFrontend() throws IOException {
    String project = folder + "/shop";
    run("init", project, "--template", "shop");
    Files.writeString(
        folder.resolve("shop/operations/loose.graphql"), "query Loose { home { id } }");

    CommandOutcome printed = run("schema", "directives", project, "--print");

    assertTrue(
        printed
            .out()
            .endsWith(
                """
                  mobile:
                    schema:
                      - .facet/directives.graphql
                      - 'schema/mobile/*.graphql'
                    documents:
                      - 'operations/mobile/**/*.{graphql,gql}'
                      - operations/loose.graphql
                """),
        printed.out());
  }

  @Test
  void givesEditorsTheShapeOfTheConfiguration() throws IOException {
    for (String template : new String[] {"minimal", "shop"}) {
      String project = folder.resolve(template).toString();
      run("init", project, "--template", template);
      Path schema = folder.resolve(template).resolve(".facet/facet.schema.json");

      assertEquals(
          "# yaml-language-server: $schema=.facet/facet.schema.json",
          Files.readAllLines(folder.resolve(template).resolve("facet.yaml")).getFirst());
      assertEquals(run("config", "schema").out(), Files.readString(schema));
      Files.writeString(schema, "old");
      run("schema", "directives", project);
      assertEquals(run("config", "schema").out(), Files.readString(schema));
    }
  }

  private CommandOutcome run(String... words) {
    return CommandOutcome.of(folder, "", words);
  }
}
