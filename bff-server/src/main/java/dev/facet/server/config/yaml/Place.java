// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import dev.facet.schema.diagnostic.SourceSpan;

/**
 * Where the decoder is.
 *
 * @param path the names and positions that lead here, such as {@code routes[0].match}
 * @param pattern the same with every name a user chose as {@code *} and no positions, such as
 *     {@code routes[].match}
 * @param heading what to point at when the setting as a whole is meant
 */
public record Place(String path, String pattern, SourceSpan heading) {
  /** The start of a file. */
  public static Place root(ConfigNode node) {
    return new Place("", "", heading(node));
  }

  /** A setting whose key is one of a record's. */
  public Place key(String key, SourceSpan span) {
    return new Place(join(path, key), join(pattern, key), span);
  }

  /** A setting whose key is a name that the user chose. */
  public Place named(String name, SourceSpan span) {
    return new Place(join(path, name), join(pattern, "*"), span);
  }

  /** An item of a list. */
  public Place item(int position, ConfigNode node) {
    return new Place(path + "[" + position + "]", pattern + "[]", heading(node));
  }

  /** The last part of the path, as a message names the setting. */
  public String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** What to point at for a value that has no key: its first key, or its first character. */
  static SourceSpan heading(ConfigNode node) {
    if (node instanceof ConfigNode.Mapping mapping
        && !mapping.entries().isEmpty()
        && !mapping.span().text().startsWith("{")) {
      return mapping.entries().values().iterator().next().key();
    }
    return node instanceof ConfigNode.Scalar || node instanceof ConfigNode.Unknown
        ? node.span()
        : node.span().within(0, 1);
  }

  /** The path of a setting below another one; of the file itself where that is empty. */
  public static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
