// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.diff;

import dev.facet.schema.FrontendSchema;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diff.SchemaPlaces;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a compiled project is compared.
 *
 * @param frontends by name
 */
public record ComparedProject(Map<String, ComparedFrontend> frontends) {
  /** Copies the map. */
  public ComparedProject {
    frontends = Map.copyOf(frontends);
  }

  /**
   * One frontend.
   *
   * @param schema null where its files have a place that is not known here
   * @param places where its files define what is in it
   * @param span where the configuration names it; null where that has no place
   */
  public record ComparedFrontend(
      @Nullable FrontendSchema schema, SchemaPlaces places, @Nullable SourceSpan span) {}
}
