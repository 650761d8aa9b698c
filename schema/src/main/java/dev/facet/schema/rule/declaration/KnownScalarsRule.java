// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.rule.declaration;

import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.sdl.ScalarCatalog;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.TypeDeclaration.Kind;
import java.util.Set;

/** Every scalar that is declared is one that this gateway knows how to read and write. */
final class KnownScalarsRule implements DocumentRule {
  @Override
  public void check(SdlDocument document, SchemaFindings findings) {
    for (TypeDeclaration type : document.types().values()) {
      // Only scalars are looked up: the first look makes all scalars, which takes its time.
      if (type.kind() == Kind.SCALAR && !isKnown(type)) {
        report(type, findings);
      }
    }
  }

  private static boolean isKnown(TypeDeclaration scalar) {
    return ScalarCatalog.isBuiltIn(scalar.name())
        || scalar.directives().stream().anyMatch(one -> one.getName().equals("scalar"))
        || ScalarCatalog.find(scalar.name()).isPresent();
  }

  private static void report(TypeDeclaration type, SchemaFindings findings) {
    Set<String> names = ScalarCatalog.names();
    names.addAll(ScalarCatalog.builtIn());
    String near = Suggestion.hint(type.name(), names);
    findings.error(
        SchemaCode.UNKNOWN_SCALAR,
        "unknown scalar \"" + type.name() + "\"",
        type.span(),
        "",
        near.isEmpty()
            ? "the scalars are "
                + String.join(", ", names)
                + "; or say what its values are: scalar "
                + type.name()
                + " @scalar(base: String)"
            : near);
  }
}
