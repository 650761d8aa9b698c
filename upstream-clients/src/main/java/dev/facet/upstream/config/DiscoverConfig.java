// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import org.jspecify.annotations.Nullable;

/**
 * Where the endpoints of a service are found, in place of a list of them.
 *
 * @param file a YAML or JSON list of endpoints, relative to the project's folder; watched
 */
public record DiscoverConfig(@Nullable String file) {
  /** Guards the path. */
  public DiscoverConfig {
    require(file != null, "discover", "nothing to look at", "file");
    require(file == null || !file.isBlank(), "file", file, "a path");
  }
}
