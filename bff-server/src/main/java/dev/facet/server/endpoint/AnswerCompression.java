// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.resolver.AnswerForms;
import dev.facet.server.plugin.GatewayResponse;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Packs answers for clients that accept it. Small ones stay as they are, unless the client wants
 * none like that ({@code identity;q=0}): there is nothing to gain. Long ones are packed off the
 * event loop, which others wait for. An answer that several share is packed once for each coding,
 * on each event loop that it is sent from.
 *
 * @param above the shortest answer that is packed for the sake of its length, in bytes; negative
 *     for none at all
 * @param packed counts what is packed
 */
record AnswerCompression(long above, LongAdder packed) {
  /** The longest answer that an event loop packs itself, in bytes. */
  private static final int MOST_ON_EVENT_LOOP = 64 << 10;

  /**
   * The answer as a client wants it.
   *
   * @param answer its headers are changed
   * @param forms where all of an event loop who get the answer find what it was packed to
   * @param acceptEncoding all lines of Accept-Encoding as one; null where there is none
   */
  Future<GatewayResponse> pack(
      GatewayResponse answer, AnswerForms forms, @Nullable String acceptEncoding) {
    if (above < 0
        || !(answer.body() instanceof GatewayResponse.Body.Bytes(var plain))
        || (plain.length() < above && !namesWeights(acceptEncoding))) {
      return Future.succeededFuture(answer);
    }
    AcceptedCodings accepted = AcceptedCodings.of(acceptEncoding);
    if (plain.length() < above && !accepted.rejectsIdentity()) {
      return Future.succeededFuture(answer);
    }
    answer.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    ContentCoding coding = accepted.best();
    if (coding == ContentCoding.IDENTITY) {
      return Future.succeededFuture(answer);
    }
    return forms.of(coding, () -> pack(plain, coding)).map(bytes -> packed(answer, coding, bytes));
  }

  /** Only a weight can say that a client does not want a short response as it is. */
  private static boolean namesWeights(@Nullable String acceptEncoding) {
    return acceptEncoding != null && acceptEncoding.indexOf(';') >= 0;
  }

  private Future<Buffer> pack(Buffer plain, ContentCoding coding) {
    packed.increment();
    Context context = Vertx.currentContext();
    return plain.length() <= MOST_ON_EVENT_LOOP || context == null
        ? Future.succeededFuture(coding.pack(plain.getBytes()))
        : context.executeBlocking(() -> coding.pack(plain.getBytes()), false);
  }

  private static GatewayResponse packed(
      GatewayResponse answer, ContentCoding coding, Buffer bytes) {
    answer.headers().set(HttpHeaders.CONTENT_ENCODING, coding.value());
    return new GatewayResponse(
        answer.status(), answer.headers(), new GatewayResponse.Body.Bytes(bytes));
  }
}
