// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import io.vertx.core.Future;

/** Keys that stand in the configuration. */
record ConfiguredKeys(KeySet known) implements KeySource {
  @Override
  public Future<VerificationKey> find(UnverifiedToken token) {
    return known
        .find(token.kid(), token.algorithm())
        .map(Future::succeededFuture)
        .orElseGet(() -> Future.failedFuture(new TokenRejected("no key for it")));
  }
}
