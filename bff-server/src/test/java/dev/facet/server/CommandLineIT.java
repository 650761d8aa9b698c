// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.BuiltJar.Outcome;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar as people and scripts run it: commands that end by themselves. */
class CommandLineIT {
  @TempDir Path folder;
  private BuiltJar jar;

  @BeforeEach
  void writeProject() throws IOException {
    folder = folder.toRealPath();
    jar = new BuiltJar(folder);
  }

  @Test
  void checkOfAGoodProjectFindsNothing() throws Exception {
    Outcome outcome = jar.run("check", "shop");

    assertEquals("no findings\n", outcome.err());
    assertEquals("", outcome.out());
    assertEquals(0, outcome.exit());
  }

  @Test
  void checkPrintsFindingsWithTheirPlace() throws Exception {
    jar.misspell();

    Outcome outcome = jar.run("check", "shop");

    assertEquals(1, outcome.exit());
    assertTrue(
        outcome.out().startsWith("error[FACET-S012]: unknown service \"catlog\"\n"), outcome.out());
    assertTrue(outcome.out().contains("--> shop/schema/web.graphql:5:31\n"), outcome.out());
    assertTrue(outcome.out().contains("did you mean \"catalog\"?"), outcome.out());
    assertEquals("1 error\n", outcome.err());
  }

  @Test
  void jsonIsAllThatIsOnStandardOutput() throws Exception {
    jar.misspell();

    Outcome outcome = jar.run("check", "shop", "--format", "json");

    JsonObject json = new JsonObject(outcome.out());
    assertEquals(false, json.getBoolean("ok"));
    assertEquals("FACET-S012", json.getJsonArray("diagnostics").getJsonObject(0).getString("code"));
    assertEquals("", outcome.err());
    assertEquals(1, outcome.exit());
  }

  @Test
  void annotationsForGithubAreOneLineEach() throws Exception {
    jar.misspell();

    Outcome outcome = jar.run("check", "shop", "--format", "github");

    assertTrue(
        outcome.out().startsWith("::error file=shop/schema/web.graphql,line=5,"), outcome.out());
    assertEquals(1, outcome.out().lines().count());
  }

  @Test
  void checkReadsOperations() throws Exception {
    Files.writeString(folder.resolve("product.graphql"), "{ product(id: 1) { nam } }");

    Outcome outcome = jar.run("check", "shop", "--documents", "*.graphql");

    assertEquals(1, outcome.exit());
    assertTrue(outcome.out().contains("--> product.graphql:1:20\n"), outcome.out());
  }

  @Test
  void checkSaysWhereOperationsAreLookedFor() throws Exception {
    Outcome outcome = jar.run("check", "shop", "--documents", "operations/*.graphql");

    assertEquals(1, outcome.exit());
    assertTrue(
        outcome.out().contains("globs start at the folder facet is started in"), outcome.out());
  }

  @Test
  void suggestsTheNearestCommand() throws Exception {
    Outcome outcome = jar.run("chekc", "shop");

    assertEquals(2, outcome.exit());
    assertTrue(
        outcome.err().contains("unknown command \"chekc\" (did you mean \"check\"?)"),
        outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void suggestsTheNearestOption() throws Exception {
    Outcome outcome = jar.run("check", "shop", "--fromat", "json");

    assertEquals(2, outcome.exit());
    assertTrue(outcome.err().contains("did you mean \"--format\"?"), outcome.err());
  }

  @Test
  void plansAnOperation() throws Exception {
    Outcome outcome = jar.run("plan", "product.graphql", "--dir", "shop");

    assertEquals(0, outcome.exit(), outcome.err());
    assertTrue(outcome.out().startsWith("1 wave, 1 call where"), outcome.out());
    assertTrue(outcome.out().contains("catalog  GET /products/{key}?fields=name"), outcome.out());
    assertTrue(
        outcome.out().contains("cost: 1 upstream item, where lists without @listSize count 5"),
        outcome.out());
    JsonObject json =
        new JsonObject(
            jar.run("plan", "product.graphql", "--dir", "shop", "--format", "json").out());
    assertEquals(1, json.getInteger("waves"));
    assertEquals(1, json.getInteger("cost"));
  }

  @Test
  void plansAndChecksByTheLimitsOfTheFrontend() throws Exception {
    Path file = folder.resolve("shop/facet.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("auth: none }\nroutes", "auth: none, limits: { depth: 1 } }\nroutes"));

    for (List<String> words :
        List.of(
            List.of("plan", "product.graphql", "--dir", "shop"),
            List.of("check", "shop", "--documents", "product.graphql"))) {
      Outcome outcome = jar.run(words.toArray(String[]::new));

      assertEquals(1, outcome.exit(), outcome.out() + outcome.err());
      assertTrue((outcome.out() + outcome.err()).contains("depth"), outcome.out() + outcome.err());
    }
  }

  @Test
  void writesTheDirectivesForEditors() throws Exception {
    Outcome outcome = jar.run("schema", "directives", "shop");

    assertEquals(0, outcome.exit(), outcome.err());
    String directives = Files.readString(folder.resolve("shop/.facet/directives.graphql"));
    assertTrue(directives.contains("directive @rest("), directives);
    assertTrue(directives.contains("enum FacetService"), directives);
    assertTrue(Files.exists(folder.resolve("shop/.graphqlrc.yml")));
    assertEquals(0, jar.run("check", "shop").exit());
  }

  @Test
  void saysWhichVersionItIs() throws Exception {
    Outcome outcome = jar.run("version");

    assertEquals(0, outcome.exit());
    assertTrue(outcome.out().startsWith("facet "), outcome.out());
  }

  @Test
  void printsNoEscapesIntoAPipeOrWithoutColours() throws Exception {
    jar.misspell();
    for (List<String> words :
        List.of(List.of("check", "shop"), List.of("--help"), List.of("chekc"))) {
      Outcome piped = jar.run(words.toArray(String[]::new));
      Outcome plain = jar.run(Map.of("NO_COLOR", "1"), words);
      assertEquals(piped, plain);
      assertFalse((piped.out() + piped.err()).contains("\u001b"), piped.out() + piped.err());
    }
    assertTrue(jar.run("--color", "always", "check", "shop").out().contains("\u001b["));
  }
}
