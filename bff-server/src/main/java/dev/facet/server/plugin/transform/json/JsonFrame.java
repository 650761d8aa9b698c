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
  private final boolean everyName;
  private Set<String> seen = Set.of();
  private Map<String, HeldValues.Value> held = Map.of();
  private @Nullable EditTree below;
  private @Nullable String holding;

  /**
   * An object or list that begins.
   *
   * @param node what becomes of what is in it; null for nothing
   * @param everyName whether no name may be there twice; else no name that something becomes of
   */
  JsonFrame(@Nullable EditTree node, boolean list, boolean everyName) {
    this.node = node;
    this.list = list;
    this.everyName = everyName;
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
    EditTree edits = node;
    EditTree edit = edits == null ? null : edits.property(name);
    String source = edits == null ? null : edits.source(name);
    below = edit;
    if (everyName || edit != null || source != null) {
      see(name);
    }
    if (edit != null && edit.removes()) {
      return false;
    }
    if (edit != null && edit.value() >= 0) {
      out.value(name, edit.value());
      return false;
    }
    String renamed = edit == null ? null : edit.renamed();
    if (renamed != null) {
      HeldValues.Value replaced = held.isEmpty() ? null : held.remove(renamed);
      if (replaced != null) {
        replaced.drop();
      }
      out.name(renamed);
      return true;
    }
    return beginOther(name, source, out);
  }

  private void see(String name) throws BodyFault {
    if (seen.isEmpty()) {
      seen = new HashSet<>();
    }
    if (!seen.add(name)) {
      throw new BodyFault("a property twice in one object", false);
    }
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
      if (held.isEmpty()) {
        held = new LinkedHashMap<>();
      }
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
    for (Map.Entry<String, HeldValues.Value> one : held.entrySet()) {
      out.name(one.getKey());
      out.release(one.getValue());
    }
    out.missing(edits, seen);
  }
}
