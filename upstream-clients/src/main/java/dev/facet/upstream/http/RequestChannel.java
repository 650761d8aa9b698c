// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.resilience.Reach;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;

/**
 * Where one exchange happens: a connection of HTTP/1.1, or a stream of one of HTTP/2. Confined to
 * the event loop of its connection.
 */
interface RequestChannel {
  /** What it is a part of. */
  PooledConnection connection();

  /** Begins the exchange, whose request is to be written when the future completes. */
  Future<HttpClientRequest> request();

  /**
   * Makes of a request, whose head is about to be sent, what may be sent here.
   *
   * @param of the call, which says how its response is read
   */
  void prepare(HttpClientRequest request, HttpCall of);

  /**
   * Whether fields can follow the body of a request.
   *
   * @param chunked whether its length is not announced
   */
  boolean takesTrailers(boolean chunked);

  /** Has the end of the request, which is written next, carry trailers that are valid. */
  void trail(MultiMap trailers);

  /** Whether so much as a byte has come since the request. */
  boolean heard();

  /**
   * How far the request got, where the exchange broke before its response had a head.
   *
   * @param cause how it broke
   */
  Reach reach(Throwable cause);

  /**
   * Its reader wants nothing more of the response for now, or does again. Of HTTP/2 the window of
   * the stream is enough.
   */
  default void rests(boolean now) {}

  /** Reports its end only after that of the response at hand. */
  void hold();

  /** Runs something, as a step of the call, once all is decoded that came in the read at hand. */
  void afterRead(Runnable task, HttpCall of);

  /** Reports its end as it comes, or now. */
  void release();
}
