// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

/** When a plugin acts, outermost first. The order is fixed; a configuration cannot change it. */
public enum Phase {
  /** Must see every request, rejected ones too: correlation id, access log. */
  OBSERVE,
  /** Preflights carry no credentials, and browsers must be able to read later rejections. */
  CORS,
  /** The cheapest rejections first: IP filter, body limit, rate limit by address. */
  ADMIT,
  /** Establishes the {@link Principal}: JWT, API key. */
  AUTHENTICATE,
  /** Needs the {@link Principal}: scopes, rate limit by subject. */
  AUTHORIZE,
  /** Compresses what all further in respond, and must see what they made of it. */
  COMPRESS,
  /** Shapes what the endpoint sees: header edits. */
  TRANSFORM,
  /** Last, because it answers only those already allowed. */
  CACHE;

  /** Whether plugins of this phase reject clients. */
  public boolean isGuard() {
    return this == ADMIT || this == AUTHENTICATE || this == AUTHORIZE;
  }
}
