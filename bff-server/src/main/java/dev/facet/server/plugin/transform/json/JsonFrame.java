// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One object or list of a body, while it is open. */
final class JsonFrame {
  private final @Nullable EditTree node;
  private final boolean list;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, String> held = new LinkedHashMap<>();
  private @Nullable EditTree below;
  private @Nullable String holding;

  /**
   * An object or list that begins.
   *
   * @param node what becomes of what is in it; null for nothing
   */
  JsonFrame(@Nullable EditTree node, boolean list) {
    this.node = node;
    this.list = list;
  }

  boolean isList() {
    return list;
  }

  /** What becomes of the value that begins in it; null for nothing. */
  @Nullable EditTree below() {
    EditTree edits = node;
    return list ? (edits == null ? null : edits.each()) : below;
  }

  /** Begins a property, and says whether its value is to be written. */
  boolean begin(String name, JsonOutput out) throws IOException {
    below = node == null ? null : node.property(name);
    if (node == null) {
      out.name(name);
      return true;
    }
    seen.add(name);
    EditTree edit = below;
    if (edit != null && edit.removes()) {
      return false;
    }
    if (edit != null && edit.value() >= 0) {
      out.value(name, edit.value());
      return false;
    }
    String renamed = edit == null ? null : edit.renamed();
    if (renamed != null) {
      out.name(renamed);
      return true;
    }
    return beginOther(name, node.source(name), out);
  }

  /**
   * Begins a property that keeps its name. One whose name another gets is held back, until it is
   * known whether that is there.
   */
  private boolean beginOther(String name, @Nullable String source, JsonOutput out)
      throws IOException {
    if (source == null) {
      out.name(name);
      return true;
    }
    if (seen.contains(source)) {
      return false;
    }
    holding = name;
    out.hold();
    return true;
  }

  /** Ends a value in it. */
  void ended(JsonOutput out) throws IOException {
    String name = holding;
    if (name != null) {
      held.put(name, out.held());
      holding = null;
    }
  }

  /** Ends it: writes what was held back and what is missing. */
  void end(JsonOutput out) throws IOException {
    EditTree edits = node;
    if (edits == null || list) {
      return;
    }
    for (Map.Entry<String, String> one : held.entrySet()) {
      String source = edits.source(one.getKey());
      if (source == null || !seen.contains(source)) {
        out.name(one.getKey());
        out.raw(one.getValue());
      }
    }
    out.missing(edits, seen);
  }
}
