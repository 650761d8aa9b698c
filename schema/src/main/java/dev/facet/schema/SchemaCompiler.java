// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the SDL files of one frontend. */
public final class SchemaCompiler {
  /**
   * Reads, checks and compiles.
   *
   * @param sources the frontend's files
   * @param services the names of the configured services, each with the place that defines it (null
   *     where it has none)
   * @return the schema, or all problems at once, sorted by file and line
   */
  public Compilation<FrontendSchema> compile(
      List<SourceText> sources, Map<String, @Nullable SourceSpan> services) {
    if (sources.isEmpty() || services.isEmpty()) {
      throw new IllegalArgumentException("being written");
    }
    return new Compilation.Rejected<>(List.of(), List.of());
  }
}
