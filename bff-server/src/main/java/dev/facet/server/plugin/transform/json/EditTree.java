// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.value.EditPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The changes to a body, arranged as its values are: one node for each value on a path. */
final class EditTree {
  private static final int NONE = -1;

  private final Map<String, EditTree> properties = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private @Nullable EditTree each;
  private boolean removed;
  private @Nullable String renamed;
  private int value = NONE;

  private EditTree() {}

  /**
   * Arranges changes. Values are counted in the order of the settings.
   *
   * @throws dev.facet.upstream.config.InvalidSetting where a path is none, or two contradict
   */
  static EditTree of(JsonEditsConfig config) {
    EditTree root = new EditTree();
    for (EditPath path : config.remove()) {
      EditTree node = root.at(path, "remove", path.name());
      node.removed = true;
    }
    config.rename().forEach((text, name) -> root.rename(text, name));
    int value = 0;
    for (String text : List.copyOf(config.set().keySet())) {
      String at = "set." + text;
      EditTree node = root.at(path(at, text), at, text);
      node.claim(at, text);
      node.value = value++;
    }
    root.checkTargets();
    return root;
  }

  private void rename(String text, String name) {
    String at = "rename." + text;
    require(!name.isEmpty(), at, name, "a name");
    EditPath path = path(at, text);
    EditTree node = at(path, at, text);
    node.claim(at, text);
    node.renamed = name;
    EditTree holder = holder(path);
    String before = holder.sources.put(name, path.name());
    require(before == null && !name.equals(path.name()), at, name, "a name of its own");
  }

  private EditTree holder(EditPath path) {
    EditTree node = this;
    for (EditPath.Step step : path.steps().subList(0, path.steps().size() - 1)) {
      node = node.step(step);
    }
    return node;
  }

  private static EditPath path(String at, String text) {
    try {
      return EditPath.valueOf(text);
    } catch (IllegalArgumentException none) {
      require(false, at, text, String.valueOf(none.getMessage()));
      throw none;
    }
  }

  private EditTree at(EditPath path, String at, String text) {
    EditTree node = this;
    for (EditPath.Step step : path.steps()) {
      boolean there = !node.removed && node.value == NONE;
      require(there, at, text, "nothing within what is removed or set as a whole");
      node = node.step(step);
    }
    boolean alone = node.properties.isEmpty() && node.each == null;
    require(alone || !at.equals("remove"), at, text, "nothing that is changed within");
    return node;
  }

  private EditTree step(EditPath.Step step) {
    return switch (step) {
      case EditPath.Step.Property(var name) ->
          properties.computeIfAbsent(name, _ -> new EditTree());
      case EditPath.Step.Each() -> {
        EditTree known = each == null ? new EditTree() : each;
        each = known;
        yield known;
      }
    };
  }

  private void claim(String at, String text) {
    boolean free = !removed && renamed == null && value == NONE;
    require(free, at, text, "a property that nothing else becomes of");
    boolean whole = properties.isEmpty() && each == null;
    require(whole || at.startsWith("rename"), at, text, "nothing that is changed within");
  }

  private void checkTargets() {
    sources.forEach((name, source) -> {
      EditTree target = properties.get(name);
      require(
          target == null || target.value == NONE,
          "rename." + source,
          name,
          "a name that is not set as well");
    });
    properties.values().forEach(EditTree::checkTargets);
    if (each != null) {
      each.checkTargets();
    }
  }

  /** What becomes of a property's value and of what is in it; null for nothing. */
  @Nullable EditTree property(String name) {
    return properties.get(name);
  }

  /** The properties that something becomes of. */
  Map<String, EditTree> properties() {
    return properties;
  }

  /** What becomes of the elements of a list; null for nothing. */
  @Nullable EditTree each() {
    return each;
  }

  /** The property that gets a name, where one does; null for none. */
  @Nullable String source(String name) {
    return sources.get(name);
  }

  /** Whether the property is removed. */
  boolean removes() {
    return removed;
  }

  /** The new name of the property; null where it keeps its own. */
  @Nullable String renamed() {
    return renamed;
  }

  /** Which value takes the place of the property's; negative for none. */
  int value() {
    return value;
  }

  /** Whether a missing property is made: it or one in it has a value. */
  boolean makes(@Nullable String[] values) {
    if (value >= 0) {
      return values[value] != null;
    }
    return renamed == null && properties.values().stream().anyMatch(one -> one.makes(values));
  }
}
