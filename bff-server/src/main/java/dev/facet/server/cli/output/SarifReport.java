// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.output;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.DiagnosticCode;
import dev.facet.schema.diagnostic.DiagnosticPrinter;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.cli.process.ProgramVersion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Findings as a log of SARIF 2.1.0, with one run. The rules are the codes that occur, by id. Lines
 * and columns start at 1, columns are UTF-16 code units, and the end is behind the last character.
 * The same findings are the same bytes on every machine, since files are named relative to {@code
 * %SRCROOT%}, the folder that the command was started in; one outside of it has its absolute URI.
 */
final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String ROOT = "%SRCROOT%";

  private final List<Diagnostic> findings;
  private final SortedMap<String, DiagnosticCode> codes = new TreeMap<>();

  private SarifReport(Collection<Diagnostic> findings) {
    this.findings = DiagnosticPrinter.sorted(findings);
    findings.forEach(finding -> codes.put(finding.code().id(), finding.code()));
  }

  /** The log as JSON. */
  static String of(Collection<Diagnostic> findings) {
    return new SarifReport(findings).log().encodePrettily() + "\n";
  }

  private JsonObject log() {
    JsonArray rules = new JsonArray();
    codes.values().forEach(code -> rules.add(rule(code)));
    JsonArray results = new JsonArray();
    findings.forEach(finding -> results.add(result(finding)));
    JsonObject driver =
        new JsonObject()
            .put("name", "facet")
            .put("version", ProgramVersion.number())
            .put("rules", rules);
    JsonObject root =
        new JsonObject().put("description", message("the folder that facet was started in"));
    JsonObject run =
        new JsonObject()
            .put("tool", new JsonObject().put("driver", driver))
            .put("columnKind", "utf16CodeUnits")
            .put("newlineSequences", JsonArray.of("\r\n", "\n", "\r"))
            .put("originalUriBaseIds", new JsonObject().put(ROOT, root))
            .put("results", results);
    return new JsonObject()
        .put("$schema", SCHEMA)
        .put("version", "2.1.0")
        .put("runs", JsonArray.of(run));
  }

  private static JsonObject rule(DiagnosticCode code) {
    String explanation = code.explanation().strip();
    return new JsonObject()
        .put("id", code.id())
        .put("shortDescription", message(code.summary()))
        .put("help", message(explanation.isEmpty() ? code.summary() : explanation));
  }

  private JsonObject result(Diagnostic finding) {
    String hint = finding.hint().isEmpty() ? "" : "\nhelp: " + finding.hint();
    String level =
        switch (finding) {
          case Diagnostic.Error _ -> "error";
          case Diagnostic.Warning _ -> "warning";
        };
    SourceSpan span = finding.span();
    JsonObject result =
        new JsonObject()
            .put("ruleId", finding.code().id())
            .put("ruleIndex", codes.headMap(finding.code().id()).size())
            .put("level", level)
            .put("message", message(finding.message() + hint))
            .put("locations", span == null ? new JsonArray() : JsonArray.of(location(span)));
    if (!finding.related().isEmpty()) {
      JsonArray related = new JsonArray();
      finding.related().stream().map(SarifReport::location).distinct().forEach(related::add);
      result.put("relatedLocations", related);
    }
    return result;
  }

  private static JsonObject location(SourceSpan span) {
    JsonObject physical =
        new JsonObject().put("artifactLocation", artifact(Path.of(span.source().name())));
    if (!span.source().text().isEmpty()) { // else the file itself is meant
      physical.put(
          "region",
          new JsonObject()
              .put("startLine", span.line())
              .put("startColumn", span.column())
              .put("endLine", span.endLine())
              .put("endColumn", span.endColumn()));
    }
    return new JsonObject().put("physicalLocation", physical);
  }

  private static JsonObject artifact(Path file) {
    Path plain = file.normalize();
    return plain.isAbsolute() || plain.startsWith("..")
        ? new JsonObject().put("uri", plain.toAbsolutePath().normalize().toUri().toASCIIString())
        : new JsonObject().put("uri", relative(plain)).put("uriBaseId", ROOT);
  }

  /** Everything but unreserved characters is encoded, so that no name is read as a scheme. */
  private static String relative(Path file) {
    StringJoiner segments = new StringJoiner("/");
    List<Path> names = new ArrayList<>();
    file.forEach(names::add);
    names.forEach(name ->
        segments.add(
            URLEncoder.encode(name.toString(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")));
    return segments.toString();
  }

  private static JsonObject message(String text) {
    return new JsonObject().put("text", text);
  }
}
