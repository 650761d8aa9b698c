// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import dev.facet.schema.diagnostic.SourceSpan;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where settings stand in the file, by path: {@code services.catalog}, {@code
 * frontends.web.schema[0]}.
 */
public final class ConfigSpans {
  /** More items than numbers of so many digits count no file has. */
  private static final int MAX_DIGITS = 6;

  private final ConfigNode root;

  /** Whether any value is not known here, as in no file that is served. */
  private final boolean unknown;

  /** Places of all that is below a node. */
  public ConfigSpans(ConfigNode root) {
    this.root = root;
    this.unknown = root.holdsUnknown();
  }

  /** Whether a part of the value at a path is not known here. */
  public boolean isUnknown(String path) {
    ConfigNode node = unknown ? node(path) : null;
    return node != null && node.holdsUnknown();
  }

  /** The place of a setting's value; null where the file does not have it. */
  public @Nullable SourceSpan value(String path) {
    Found found = find(root, path);
    return found == null ? null : found.node().span();
  }

  /** The place of a setting's key, of an item of a list itself; null where the file lacks it. */
  public @Nullable SourceSpan key(String path) {
    Found found = find(root, path);
    return found == null ? null : found.key();
  }

  /**
   * The place of a setting's key, or of the nearest setting around it that the file has. Never
   * null: in the last resort it is the start of the file.
   */
  public SourceSpan nearest(String path) {
    for (String part = path; !part.isEmpty(); part = parent(part)) {
      Found found = find(root, part);
      if (found != null) {
        return found.key();
      }
    }
    return root.span().within(0, 1);
  }

  /** The value of a setting; null where the file does not have it. */
  public @Nullable ConfigNode node(String path) {
    return node(root, path);
  }

  /** The names that a mapping defines, whether or not their values are good. */
  public Set<String> names(String path) {
    return node(path) instanceof ConfigNode.Mapping mapping ? mapping.entries().keySet() : Set.of();
  }

  /** The node at a path below another one; null where there is none. */
  static @Nullable ConfigNode node(ConfigNode from, String path) {
    Found found = find(from, path);
    return found == null ? null : found.node();
  }

  /** Names may hold dots, so the longest key that fits is the one that is meant. */
  private static @Nullable Found find(ConfigNode from, String path) {
    Found at = new Found(from.span(), from);
    String rest = path;
    while (at != null && !rest.isEmpty()) {
      int length;
      if (rest.startsWith("[")) {
        length = rest.indexOf(']') + 1;
        at = item(at.node(), rest.substring(0, length));
      } else {
        rest = rest.startsWith(".") ? rest.substring(1) : rest;
        String key = longestKey(at.node(), rest);
        length = key == null ? 0 : key.length();
        at = key == null ? null : entry(at.node(), key);
      }
      rest = rest.substring(length);
    }
    return at;
  }

  private static @Nullable Found item(ConfigNode node, String index) {
    if (!(node instanceof ConfigNode.Items list)) {
      return null;
    }
    int position = position(index);
    if (position < 0 || position >= list.items().size()) {
      return null;
    }
    ConfigNode item = list.items().get(position);
    return new Found(Place.heading(item), item);
  }

  /** The number between brackets; -1 where there is none. */
  private static int position(String index) {
    int end = index.length() - 1;
    int position = 0;
    for (int i = 1; i < end; i++) {
      int digit = index.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i > MAX_DIGITS) {
        return -1;
      }
      position = 10 * position + digit;
    }
    return end < 2 ? -1 : position;
  }

  private static @Nullable Found entry(ConfigNode node, String key) {
    Map<String, ConfigNode.Entry> entries = ((ConfigNode.Mapping) node).entries();
    ConfigNode.Entry entry = entries.get(key);
    return entry == null ? null : new Found(entry.key(), entry.value());
  }

  private static @Nullable String longestKey(ConfigNode node, String rest) {
    if (!(node instanceof ConfigNode.Mapping mapping)) {
      return null;
    }
    for (int end = rest.length(); end > 0; end = lastBoundary(rest, end)) {
      String key = rest.substring(0, end);
      if (mapping.entries().containsKey(key)) {
        return key;
      }
    }
    return null;
  }

  /** The last place before another one where a key can end. */
  private static int lastBoundary(String rest, int before) {
    return Math.max(rest.lastIndexOf('.', before - 1), rest.lastIndexOf('[', before - 1));
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }

  private record Found(SourceSpan key, ConfigNode node) {}
}
