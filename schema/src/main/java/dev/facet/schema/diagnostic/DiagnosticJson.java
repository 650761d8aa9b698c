// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings as JSON. Fields are only ever added; {@code formatVersion} changes when one goes. */
final class DiagnosticJson {
  private static final int FORMAT = 1;

  private DiagnosticJson() {}

  static ObjectNode report(String command, List<Diagnostic> findings) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("formatVersion", FORMAT);
    report.put("command", command);
    report.put("ok", findings.stream().noneMatch(Diagnostic.Error.class::isInstance));
    ArrayNode list = report.putArray("diagnostics");
    findings.forEach(finding -> list.add(finding(finding)));
    return report;
  }

  private static ObjectNode finding(Diagnostic finding) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("code", finding.code().id());
    json.put("severity", DiagnosticPrinter.severity(finding));
    json.put("message", finding.message());
    place(json, finding.span());
    json.put("hint", finding.hint());
    ArrayNode related = json.putArray("related");
    finding.related().forEach(span -> place(related.addObject(), span));
    return json;
  }

  /** All fields are there for a finding without a place too, as null. */
  private static void place(ObjectNode json, @Nullable SourceSpan span) {
    json.put("file", span == null ? null : span.source().name());
    json.put("line", span == null ? null : (Integer) span.line());
    json.put("column", span == null ? null : (Integer) span.column());
    json.put("endLine", span == null ? null : (Integer) span.endLine());
    json.put("endColumn", span == null ? null : (Integer) span.endColumn());
  }
}
