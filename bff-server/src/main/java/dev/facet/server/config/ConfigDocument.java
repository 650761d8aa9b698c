// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.config.yaml.ConfigSpans;
import dev.facet.server.config.yaml.Place;
import dev.facet.server.config.yaml.RejectedSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A configuration file that holds: its values, and where they stand.
 *
 * @param config the values
 * @param settings the settings of each policy by its name, in the record of its plugin
 * @param spans the places, for checks that need more than the file
 */
public record ConfigDocument(
    GatewayConfig config, Map<String, Record> settings, ConfigSpans spans) {
  /** Copies the map. */
  public ConfigDocument {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** Whether a part of the setting at a path is not known here, so that nothing follows from it. */
  public boolean isUnknown(String path) {
    return spans.isUnknown(path);
  }

  /**
   * What a plugin or client rejected after the file was read, at its place.
   *
   * @param path the setting, such as {@code policies.user.jwt} or {@code services.catalog}
   * @param rejection shown at the value that it names, where it is an {@code InvalidSetting}
   */
  public Diagnostic.Error rejection(String path, IllegalArgumentException rejection) {
    SourceSpan key = spans.nearest(path);
    ConfigNode node = spans.node(path);
    return RejectedSettings.ofRecord(
        new Place(path, path, key), node == null ? new ConfigNode.Broken(key) : node, rejection);
  }
}
