// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A service's side of sparse responses: it reads a parameter such as {@code only-VALUE-PATHS=a.b,c}
 * and leaves out whatever is not named.
 *
 * @param ofResponse whether the names are those of the whole response
 * @param named the properties to keep; none for all
 */
record SparseResponse(boolean ofResponse, Map<String, Names> named) {
  private static final String START = "only-";

  /** The names inside a property; none for all. */
  record Names(Map<String, Names> inner) {}

  /** The argument that declares one way of asking. */
  static String declared(String of, String style) {
    return ", sparse: {param: \""
        + START
        + of
        + "-"
        + style
        + "\", style: "
        + style
        + ", of: "
        + of
        + "}";
  }

  static boolean isParameter(String pair) {
    return pair.startsWith(START);
  }

  /** What a query asks for. */
  static SparseResponse of(String query) {
    for (String pair : query.split("&", -1)) {
      if (isParameter(pair)) {
        String[] words = pair.substring(START.length()).split("[-=]", 3);
        Map<String, Names> named = new TreeMap<>();
        if (words[1].equals("NESTED")) {
          nested(words[2], 0, named);
        } else {
          boolean paths = words[1].equals("PATHS");
          for (String name : words[2].split(",", -1)) {
            add(named, paths ? List.of(name.split("\\.", -1)) : List.of(name));
          }
        }
        return new SparseResponse(words[0].equals("ANSWER"), named);
      }
    }
    return new SparseResponse(false, Map.of());
  }

  private static void add(Map<String, Names> named, List<String> steps) {
    if (steps.getFirst().isEmpty()) {
      throw new AssertionError("an empty name: " + steps);
    }
    Names names = named.computeIfAbsent(steps.getFirst(), _ -> new Names(new TreeMap<>()));
    if (steps.size() > 1) {
      add(names.inner(), steps.subList(1, steps.size()));
    }
  }

  /** Reads names up to a closing parenthesis; says where it stopped. */
  private static int nested(String text, int start, Map<String, Names> named) {
    int at = start;
    while (at < text.length() && text.charAt(at) != ')') {
      int from = at;
      while (at < text.length() && ",()".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      Names names = new Names(new TreeMap<>());
      named.put(text.substring(from, at), names);
      if (at < text.length() && text.charAt(at) == '(') {
        at = nested(text, at + 1, names.inner()) + 1;
      }
      at += at < text.length() && text.charAt(at) == ',' ? 1 : 0;
    }
    return at;
  }

  /** The value at the root, without what is not named. */
  @Nullable Object keepOfValue(@Nullable Object json) {
    return ofResponse ? json : kept(json, named);
  }

  /** The whole response, without what is not named. */
  @Nullable Object keepOfResponse(@Nullable Object json) {
    return ofResponse ? kept(json, named) : json;
  }

  private static @Nullable Object kept(@Nullable Object json, Map<String, Names> named) {
    if (named.isEmpty()) {
      return json;
    }
    if (json instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(kept(item, named)));
      return items;
    }
    if (!(json instanceof Map<?, ?> all)) {
      return json;
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    named.forEach((name, names) -> {
      if (all.containsKey(name)) {
        object.put(name, kept(all.get(name), names.inner()));
      }
    });
    return object;
  }
}
