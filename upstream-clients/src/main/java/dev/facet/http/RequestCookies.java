// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cookies that a client sends (RFC 6265, section 4.2). */
public final class RequestCookies {
  private RequestCookies() {}

  /** The first cookie of a name in the headers of a request; null where there is none. */
  public static @Nullable String value(MultiMap headers, String name) {
    List<String> lines = headers.getAll(HttpHeaders.COOKIE);
    for (int i = 0; i < lines.size(); i++) {
      String value = value(lines.get(i), name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /**
   * The first cookie of a name in the value of one Cookie header.
   *
   * @param name compared with its case
   * @return null where there is none
   */
  public static @Nullable String value(String header, String name) {
    int at = 0;
    while (at < header.length()) {
      int end = endOfPair(header, at);
      if (isNamed(header, at, end, name)) {
        return header.substring(header.indexOf('=', at) + 1, end).strip();
      }
      at = end + 1;
    }
    return null;
  }

  /**
   * The one value that all cookies of a name have, without the quotes around it, which are written
   * or not (section 4.1.1); null where there is none, or where two differ: browsers send those of
   * several paths and hosts, and services do not agree on which of them counts.
   */
  public static @Nullable String only(MultiMap headers, String name) {
    String only = null;
    List<String> lines = headers.getAll(HttpHeaders.COOKIE);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      for (int at = 0; at < line.length(); at = endOfPair(line, at) + 1) {
        int end = endOfPair(line, at);
        if (isNamed(line, at, end, name)) {
          String value = unquoted(line.substring(line.indexOf('=', at) + 1, end).strip());
          if (only != null && !only.equals(value)) {
            return null;
          }
          only = value;
        }
      }
    }
    return only;
  }

  private static String unquoted(String value) {
    int last = value.length() - 1;
    return last > 0 && value.charAt(0) == '"' && value.charAt(last) == '"'
        ? value.substring(1, last)
        : value;
  }

  /** The value of a Cookie header without the cookies of a name; empty where none is left. */
  public static String without(String header, String name) {
    if (value(header, name) == null) {
      return header;
    }
    StringBuilder rest = new StringBuilder(header.length());
    int at = 0;
    while (at < header.length()) {
      int end = endOfPair(header, at);
      if (!isNamed(header, at, end, name) && !header.substring(at, end).isBlank()) {
        rest.append(rest.isEmpty() ? "" : FieldLines.COOKIES);
        rest.append(header.substring(at, end).strip());
      }
      at = end + 1;
    }
    return rest.toString();
  }

  private static int endOfPair(String header, int start) {
    int end = header.indexOf(';', start);
    return end < 0 ? header.length() : end;
  }

  private static boolean isNamed(String header, int start, int end, String name) {
    int equals = header.indexOf('=', start);
    return equals >= 0 && equals < end && header.substring(start, equals).strip().equals(name);
  }
}
