// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import io.vertx.core.Future;
import java.util.List;

/** Where keys come from. */
interface KeySource {
  /** The keys known now. */
  KeySet known();

  /**
   * The keys that may verify a token, 1 or more.
   *
   * @return completes on the caller's context; fails with {@link TokenRejected} where there is
   *     none, with {@link KeysUnavailable} where that cannot be known
   */
  Future<List<VerificationKey>> find(UnverifiedToken token);

  /** Gives back what it holds. */
  default void close() {}
}
