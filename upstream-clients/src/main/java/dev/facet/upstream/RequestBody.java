// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** What a request carries. */
public sealed interface RequestBody {
  /** Nothing. */
  RequestBody NONE = new Empty();

  /** Nothing. */
  record Empty() implements RequestBody {}

  /** Complete bytes, so that the request can be retried. */
  record Bytes(Buffer bytes) implements RequestBody {}

  /**
   * Bytes that arrive while they are sent, once.
   *
   * @param source paused; resumed when the connection is there
   * @param length the announced length in bytes; negative where it is unknown
   * @param trailers what follows it
   */
  record Streamed(ReadStream<Buffer> source, long length, RequestTrailers trailers)
      implements RequestBody {
    /** Bytes that nothing follows. */
    public Streamed(ReadStream<Buffer> source, long length) {
      this(source, length, RequestTrailers.NONE);
    }

    /** The same bytes, read through another stream. */
    public Streamed through(ReadStream<Buffer> other) {
      return new Streamed(other, length, trailers);
    }
  }

  /**
   * Nothing, and the wish that the connection goes on in another protocol (RFC 9110, section 7.8).
   * The service may agree, or respond as to any other request.
   *
   * @param protocol the name of the protocol, as {@code websocket}
   * @param required whether the client takes every success for an agreement (RFC 8441, section 4),
   *     so that any other is a failure
   */
  record Upgrade(String protocol, boolean required) implements RequestBody {}
}
