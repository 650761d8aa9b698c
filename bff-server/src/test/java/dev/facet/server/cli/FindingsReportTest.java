// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsReportTest {
  @Test
  void printsPlaceLineCaretAndRemedy() {
    assertEquals(
        """
        error[FACET-S012]: unknown service "catlog"
          --> schema/web/products.graphql:2:34
        2 |     product: Product @rest(service: catlog, get: "/p")
                                                ^^^^^^ not defined in facet.yaml
           = help: did you mean "catalog"?
           = see: facet.yaml:2:3
           = more: facet explain FACET-S012

        """,
        print(OutputFormat.TEXT, List.of(Samples.error())));
  }

  @Test
  void marksALineToItsEndWhereTheFaultGoesOn() {
    SourceText source = new SourceText("a.graphql", "type A {\n  b\n}\n");
    Diagnostic finding =
        new Diagnostic.Error(Samples.error().code(), "wrong", source.span(1, 6, 20));

    assertEquals(
        """
        error[FACET-S012]: wrong
          --> a.graphql:1:6
        1 | type A {
                 ^^^
           = more: facet explain FACET-S012

        """,
        print(OutputFormat.TEXT, List.of(finding)));
  }

  @Test
  void marksThePlaceBehindALine() {
    SourceText source = new SourceText("a.graphql", "type");
    Diagnostic finding =
        new Diagnostic.Error(Samples.error().code(), "ends too early", source.span(1, 5, 0));

    assertEquals(
        """
        error[FACET-S012]: ends too early
          --> a.graphql:1:5
        1 | type
                ^
           = more: facet explain FACET-S012

        """,
        print(OutputFormat.TEXT, List.of(finding)));
  }

  @Test
  void sortsByFileAndPlaceWithThePlacelessFirst() {
    String text =
        print(
            OutputFormat.GITHUB,
            List.of(Samples.error(), Samples.warning(), Samples.withoutPlace()));

    assertEquals(
        """
        ::error title=FACET-C001::facet.yaml cannot be read
        ::warning file=facet.yaml,line=2,col=3,endLine=2,endColumn=10,title=FACET-C020::unused service: 100%25
        ::error file=schema/web/products.graphql,line=2,col=34,endLine=2,endColumn=40,title=FACET-S012::unknown service "catlog"%0Adid you mean "catalog"?
        """,
        text);
  }

  @Test
  void printsJsonWithPlaces() {
    JsonObject json = new JsonObject(print(OutputFormat.JSON, List.of(Samples.error())));

    assertEquals(
        new JsonArray()
            .add(
                new JsonObject()
                    .put("code", "FACET-S012")
                    .put("severity", "error")
                    .put("message", "unknown service \"catlog\"")
                    .put("file", "schema/web/products.graphql")
                    .put("line", 2)
                    .put("column", 34)
                    .put("endLine", 2)
                    .put("endColumn", 40)
                    .put("hint", "did you mean \"catalog\"?")
                    .put(
                        "related",
                        new JsonArray()
                            .add(
                                new JsonObject()
                                    .put("file", "facet.yaml")
                                    .put("line", 2)
                                    .put("column", 3)
                                    .put("endLine", 2)
                                    .put("endColumn", 10)))),
        json.getJsonArray("diagnostics"));
  }

  @Test
  void printsJsonWithoutPlace() {
    JsonObject json = new JsonObject(print(OutputFormat.JSON, List.of(Samples.withoutPlace())));

    assertEquals(
        new JsonObject()
            .put("code", "FACET-C001")
            .put("severity", "error")
            .put("message", "facet.yaml cannot be read")
            .put("hint", "")
            .put("related", new JsonArray()),
        json.getJsonArray("diagnostics").getJsonObject(0));
  }

  @Test
  void isFineWithWarningsOnly() {
    assertEquals(
        true,
        new JsonObject(print(OutputFormat.JSON, List.of(Samples.warning()))).getBoolean("ok"));
  }

  @Test
  void countsFindings() {
    assertEquals("no findings", FindingsReport.summary(List.of()));
    assertEquals("1 error", FindingsReport.summary(List.of(Samples.error())));
    assertEquals(
        "2 warnings", FindingsReport.summary(List.of(Samples.warning(), Samples.warning())));
  }

  private static String print(OutputFormat format, List<Diagnostic> findings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FindingsReport.of("check", findings, format)
        .printTo(new PrintStream(bytes, true, StandardCharsets.UTF_8), /* colored= */ false);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
