// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.FieldNames;
import java.util.Locale;

/** What of a request tells one client from another. */
public sealed interface HashKey {
  /**
   * A header.
   *
   * @param name in lower case
   */
  record Header(String name) implements HashKey {
    /** As the file spells it. */
    @Override
    public String toString() {
      return "header." + name;
    }
  }

  /**
   * A cookie.
   *
   * @param name as it is written, since names of cookies are case-sensitive
   */
  record Cookie(String name) implements HashKey {
    /** As the file spells it. */
    @Override
    public String toString() {
      return "cookie." + name;
    }
  }

  /**
   * A claim of the client's verified token: a string, a number or a boolean.
   *
   * @param name of the claim
   */
  record Claim(String name) implements HashKey {
    /** As the file spells it. */
    @Override
    public String toString() {
      return "claims." + name;
    }
  }

  /** The client's address. */
  record Ip() implements HashKey {
    /** As the file spells it. */
    @Override
    public String toString() {
      return "ip";
    }
  }

  /**
   * Reads what stands between the parentheses of {@code hash(…)}.
   *
   * @throws IllegalArgumentException where it is malformed
   */
  static HashKey valueOf(String text) {
    if (text.equals("ip")) {
      return new Ip();
    }
    int dot = text.indexOf('.');
    String name = text.substring(dot + 1);
    String kind = dot < 0 ? "" : text.substring(0, dot);
    HashKey key =
        switch (kind) {
          case "header" ->
              FieldNames.isUsable(name) ? new Header(name.toLowerCase(Locale.ROOT)) : null;
          case "cookie" -> FieldNames.isUsable(name) ? new Cookie(name) : null;
          case "claims" -> name.isBlank() ? null : new Claim(name);
          default -> null;
        };
    require(key != null, "balance", "hash(" + text + ")", Balance.EXPECTED);
    return java.util.Objects.requireNonNull(key);
  }
}
