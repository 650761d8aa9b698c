// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.spec;

import dev.facet.server.page.PageTokens;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;

/** Tokens of the issuer that configurations of tests trust. */
public final class SpecToken {
  /** Makes them. */
  static final PageTokens TOKENS =
      new PageTokens("https://id.example", "shop", InstantSource.system());

  private SpecToken() {}

  /** A token with these claims, and those that it needs where they are not among them. */
  public static String token(JsonObject claims) {
    return TOKENS.token(claims);
  }
}
