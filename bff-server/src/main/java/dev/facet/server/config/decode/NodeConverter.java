// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.server.config.finding.ConfigFindings;
import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.config.yaml.Place;
import org.jspecify.annotations.Nullable;

/**
 * Turns a node of any shape into a value, for the few types that are not plain records.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface NodeConverter<T> {
  /** Converts; null where the node does not fit, which is then in the findings. */
  @Nullable T convert(ConfigNode node, Place place, ConfigFindings findings);
}
