// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The directives of Cache-Control (RFC 9111, section 5.2), all lines being one list. What is
 * malformed is read in the way that caches less: a time that is no number counts as none at all,
 * and of times that are given twice the shortest holds.
 */
public final class CacheControl {
  /** What {@link #seconds} gives for a directive that is not there. */
  public static final long ABSENT = -1;

  /** More than this is as good as for ever (section 1.2.2). */
  private static final long MAX_SECONDS = Integer.MAX_VALUE;

  private static final CacheControl NOTHING = new CacheControl(Map.of());

  /** By name in lower case; null for a directive without a value. */
  private final Map<String, @Nullable String> directives;

  private CacheControl(Map<String, @Nullable String> directives) {
    this.directives = directives;
  }

  /** The directives of a request or a response. */
  public static CacheControl of(MultiMap headers) {
    if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
      return NOTHING;
    }
    return of(headers.getAll(HttpHeaders.CACHE_CONTROL));
  }

  /** The directives of some lines. */
  public static CacheControl of(List<String> lines) {
    Map<String, @Nullable String> found = new HashMap<>();
    for (String line : lines) {
      read(new FieldScanner(line), found);
    }
    return new CacheControl(found);
  }

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return directives.isEmpty();
  }

  /**
   * Whether a directive is there, with a value or without.
   *
   * @param name in lower case
   */
  public boolean has(String name) {
    return directives.containsKey(name);
  }

  /** Whether a directive is there without a value, as {@code max-stale} may be. */
  public boolean isBare(String name) {
    return has(name) && directives.get(name) == null;
  }

  /**
   * The time that a directive gives.
   *
   * @param name in lower case
   * @return seconds; 0 where it is no number; {@link #ABSENT} where there is no such directive
   */
  public long seconds(String name) {
    return has(name) ? seconds0(directives.get(name)) : ABSENT;
  }

  private static long seconds0(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return 0;
    }
    long seconds = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      seconds = Math.min(seconds * 10 + digit, MAX_SECONDS);
    }
    return seconds;
  }

  private static void read(FieldScanner line, Map<String, @Nullable String> found) {
    while (!line.atEnd()) {
      line.space();
      String name = line.token().toLowerCase(Locale.ROOT);
      String value = null;
      if (line.take('=')) {
        String given = line.value();
        value = given == null ? "" : given;
      }
      line.space();
      if (!line.atEnd() && !line.isNext(',')) {
        value = "";
        line.skipMember();
      }
      if (!name.isEmpty()) {
        note(name, value, found);
      }
      var _ = line.take(',');
    }
  }

  private static void note(
      String name, @Nullable String value, Map<String, @Nullable String> found) {
    if (!found.containsKey(name) || seconds0(value) < seconds0(found.get(name))) {
      found.put(name, value);
    }
  }
}
