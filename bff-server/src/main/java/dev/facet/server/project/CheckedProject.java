// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.schema.FrontendSchema;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.FrontendConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A project's files, read and found good.
 *
 * @param version a digest of the files
 * @param folder the folder of the configuration file
 * @param document the configuration
 * @param schemas the schemas by frontend
 * @param documents the stored documents by frontend
 */
public record CheckedProject(
    String version,
    Path folder,
    ConfigDocument document,
    Map<String, FrontendSchema> schemas,
    Map<String, List<StoredText>> documents) {
  /** Copies the maps. */
  public CheckedProject {
    schemas = Map.copyOf(schemas);
    documents = Map.copyOf(documents);
  }

  /** The frontends that have a schema: all, but where the place of its files is not known here. */
  public Map<String, FrontendConfig> frontends() {
    Map<String, FrontendConfig> frontends = new LinkedHashMap<>(document.config().frontends());
    frontends.keySet().retainAll(schemas.keySet());
    return frontends;
  }
}
