// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.config.DiscoverConfig;

/** Makes sources, which contact nothing before they are started. */
@FunctionalInterface
public interface EndpointSources {
  /** Makes sources that never find anything. */
  EndpointSources NONE = _ -> EndpointSource.NONE;

  /** A source as the configuration says. */
  EndpointSource of(DiscoverConfig config);
}
