// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import dev.facet.http.PathSegments;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which file a request asks for: names from the folder down, decoded. No name is empty, climbs,
 * holds what separates names on some system, or is hidden, {@code .well-known} aside (RFC 8615).
 *
 * @param names the folders and the file; none for the folder itself
 * @param folder whether the path ends with a slash, so that a folder is asked for
 */
record FilePath(List<String> names, boolean folder) {
  private static final String WELL_KNOWN = ".well-known";
  private static final int MAX_SHOWN = 200;
  private static final String SEPARATORS = "/\\\0";

  /** Copies the list. */
  FilePath {
    names = List.copyOf(names);
  }

  /**
   * Reads the path of a request.
   *
   * @param path in normal form, encoded
   * @param skipped how many of its segments stand for the folder; negative: all but the last
   * @return null where no file can be meant
   */
  static @Nullable FilePath of(String path, int skipped) {
    int start = skipped < 0 ? path.lastIndexOf('/') : PathSegments.start(path, skipped);
    List<String> names = new ArrayList<>();
    while (start + 1 < path.length()) {
      int slash = path.indexOf('/', start + 1);
      int end = slash < 0 ? path.length() : slash;
      String name = decoded(path.substring(start + 1, end));
      if (!isServed(name)) {
        return null;
      }
      names.add(name);
      start = end;
    }
    return new FilePath(names, path.endsWith("/"));
  }

  /** A path of the configuration, not encoded. */
  static FilePath ofNames(String path) {
    return new FilePath(List.of(path.split("/")), false);
  }

  /** Whether files of a name are served at all. */
  static boolean isServed(String name) {
    boolean hidden = name.startsWith(".") && !name.equals(WELL_KNOWN);
    return !name.isEmpty()
        && !hidden
        && name.chars().noneMatch(c -> SEPARATORS.indexOf(c) >= 0 || Character.isISOControl(c));
  }

  /** Whether it is the file at a path of the configuration. */
  boolean isAt(String file) {
    return !folder && String.join("/", names).equals(file);
  }

  /** The last of the names; empty where there is none. */
  String name() {
    return names.isEmpty() ? "" : names.getLast();
  }

  /** For the log: the path in the folder, cut where it is long. */
  String shown() {
    String path = String.join("/", names);
    return path.length() > MAX_SHOWN ? path.substring(0, MAX_SHOWN) + "…" : path;
  }

  /** Paths in normal form are UTF-8, with two digits behind each percent sign. */
  private static String decoded(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream(segment.length());
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      octets.write(c == '%' ? Integer.parseInt(segment, i + 1, i + 3, 16) : c);
      i += c == '%' ? 2 : 0;
    }
    return octets.toString(StandardCharsets.UTF_8);
  }
}
