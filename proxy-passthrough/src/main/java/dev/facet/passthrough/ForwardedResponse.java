// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.http.ConnectionHeaders;
import dev.facet.upstream.SwitchedConnection;
import dev.facet.upstream.UpstreamStream;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A service's response, ready for the client. */
public final class ForwardedResponse {
  private final UpstreamStream upstream;
  private final boolean bodiless;
  private final String service;

  ForwardedResponse(UpstreamStream upstream, boolean bodiless, String service) {
    this.upstream = upstream;
    this.bodiless = bodiless;
    this.service = service;
  }

  /** The name of the service that responded. */
  public String service() {
    return service;
  }

  /** The HTTP status. */
  public int status() {
    return upstream.status();
  }

  /**
   * End-to-end headers, to be changed at will. Content-Length is there where the service announced
   * one, also where there is no body because of HEAD or 304.
   */
  public MultiMap headers() {
    return upstream.headers();
  }

  /**
   * The body: paused until it is resumed; fails where the response breaks off, so that it never
   * seems complete. Null where the method or the status allows none.
   */
  public @Nullable ReadStream<Buffer> body() {
    return bodiless ? null : upstream.body();
  }

  /** The service's connection after a 101; null for any other response. */
  public @Nullable SwitchedConnection switched() {
    return upstream.switched();
  }

  /** The trailers without those that must not be forwarded; complete once the body has ended. */
  public MultiMap trailers() {
    MultiMap trailers = upstream.trailers();
    if (!trailers.isEmpty()) {
      ConnectionHeaders.stripResponse(trailers);
      trailers.remove(HttpHeaders.CONTENT_LENGTH);
    }
    return trailers;
  }

  /** Gives the response up: the client has left. Harmless once the body has ended. */
  public void abort() {
    upstream.abort();
  }
}
