// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.streams.ReadStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A response on its way to the client.
 *
 * @param status the HTTP status
 * @param headers may be changed by outer plugins; Content-Length and Transfer-Encoding of a {@link
 *     Body.Bytes} are set when it is written
 * @param body what follows the head
 */
public record GatewayResponse(int status, MultiMap headers, Body body) {
  /** What follows the head of a response. */
  public sealed interface Body {
    /** Nothing. */
    record Empty() implements Body {}

    /** Bytes that are all there. */
    record Bytes(Buffer bytes) implements Body {}

    /**
     * Bytes that are still arriving.
     *
     * @param source paused; a failure closes the client's connection without a proper end
     * @param trailers asked for once the source has ended; null for none
     * @param abort tells the source that the client has left
     */
    record Streamed(
        ReadStream<Buffer> source, @Nullable Supplier<MultiMap> trailers, Runnable abort)
        implements Body {}
  }

  private static final CharSequence CONTENT_TYPE_OPTIONS =
      HttpHeaders.createOptimized("x-content-type-options");
  private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

  private static final Body NOTHING = new Body.Empty();

  /** A response without a body. */
  public static GatewayResponse empty(int status) {
    return new GatewayResponse(status, HttpHeaders.headers(), NOTHING);
  }

  /**
   * A response with a body that is all there. Browsers do not take it for anything but what its
   * type says (Fetch standard, section 3.6).
   *
   * @param contentType the value of Content-Type
   */
  public static GatewayResponse of(int status, String contentType, Buffer bytes) {
    MultiMap headers = HttpHeaders.headers();
    headers.set(HttpHeaders.CONTENT_TYPE, contentType);
    headers.set(CONTENT_TYPE_OPTIONS, NO_SNIFF);
    return new GatewayResponse(status, headers, new Body.Bytes(bytes));
  }

  /**
   * The same, which no cache keeps: it is for this client, at this moment.
   *
   * @param contentType the value of Content-Type
   */
  public static GatewayResponse unstored(int status, String contentType, Buffer bytes) {
    GatewayResponse response = of(status, contentType, bytes);
    response.headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
    return response;
  }

  /**
   * A copy with a header set, in place of all of that name. Who owns the response, such as a plugin
   * on its way out, changes {@link #headers()} and copies nothing.
   */
  public GatewayResponse withHeader(CharSequence name, CharSequence value) {
    GatewayResponse copy = withBody(body);
    copy.headers.set(name, value);
    return copy;
  }

  /** A copy with another body; its headers are a copy as well. */
  public GatewayResponse withBody(Body other) {
    return new GatewayResponse(status, HttpHeaders.headers().addAll(headers), other);
  }
}
