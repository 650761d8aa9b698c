// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.compile.WellFormedListeners;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code facet.yaml} came to. The same text with the same values decodes to the same, so that
 * it is decoded once.
 *
 * @param values a digest of each value that it takes from elsewhere
 * @param secretFiles the files among them that hold secrets, as they stand in the file
 * @param result what it means, or what is wrong with it
 * @param listeners what it says of listeners, as far as that is well-formed
 */
public record DecodedConfig(
    Map<ValueSource, String> values,
    List<String> secretFiles,
    Compilation<ConfigDocument> result,
    WellFormedListeners listeners) {
  /** Copies the map and the list. */
  public DecodedConfig {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    secretFiles = List.copyOf(secretFiles);
  }
}
