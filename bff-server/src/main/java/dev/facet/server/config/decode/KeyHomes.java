// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.server.config.GatewayConfig;
import dev.facet.server.config.PolicyConfig;
import dev.facet.server.config.listener.ListenersConfig;
import dev.facet.server.config.yaml.Place;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where each key of the configuration stands, for keys that are on a wrong level. */
final class KeyHomes {
  /** More places than these are no help. */
  private static final int NAMED = 2;

  private static final String USUAL = "listeners." + ListenersConfig.PUBLIC;

  private static final Map<String, SortedSet<String>> HOMES = read();

  private KeyHomes() {}

  /**
   * The settings that have a key of a name, as {@code services.NAME.timeout}, those nearest to a
   * place before others.
   *
   * @param pattern the place's, as {@link Place#pattern}
   */
  static List<String> of(String key, String pattern) {
    return HOMES.getOrDefault(key, new TreeSet<>()).stream()
        .sorted(Comparator.comparingInt(home -> -common(home, pattern)))
        .limit(NAMED)
        .map(home -> home.replace("listeners.*", USUAL).replace("*", "NAME"))
        .toList();
  }

  private static int common(String home, String pattern) {
    int length = 0;
    while (length < Math.min(home.length(), pattern.length())
        && home.charAt(length) == pattern.charAt(length)) {
      length++;
    }
    return length;
  }

  private static Map<String, SortedSet<String>> read() {
    Map<String, SortedSet<String>> homes = new LinkedHashMap<>();
    note(GatewayConfig.class, "", homes);
    return homes;
  }

  private static void note(Type type, String pattern, Map<String, SortedSet<String>> homes) {
    switch (type) {
      case ParameterizedType container -> {
        Type[] arguments = container.getActualTypeArguments();
        String item = container.getRawType() == Map.class ? ".*" : "[]";
        note(arguments[arguments.length - 1], pattern + item, homes);
      }
      case Class<?> plain when plain.isRecord() && plain != PolicyConfig.class -> {
        for (RecordShape.Slot slot : RecordShape.of(plain.asSubclass(Record.class)).slots()) {
          if (slot.others()) {
            note(slot.named(), Place.join(pattern, "*"), homes);
            continue;
          }
          if (!pattern.isEmpty()) {
            homes.computeIfAbsent(slot.key(), _ -> new TreeSet<>()).add(pattern);
          }
          note(slot.type(), Place.join(pattern, slot.key()), homes);
        }
      }
      default -> {}
    }
  }
}
