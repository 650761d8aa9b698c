// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.value.ScalarText;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value as it stands in the configuration file, with its place, before it has a type. */
public sealed interface ConfigNode {
  /** Where the value stands. */
  SourceSpan span();

  /**
   * A single value.
   *
   * @param content the value with everything substituted; may be secret
   * @param shown the value as messages show it: as it stands in the file
   * @param plain whether it stands without quotes
   */
  record Scalar(ScalarText content, String shown, boolean plain, SourceSpan span)
      implements ConfigNode {
    /** The value with everything substituted; may be secret. */
    public String text() {
      return content.text();
    }

    /** Whether the key has no value: nothing, {@code null} or {@code ~}. */
    public boolean isMissing() {
      return plain
          && !isSubstituted()
          && (text().isEmpty() || text().equals("~") || text().equalsIgnoreCase("null"));
    }

    /** Whether a part of the text comes from outside the file. */
    public boolean isSubstituted() {
      return content.isSubstituted();
    }

    /** Hides what comes from outside the file. */
    @Override
    public String toString() {
      return shown;
    }
  }

  /** A list of values. */
  record Items(List<ConfigNode> items, SourceSpan span) implements ConfigNode {
    /** Copies the list. */
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * Values by key, in the order of the file.
   *
   * @param unused what stands under keys that are there before or cannot be used, which is an error
   */
  record Mapping(Map<String, Entry> entries, List<Unused> unused, SourceSpan span)
      implements ConfigNode {
    /** Copies the map. */
    public Mapping {
      unused = List.copyOf(unused);
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The same without some keys. */
    public Mapping without(Collection<String> keys) {
      Map<String, Entry> others = new LinkedHashMap<>(entries);
      others.keySet().removeAll(keys);
      return new Mapping(others, unused, span);
    }
  }

  /**
   * A value of which a part is not known here, where files are only looked at.
   *
   * @param text the value with {@link #GAP} for what is not known
   * @param shown the value as it stands in the file
   */
  record Unknown(String text, String shown, SourceSpan span) implements ConfigNode {
    /** Stands for a part that is not known; of code points that are no characters. */
    static final String GAP = "\uFDD0\uFDD1\uFDD0";

    /** What settings of most types take for a missing part or value. */
    public static final List<String> STAND_INS =
        List.of("unset", "http://unset.invalid", "/unset", "1", "1s", "1KiB", "1%", "true");

    /** Values to try, in this order. */
    public List<String> guesses() {
      return STAND_INS.stream().map(standIn -> text.replace(GAP, standIn)).toList();
    }
  }

  /** Whether a part of the value is not known here. */
  default boolean holdsUnknown() {
    return switch (this) {
      case Unknown _ -> true;
      case Scalar _, Broken _ -> false;
      case Items(var items, _) -> {
        for (ConfigNode item : items) {
          if (item.holdsUnknown()) {
            yield true;
          }
        }
        yield false;
      }
      case Mapping(var entries, _, _) -> {
        for (Entry entry : entries.values()) {
          if (entry.value().holdsUnknown()) {
            yield true;
          }
        }
        yield false;
      }
    };
  }

  /**
   * A value that is left out of its mapping.
   *
   * @param key as it was read; empty where it cannot be used
   */
  record Unused(String key, ConfigNode value) {}

  /** A value that could not be read; why has been said. */
  record Broken(SourceSpan span) implements ConfigNode {}

  /**
   * A key with its value.
   *
   * @param key where the key stands
   */
  record Entry(SourceSpan key, ConfigNode value) {}
}
