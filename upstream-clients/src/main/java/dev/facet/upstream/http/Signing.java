// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.config.SignerConfig;
import dev.facet.upstream.credentials.RequestSigner;
import dev.facet.upstream.credentials.RequestSigners;
import dev.facet.upstream.credentials.RequestToSign;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import org.jspecify.annotations.Nullable;

/** Adds to requests what proves that they come from here. */
@FunctionalInterface
interface Signing {
  /** For services that want no signature. */
  Signing NONE = (to, from, endpoint) -> {};

  /**
   * Signs a request whose headers are complete.
   *
   * @param endpoint the base URL that it goes to
   */
  void sign(HttpClientRequest to, UpstreamRequest from, String endpoint);

  /** By the signer of a service; null for none. */
  static Signing of(@Nullable SignerConfig config) {
    if (config == null) {
      return NONE;
    }
    RequestSigner signer = RequestSigners.of(config);
    return (to, from, endpoint) -> {
      try {
        signer.sign(
            new RequestToSign(
                to.getMethod(), endpoint, to.getURI(), to.headers(), body(from.body())));
      } catch (RuntimeException fault) { // others' code
        throw new SignerException(fault);
      }
    };
  }

  private static @Nullable Buffer body(RequestBody body) {
    return switch (body) {
      case RequestBody.Empty _ -> Buffer.buffer();
      case RequestBody.Bytes(var bytes) -> bytes;
      case RequestBody.Streamed _ -> null;
    };
  }
}
