// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.cli.Samples;
import dev.facet.server.cli.argument.OutputFormat;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsReportTest {
  private static final List<Diagnostic> FINDINGS = List.of(Samples.error(), Samples.warning());

  @Test
  void hasAFormForPeople() {
    String text = FindingsReport.of("check", FINDINGS, OutputFormat.TEXT, /* colored= */ false);

    assertTrue(text.contains("error[FACET-S012]: unknown service \"catlog\""), text);
    assertFalse(text.contains("\u001b"), text);
    assertTrue(
        FindingsReport.of("check", FINDINGS, OutputFormat.TEXT, /* colored= */ true)
            .contains("\u001b["));
  }

  @Test
  void hasAFormForPrograms() {
    JsonObject json =
        new JsonObject(
            FindingsReport.of("check", FINDINGS, OutputFormat.JSON, /* colored= */ true));

    assertEquals("check", json.getString("command"));
    assertEquals(2, json.getJsonArray("diagnostics").size());
  }

  @Test
  void hasAFormForGitHub() {
    String text = FindingsReport.of("check", FINDINGS, OutputFormat.GITHUB, /* colored= */ true);

    assertTrue(text.startsWith("::warning file=facet.yaml,line=2"), text);
    assertEquals(2, text.lines().count());
  }

  @Test
  void countsFindings() {
    assertEquals("no findings", FindingsReport.summary(List.of()));
    assertEquals("1 error", FindingsReport.summary(List.of(Samples.error())));
    assertEquals("1 error, 1 warning", FindingsReport.summary(FINDINGS));
    assertEquals(
        "2 warnings", FindingsReport.summary(List.of(Samples.warning(), Samples.warning())));
  }
}
