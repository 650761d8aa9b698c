// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import io.vertx.core.Future;
import java.util.List;

/** Keys that stand in the configuration. */
record ConfiguredKeys(KeySet known) implements KeySource {
  @Override
  public Future<List<VerificationKey>> find(UnverifiedToken token) {
    List<VerificationKey> keys = known.find(token.kid(), token.algorithm());
    return keys.isEmpty()
        ? Future.failedFuture(new TokenRejected("no key for it"))
        : Future.succeededFuture(keys);
  }
}
