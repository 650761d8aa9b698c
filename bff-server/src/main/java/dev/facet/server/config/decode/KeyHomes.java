// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.server.config.GatewayConfig;
import dev.facet.server.config.PolicyConfig;
import dev.facet.server.config.listener.ListenersConfig;
import dev.facet.server.config.yaml.Place;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where keys stand, for those that are on a wrong level.
 *
 * @param root the record that is read: the configuration, or the settings of a policy
 * @param pattern where it stands, as {@link Place#pattern}
 */
record KeyHomes(Class<? extends Record> root, String pattern) {
  /** Those of the configuration as a whole. */
  static final KeyHomes OF_FILE = new KeyHomes(GatewayConfig.class, "");

  /** More places than these are no help where they are near. */
  private static final int NAMED = 3;

  /** And where they have nothing in common with the place of the key. */
  private static final int NAMED_ELSEWHERE = 2;

  private static final ScalarConverters SCALARS = new ScalarConverters(Map.of());
  private static final String USUAL = "listeners." + ListenersConfig.PUBLIC;

  /** What policies have no settings in common with. */
  private static final Pattern CALLS = Pattern.compile("(?:services|stores)\\b.*");

  /** The places below each record, by the keys that they have. */
  private static final ClassValue<Map<String, SortedSet<String>>> HOMES =
      new ClassValue<>() {
        @Override
        protected Map<String, SortedSet<String>> computeValue(Class<?> type) {
          Map<String, SortedSet<String>> homes = new LinkedHashMap<>();
          note(type, "", homes);
          return homes;
        }
      };

  /**
   * The settings that have a key of a name, as {@code services.NAME.timeout}: those of the same
   * record that are nearest to a place, or the few that there are elsewhere.
   *
   * @param place the key's, as {@link Place#pattern}
   */
  List<String> of(String key, String place) {
    List<String> own =
        homes(root, key).stream()
            .map(home -> home.isEmpty() ? pattern : Place.join(pattern, home))
            .filter(home -> !home.isEmpty())
            .toList();
    List<String> named = nearest(own, place);
    if (named.isEmpty() && root != GatewayConfig.class) {
      List<String> others = homes(GatewayConfig.class, key);
      named =
          others.size() > NAMED
              ? List.of()
              : few(others.stream().filter(CALLS.asMatchPredicate().negate()).toList());
    }
    return named.stream()
        .map(home -> home.replace("listeners.*", USUAL).replace("*", "NAME"))
        .toList();
  }

  private static List<String> homes(Class<? extends Record> root, String key) {
    return List.copyOf(HOMES.get(root).getOrDefault(key, new TreeSet<>()));
  }

  private static List<String> nearest(List<String> homes, String place) {
    int most = homes.stream().mapToInt(home -> common(home, place)).max().orElse(0);
    if (most == 0) {
      return homes.subList(0, Math.min(NAMED_ELSEWHERE, homes.size()));
    }
    List<String> near = homes.stream().filter(home -> common(home, place) == most).toList();
    return near.size() > NAMED ? List.of() : near;
  }

  private static List<String> few(List<String> homes) {
    return homes.size() > NAMED_ELSEWHERE || homes.contains("") ? List.of() : homes;
  }

  /** How many levels two places share. */
  private static int common(String home, String place) {
    String[] one = home.split("\\.", -1);
    String[] other = place.split("\\.", -1);
    int count = 0;
    while (count < Math.min(one.length, other.length) && one[count].equals(other[count])) {
      count++;
    }
    return count;
  }

  private static void note(Type type, String pattern, Map<String, SortedSet<String>> homes) {
    switch (type) {
      case ParameterizedType container -> {
        Type[] arguments = container.getActualTypeArguments();
        String item = container.getRawType() == Map.class ? ".*" : "[]";
        note(arguments[arguments.length - 1], pattern + item, homes);
      }
      case Class<?> plain when plain.isRecord() && hasKeys(plain) -> {
        for (RecordShape.Slot slot : RecordShape.of(plain.asSubclass(Record.class)).slots()) {
          if (slot.others()) {
            note(slot.named(), Place.join(pattern, "*"), homes);
            continue;
          }
          homes.computeIfAbsent(slot.key(), _ -> new TreeSet<>()).add(pattern);
          note(slot.type(), Place.join(pattern, slot.key()), homes);
        }
      }
      default -> {}
    }
  }

  /** Those of policies are their plugins'; what is one word in the file has none. */
  static boolean hasKeys(Class<?> type) {
    return type != PolicyConfig.class
        && (SCALARS.of(type) == null || ScalarConverters.isShortForm(type));
  }
}
