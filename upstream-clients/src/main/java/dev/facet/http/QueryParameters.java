// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query, read as forms are: pairs between ampersands, names and values in
 * percent-encoding or with plus for a space. What is not encoded well is itself.
 */
public final class QueryParameters {
  private QueryParameters() {}

  /**
   * The first value of a name.
   *
   * @param query without the question mark; null for none
   * @return null where there is no such parameter
   */
  public static @Nullable String first(@Nullable String query, String name) {
    int start = query == null ? -1 : next(query, 0, name);
    return query == null || start < 0 ? null : value(query, start);
  }

  /**
   * All values of a name, each once.
   *
   * @param query without the question mark; empty for none
   */
  public static List<String> all(String query, String name) {
    List<String> values = new ArrayList<>(1);
    for (int at = next(query, 0, name); at >= 0; at = next(query, end(query, at) + 1, name)) {
      String value = value(query, at);
      if (!values.contains(value)) {
        values.add(value);
      }
    }
    return values;
  }

  /**
   * Whether a name has a value, perhaps among others.
   *
   * @param query without the question mark; empty for none
   */
  public static boolean has(String query, String name, String value) {
    for (int at = next(query, 0, name); at >= 0; at = next(query, end(query, at) + 1, name)) {
      if (says(query, behindName(query, at), end(query, at), value)) {
        return true;
      }
    }
    return false;
  }

  /** A name or value as it is meant. */
  public static String decoded(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }

  /** Where the next parameter of a name begins; -1 for none. */
  private static int next(String query, int from, String name) {
    for (int at = from; at < query.length(); at = end(query, at) + 1) {
      if (says(query, at, endOfName(query, at), name)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean says(String query, int start, int end, String text) {
    // Encoding never makes a string shorter.
    return end - start >= text.length() && decoded(query.substring(start, end)).equals(text);
  }

  private static String value(String query, int parameter) {
    return decoded(query.substring(behindName(query, parameter), end(query, parameter)));
  }

  private static int end(String query, int parameter) {
    int ampersand = query.indexOf('&', parameter);
    return ampersand < 0 ? query.length() : ampersand;
  }

  private static int endOfName(String query, int parameter) {
    int end = end(query, parameter);
    int equals = query.indexOf('=', parameter, end);
    return equals < 0 ? end : equals;
  }

  private static int behindName(String query, int parameter) {
    return Math.min(endOfName(query, parameter) + 1, end(query, parameter));
  }
}
