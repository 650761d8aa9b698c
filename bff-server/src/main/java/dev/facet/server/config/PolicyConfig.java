// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.finding.ConfigFindings;
import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.config.yaml.Place;
import dev.facet.server.config.yaml.RejectedSettings;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it stands in the file: one plugin with its settings, which only the plugin knows.
 * {@link ConfigDocument#settings()} has them decoded.
 *
 * @param plugin the key under the policy's name, such as {@code rateLimit}
 * @param settings what stands below that key
 */
public record PolicyConfig(String plugin, ConfigNode settings) {
  /** Reads a mapping with exactly one key. */
  public static @Nullable PolicyConfig read(ConfigNode node, Place place, ConfigFindings findings) {
    if (!(node instanceof ConfigNode.Mapping mapping)) {
      findings.error(
          place.path(), RejectedSettings.ofType(place.name(), node, "a plugin with its settings"));
      return null;
    }
    if (mapping.entries().size() != 1) {
      String keys =
          mapping.entries().isEmpty() ? "none" : String.join(", ", mapping.entries().keySet());
      Diagnostic.Error error =
          new Diagnostic.Error(
              ConfigCode.MALFORMED_POLICY,
              RejectedSettings.message(place.name(), keys, "exactly one plugin"),
              place.heading());
      findings.error(place.path(), error.hinted("give each plugin a policy of its own"));
      return null;
    }
    var only = mapping.entries().entrySet().iterator().next();
    return new PolicyConfig(only.getKey(), only.getValue().value());
  }
}
