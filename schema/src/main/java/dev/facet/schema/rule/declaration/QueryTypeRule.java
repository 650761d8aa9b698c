// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.declaration;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.sdl.RootTypes;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.TypeDeclaration.Kind;
import dev.facet.schema.sdl.TypeUse;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** There is a query type, and operations start at object types. */
final class QueryTypeRule implements DocumentRule {
  @Override
  public void check(SdlDocument document, SchemaFindings findings) {
    RootTypes roots = document.roots();
    if (roots.query() == null && document.complete()) {
      findings.error(
          SchemaCode.QUERY_MISSING,
          "no Query type",
          firstPlace(document),
          "",
          "write type Query { … }");
    }
    Stream.of(roots.query(), roots.mutation(), roots.subscription())
        .flatMap(Stream::ofNullable)
        .forEach(root -> checkKind(root, document, findings));
  }

  private static void checkKind(TypeUse root, SdlDocument document, SchemaFindings findings) {
    TypeDeclaration type = document.types().get(root.name());
    if (type != null && type.kind() != Kind.OBJECT) {
      findings.error(
          SchemaCode.WRONG_KIND,
          root.name() + " is " + type.kind().words(),
          root.span(),
          "operations start at object types",
          "");
    }
  }

  private static @Nullable SourceSpan firstPlace(SdlDocument document) {
    return document.types().values().stream()
        .map(TypeDeclaration::span)
        .min(
            Comparator.comparing((SourceSpan span) -> span.source().name())
                .thenComparingInt(SourceSpan::start))
        .orElse(null);
  }
}
