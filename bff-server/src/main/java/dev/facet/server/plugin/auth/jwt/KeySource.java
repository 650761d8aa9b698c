// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import io.vertx.core.Future;

/** Where keys come from. */
interface KeySource {
  /** The keys known now. */
  KeySet known();

  /**
   * The key for a token.
   *
   * @return completes on the caller's context; fails with {@link TokenRejected} where there is
   *     none, with {@link KeysUnavailable} where that cannot be known
   */
  Future<VerificationKey> find(UnverifiedToken token);

  /** Gives back what it holds. */
  default void close() {}
}
