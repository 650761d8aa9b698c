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
 * @param signatureLength of its signatures in bytes. The verifier itself takes others too: it pads
 *     shorter ones with zeros
 */
record VerificationKey(
    @Nullable String kid, JwtAlgorithm algorithm, int signatureLength, JWTAuth verifier) {
  /**
   * Verifies the signature of a token.
   *
   * @throws TokenRejected where it is invalid
   */
  void verify(UnverifiedToken token) {
    token.checkSignatureLength(signatureLength);
    boolean valid =
        Future.succeededFuture(new TokenCredentials(token.text()))
            .compose(verifier::authenticate)
            .succeeded();
    if (!valid) {
      throw new TokenRejected("the signature is invalid");
    }
  }
}
