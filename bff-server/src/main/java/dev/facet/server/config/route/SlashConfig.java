// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.config.key.Key;
import dev.facet.server.route.SlashChoice;
import dev.facet.server.route.SlashRules;
import org.jspecify.annotations.Nullable;

/**
 * What a route does with paths whose slashes servers read in more than one way.
 *
 * @param empty whether paths with empty segments are kept; absent: they are rejected
 * @param encoded the same for encoded slashes and backslashes
 */
public record SlashConfig(
    @Key("slashes") SlashChoice empty, @Key("encodedSlash") SlashChoice encoded) {
  /** Sets defaults. */
  public SlashConfig(@Nullable SlashChoice empty, @Nullable SlashChoice encoded) {
    this.empty = empty == null ? SlashChoice.REJECT : empty;
    this.encoded = encoded == null ? SlashChoice.REJECT : encoded;
  }

  /** Rejects what no file has in its path. */
  void requirePlain() {
    requirePlain("slashes", empty);
    requirePlain("encodedSlash", encoded);
  }

  private static void requirePlain(String name, SlashChoice choice) {
    require(choice != SlashChoice.KEEP, name, "keep", "reject, since no file has such a path");
  }

  /** Whether no such path is kept. */
  public boolean isStrict() {
    return empty == SlashChoice.REJECT && encoded == SlashChoice.REJECT;
  }

  /** The same, as requests are decided on. */
  public SlashRules rules() {
    return isStrict() ? SlashRules.STRICT : new SlashRules(empty, encoded);
  }
}
