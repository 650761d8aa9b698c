// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.finding.ConfigFindings;
import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.config.yaml.Place;
import dev.facet.server.config.yaml.RejectedSettings;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Settings that stand where names belong, as where the name of a service was left out. */
final class UnnamedSettings {
  private UnnamedSettings() {}

  /**
   * Reports a mapping by name that holds settings in place of names.
   *
   * @param values the type of its values
   * @return whether it does
   */
  static boolean report(
      ConfigNode.Mapping mapping, Type values, Place place, ConfigFindings findings) {
    if (!(values instanceof Class<?> type) || !type.isRecord() || !KeyHomes.hasKeys(type)) {
      return false;
    }
    List<String> known = RecordShape.of(type.asSubclass(Record.class)).keys();
    List<String> settings =
        mapping.entries().entrySet().stream()
            .filter(entry ->
                known.contains(entry.getKey())
                    && !(entry.getValue().value() instanceof ConfigNode.Mapping))
            .map(Map.Entry::getKey)
            .toList();
    if (settings.isEmpty()) {
      return false;
    }
    String message =
        RejectedSettings.message(
            place.name(), String.join(", ", settings), "a name, and these below it");
    findings.error(
        place.path(),
        new Diagnostic.Error(
                ConfigCode.WRONG_TYPE,
                message,
                Objects.requireNonNull(mapping.entries().get(settings.getFirst())).key())
            .hinted("write a name of your own with a colon above them, and indent them"));
    return true;
  }
}
