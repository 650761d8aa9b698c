// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.http.AcceptedCodings;
import dev.facet.resolver.EncodedBodies;
import dev.facet.server.plugin.GatewayResponse;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Compresses responses for clients that accept it. Small ones stay as they are, unless the client
 * wants none like that ({@code identity;q=0}): there is nothing to gain. Long ones are compressed
 * off the event loop, which others wait for. A response that several share is compressed once for
 * each coding, on each event loop that it is sent from.
 *
 * @param above the shortest response that is compressed for the sake of its length, in bytes;
 *     negative for none at all
 * @param compressed counts what is compressed
 */
record ResponseCompression(long above, LongAdder compressed) {
  private static final List<String> OFFERED = List.of(AcceptedCodings.ZSTD, AcceptedCodings.GZIP);

  /** The longest response that an event loop compresses itself, in bytes. */
  private static final int MAX_ON_EVENT_LOOP = 64 << 10;

  /**
   * The response as a client wants it.
   *
   * @param response its headers are changed
   * @param encodedBodies where all waiters of an event loop find the compressed response
   * @param acceptEncoding all lines of Accept-Encoding as one; null where there is none
   */
  Future<GatewayResponse> compress(
      GatewayResponse response, EncodedBodies encodedBodies, @Nullable String acceptEncoding) {
    if (above < 0
        || !(response.body() instanceof GatewayResponse.Body.Bytes(var plain))
        || (plain.length() < above && !namesWeights(acceptEncoding))) {
      return Future.succeededFuture(response);
    }
    AcceptedCodings accepted = AcceptedCodings.of(acceptEncoding);
    if (plain.length() < above && !accepted.rejectsIdentity()) {
      return Future.succeededFuture(response);
    }
    response.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    ContentCoding coding = ContentCoding.of(accepted.best(OFFERED));
    if (coding == ContentCoding.IDENTITY) {
      return Future.succeededFuture(response);
    }
    return encodedBodies
        .of(coding, () -> compress(plain, coding))
        .map(bytes -> compressed(response, coding, bytes));
  }

  /** Only a weight can say that a client does not want a short response as it is. */
  private static boolean namesWeights(@Nullable String acceptEncoding) {
    return acceptEncoding != null && acceptEncoding.indexOf(';') >= 0;
  }

  private Future<Buffer> compress(Buffer plain, ContentCoding coding) {
    compressed.increment();
    Context context = Vertx.currentContext();
    return plain.length() <= MAX_ON_EVENT_LOOP || context == null
        ? Future.succeededFuture(coding.compress(plain.getBytes()))
        : context.executeBlocking(() -> coding.compress(plain.getBytes()), false);
  }

  private static GatewayResponse compressed(
      GatewayResponse response, ContentCoding coding, Buffer bytes) {
    response.headers().set(HttpHeaders.CONTENT_ENCODING, coding.value());
    return new GatewayResponse(
        response.status(), response.headers(), new GatewayResponse.Body.Bytes(bytes));
  }
}
