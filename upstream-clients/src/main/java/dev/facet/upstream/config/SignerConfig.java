// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What signs the requests to a service.
 *
 * @param name of the signer, as it calls itself
 * @param settings what it is told, such as keys; may be secret; absent: nothing
 */
public record SignerConfig(String name, Map<String, Secret> settings) {
  /** Sets defaults, copies the map. */
  public SignerConfig(String name, @Nullable Map<String, Secret> settings) {
    this.name = name;
    this.settings =
        settings == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
