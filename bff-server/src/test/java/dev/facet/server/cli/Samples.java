// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import dev.facet.schema.diagnostic.CodeText;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.DiagnosticCode;
import dev.facet.schema.diagnostic.SourceText;
import java.util.List;

/** Findings to print. */
public final class Samples {
  static final SourceText SCHEMA =
      new SourceText(
          "schema/web/products.graphql",
          "type Query {\n\tproduct: Product @rest(service: catlog, get: \"/p\")\n}\n");
  static final SourceText CONFIGURATION =
      new SourceText("facet.yaml", "services:\n  catalog: {}\n");

  private Samples() {}

  private record Code(String id) implements DiagnosticCode {
    @Override
    public CodeText text() {
      return new CodeText(id, "a summary", "an explanation");
    }
  }

  public static Diagnostic error() {
    return new Diagnostic.Error(
            new Code("FACET-S012"), "unknown service \"catlog\"", SCHEMA.span(2, 34, 6))
        .labelled("not defined in facet.yaml")
        .hinted("did you mean \"catalog\"?")
        .relatedTo(List.of(CONFIGURATION.span(2, 3, 7)));
  }

  public static Diagnostic warning() {
    return new Diagnostic.Warning(
        new Code("FACET-C020"), "unused service: 100%", CONFIGURATION.span(2, 3, 7));
  }
}
