// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import io.vertx.core.Future;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import org.jspecify.annotations.Nullable;

/**
 * One key for one algorithm: the verifier behind it holds no other key, so neither a token's alg
 * nor its kid can choose a different pair.
 *
 * @param kid which tokens name it; null for a key without a name
 */
record VerificationKey(@Nullable String kid, JwtAlgorithm algorithm, JWTAuth verifier) {
  /**
   * Completes, at once, where the signature is valid; fails with {@link TokenRejected} otherwise.
   */
  Future<Void> verify(UnverifiedToken token) {
    return Future.succeededFuture(new TokenCredentials(token.text()))
        .compose(verifier::authenticate)
        .compose(
            user -> Future.succeededFuture(),
            failure -> Future.failedFuture(new TokenRejected("the signature is invalid")));
  }
}
