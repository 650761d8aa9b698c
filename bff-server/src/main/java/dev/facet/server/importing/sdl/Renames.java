// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.sdl;

import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.server.cli.result.CommandFailure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@code --rename} says: another name for a type, a property or a parameter. */
public final class Renames {
  private final Map<String, String> names = new TreeMap<>();
  private final TreeSet<String> asked = new TreeSet<>();

  /**
   * Reads {@code OLD=NEW}, each.
   *
   * @throws CommandFailure where one is malformed or OLD is given twice
   */
  public Renames(List<String> typed) {
    for (String one : typed) {
      int sign = one.lastIndexOf('=');
      String name = one.substring(sign + 1);
      if (sign < 1 || !GraphQlName.isName(name)) {
        throw CommandFailure.usage(
            "--rename: " + one + " (expected: OLD=NEW, NEW a name of GraphQL)");
      }
      if (names.put(one.substring(0, sign), name) != null) {
        throw CommandFailure.usage(
            "--rename: " + one.substring(0, sign) + " is renamed twice (expected: once)");
      }
    }
  }

  /** The new name of what is called so; null for none. */
  public @Nullable String of(String old) {
    asked.add(old);
    return names.get(old);
  }

  /**
   * Ends where something was renamed that is not there.
   *
   * @throws CommandFailure for the first of these
   */
  public void requireUsed() {
    for (String old : names.keySet()) {
      if (!asked.contains(old)) {
        throw CommandFailure.usage(
                "--rename: there is no "
                    + old
                    + " (expected: a type, Type.property, or a parameter)")
            .hinted(Suggestion.hint(old, asked));
      }
    }
  }

  /** The option that gives a name to what is called so. */
  public static String option(String old, String example) {
    return "--rename '" + old.replace("'", "'\\''") + "=" + example + "'";
  }
}
