// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.decode.RecordDecoder;
import dev.facet.server.config.finding.ConfigFindings;
import dev.facet.server.config.listener.ListenersConfig;
import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.config.yaml.ConfigReader;
import dev.facet.server.config.yaml.Place;
import dev.facet.server.config.yaml.Substitutions;
import dev.facet.upstream.config.PemFile;
import java.util.List;
import java.util.Map;

/**
 * What a file says of its listeners, as far as that is well-formed. A gateway at a desk listens
 * there while the file has errors, so that it serves as soon as they are fixed.
 *
 * @param listeners with the defaults of what the file does not say, or says wrongly
 * @param whole whether the file says nothing of them wrongly
 */
public record WellFormedListeners(ListenersConfig listeners, boolean whole) {
  private static final String KEY = "listeners";

  /** Those of a file that says nothing of listeners. */
  public static final WellFormedListeners NONE = all(new ListenersConfig(null, null));

  /** Those of a file without errors. */
  public static WellFormedListeners all(ListenersConfig listeners) {
    return new WellFormedListeners(listeners, true);
  }

  /** Those of a file that may have errors, in its listeners or elsewhere. */
  static WellFormedListeners of(SourceText source, Substitutions substitutions) {
    ConfigNode root = ConfigReader.read(source, substitutions, new ConfigFindings());
    if (root instanceof ConfigNode.Mapping mapping) {
      return decoded(mapping, substitutions);
    }
    // Not YAML as a whole: what is wrong may stand elsewhere.
    String block = block(source.text());
    if (block.isEmpty()) {
      return NONE;
    }
    SourceText part = new SourceText(source.name(), block);
    return ConfigReader.read(part, substitutions, new ConfigFindings())
            instanceof ConfigNode.Mapping mapping
        ? decoded(mapping, substitutions)
        : new WellFormedListeners(NONE.listeners(), false);
  }

  private static WellFormedListeners decoded(ConfigNode.Mapping root, Substitutions substitutions) {
    ConfigNode.Entry entry = root.entries().get(KEY);
    if (entry == null) {
      return NONE;
    }
    ConfigFindings findings = new ConfigFindings();
    RecordDecoder decoder =
        new RecordDecoder(Map.of(), Map.of(PemFile.class, new PemFiles(substitutions)), findings);
    Place place = Place.root(root).key(KEY, entry.key());
    ListenersConfig listeners = decoder.record(entry.value(), ListenersConfig.class, place);
    return new WellFormedListeners(
        listeners == null ? NONE.listeners() : listeners,
        !findings.hasErrors() && !findings.isBroken(KEY));
  }

  /** The lines of the setting: its own, and those below it that are indented or end it. */
  private static String block(String text) {
    List<String> lines = text.lines().toList();
    StringBuilder block = new StringBuilder();
    for (String line : lines) {
      boolean inside = !block.isEmpty() && line.matches("(?:[ \\t#}\\]].*)?");
      if (inside || line.matches("[\"']?" + KEY + "[\"']?[ \\t]*:.*")) {
        block.append(line).append('\n');
      } else if (!block.isEmpty()) {
        break;
      }
    }
    return block.toString();
  }
}
