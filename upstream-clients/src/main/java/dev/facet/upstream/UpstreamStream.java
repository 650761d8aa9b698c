// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A response whose body is still arriving. */
public interface UpstreamStream {
  /** The HTTP status. */
  int status();

  /** The headers as received. */
  MultiMap headers();

  /**
   * The body: paused until it is resumed, fails with {@link UpstreamException} where the response
   * breaks off.
   */
  ReadStream<Buffer> body();

  /**
   * The version of HTTP by which it came, as Via tells it (RFC 9110, section 7.6.3); 1.1 for what
   * was kept.
   */
  default String protocol() {
    return "1.1";
  }

  /**
   * The connection, where the service agreed to go on in the protocol that {@link
   * RequestBody.Upgrade} names: the status is 101 then, and there is no body. Null for any other
   * response.
   */
  default @Nullable SwitchedConnection switched() {
    return null;
  }

  /** What a cache had to do with it. */
  default CacheStatus cacheStatus() {
    return CacheStatus.NONE;
  }

  /** How it was delivered: for logs and explanations, never for clients. */
  Delivery delivery();

  /** The trailers; complete once the body has ended. */
  MultiMap trailers();

  /**
   * Gives the response up and resets its connection or stream. Harmless once the body has ended.
   */
  void abort();
}
