// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.schema.FrontendSchema;
import dev.facet.server.config.ConfigDocument;
import java.nio.file.Path;
import java.util.Map;

/**
 * A project's files, read and found good.
 *
 * @param version a digest of the files
 * @param folder the folder of the configuration file
 * @param document the configuration
 * @param schemas the schemas by frontend
 */
public record CheckedProject(
    String version, Path folder, ConfigDocument document, Map<String, FrontendSchema> schemas) {
  /** Copies the map. */
  public CheckedProject {
    schemas = Map.copyOf(schemas);
  }
}
