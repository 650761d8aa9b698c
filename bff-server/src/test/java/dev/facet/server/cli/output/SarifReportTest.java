// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.server.cli.Samples;
import dev.facet.server.cli.argument.OutputFormat;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.jsonschema.JsonSchema;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SarifReportTest {
  private static JsonObject run(Diagnostic... findings) {
    String text = FindingsReport.of("check", List.of(findings), OutputFormat.SARIF, false);
    JsonObject log = new JsonObject(text);
    assertEquals(List.of(), official().faults(log));
    return log.getJsonArray("runs").getJsonObject(0);
  }

  private static JsonSchema official() {
    try (var file = SarifReportTest.class.getResourceAsStream("/sarif/sarif-2.1.0-rtm.5.json")) {
      return new JsonSchema(
          new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject place(JsonObject run) {
    return run.getJsonArray("results")
        .getJsonObject(0)
        .getJsonArray("locations")
        .getJsonObject(0)
        .getJsonObject("physicalLocation");
  }

  private static JsonObject fileOf(String name) {
    Diagnostic finding =
        new Diagnostic.Error(
            SchemaCode.SYNTAX, "broken", new SourceText(name, "type").span(1, 1, 4));
    return place(run(finding)).getJsonObject("artifactLocation");
  }

  @Test
  void tellsRuleLevelWordsAndPlaces() {
    JsonObject run = run(Samples.error(), Samples.warning());
    JsonArray results = run.getJsonArray("results");
    JsonObject error = results.getJsonObject(1);
    JsonArray rules = run.getJsonObject("tool").getJsonObject("driver").getJsonArray("rules");

    assertEquals("warning", results.getJsonObject(0).getString("level"));
    assertEquals("error", error.getString("level"));
    assertEquals(
        "unknown service \"catlog\"\nhelp: did you mean \"catalog\"?",
        error.getJsonObject("message").getString("text"));
    assertEquals("FACET-S012", error.getString("ruleId"));
    assertEquals("FACET-S012", rules.getJsonObject(error.getInteger("ruleIndex")).getString("id"));
    JsonObject place = error.getJsonArray("locations").getJsonObject(0);
    assertEquals(
        new JsonObject()
            .put("startLine", 2)
            .put("startColumn", 34)
            .put("endLine", 2)
            .put("endColumn", 40),
        place.getJsonObject("physicalLocation").getJsonObject("region"));
    assertTrue(error.getJsonArray("relatedLocations").encode().contains("facet.yaml"));
  }

  @Test
  void hasARunWithoutResultsWhereNothingIsFound() {
    JsonObject run = run();

    assertEquals(new JsonArray(), run.getJsonArray("results"));
    assertEquals(
        new JsonArray(), run.getJsonObject("tool").getJsonObject("driver").getJsonArray("rules"));
  }

  @Test
  void leavesOutThePlaceThatAFindingDoesNotHave() {
    JsonObject nowhere = run(new Diagnostic.Error(SchemaCode.SYNTAX, "broken", null));
    SourceText unread = new SourceText("facet.yaml", "");
    JsonObject file = run(new Diagnostic.Error(SchemaCode.SYNTAX, "broken", unread.span(1, 1, 0)));

    assertEquals(
        new JsonArray(),
        nowhere.getJsonArray("results").getJsonObject(0).getJsonArray("locations"));
    assertNull(place(file).getJsonObject("region"));
  }

  @Test
  void namesFilesRelativeToTheFolderOfTheCommand() {
    JsonObject plain = new JsonObject().put("uri", "shop/facet.yaml").put("uriBaseId", "%SRCROOT%");

    assertEquals(plain, fileOf("shop/facet.yaml"));
    assertEquals(plain, fileOf("./shop/x/../facet.yaml"));
    assertEquals(
        "schema/K%C3%A4se%20%26%20c%3A%231.graphql",
        fileOf("schema/Käse & c:#1.graphql").getString("uri"));
    assertEquals("con%3A/%22a%22%2A%3F.graphql", fileOf("con:/\"a\"*?.graphql").getString("uri"));
  }

  @Test
  void namesFilesElsewhereByTheirWholeUri() {
    Path above = Path.of("").toAbsolutePath().resolveSibling("a b.graphql");

    assertEquals(
        new JsonObject().put("uri", above.toUri().toASCIIString()), fileOf("../a b.graphql"));
    assertEquals("file:///etc/sch%C3%A9ma.graphql", fileOf("/etc/schéma.graphql").getString("uri"));
  }

  @Test
  void countsColumnsInCodeUnits() {
    SourceText text = new SourceText("a.graphql", "# 😀 x\r# y");
    JsonObject run = run(new Diagnostic.Error(SchemaCode.SYNTAX, "😀 \u0007", text.span(1, 6, 3)));

    assertEquals("utf16CodeUnits", run.getString("columnKind"));
    assertTrue(run.getJsonArray("newlineSequences").contains("\r"));
    JsonObject region = place(run).getJsonObject("region");
    assertEquals(6, region.getInteger("startColumn"));
    assertEquals(2, region.getInteger("endLine"));
    assertEquals(2, region.getInteger("endColumn"));
  }

  @Test
  void explainsEveryCode() {
    Diagnostic[] all =
        Stream.concat(Stream.of(SchemaCode.values()), Stream.of(ConfigCode.values()))
            .map(code -> new Diagnostic.Error(code, "found", null))
            .toArray(Diagnostic[]::new);

    JsonArray rules = run(all).getJsonObject("tool").getJsonObject("driver").getJsonArray("rules");
    assertEquals(all.length, rules.size());
    rules.forEach(
        rule -> assertFalse(((JsonObject) rule).getJsonObject("help").getString("text").isEmpty()));
  }
}
