// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.ConnectionHeaders;
import dev.facet.upstream.resilience.Reach;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception.HeaderListSizeException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.http.impl.HttpClientStream;
import io.vertx.core.net.HostAndPort;
import org.jspecify.annotations.Nullable;

/** A stream of a connection of HTTP/2. */
final class Http2Channel implements RequestChannel, TrailingStreams.Trailers {
  private static final String NOT_AS_LONG = "HTTP/2: a body that is not as long as announced";

  private final Http2Connection connection;
  private final long framesBefore;
  private @Nullable HttpClientStream stream;
  private @Nullable ResponseFrames response;
  private @Nullable MultiMap trailers;
  private boolean released;

  /**
   * A stream that has no number yet.
   *
   * @param framesBefore how many frames have come on its connection
   */
  Http2Channel(Http2Connection connection, long framesBefore) {
    this.connection = connection;
    this.framesBefore = framesBefore;
  }

  @Override
  public Http2Connection connection() {
    return connection;
  }

  @Override
  public Future<HttpClientRequest> request() {
    return connection.stream(this).map(this::request);
  }

  private HttpClientRequest request(HttpClientStream created) {
    stream = created;
    return connection.request(new GuardedStream(created, this));
  }

  /** Whether it was given back, so that it does not matter how it ends. */
  boolean released() {
    return released;
  }

  /** Why the stream broke. Netty closes it for what came last on it before it says why. */
  Throwable cause(Throwable fault) {
    Throwable malformed = response == null ? null : response.malformed();
    if (malformed != null) {
      return malformed;
    }
    return fault instanceof HttpClosedException && connection.open() && !connection.beyondLast(id())
        ? new MalformedResponseException(NOT_AS_LONG)
        : fault;
  }

  /** The stream has its number. */
  void opened(int id) {
    if (id > 0 && response != null) {
      connection.guard().watch(id, response);
    }
  }

  /** The fields of a connection are not those of HTTP/2 (RFC 9113, sections 8.2.2 and 8.3.1). */
  @Override
  public void prepare(HttpClientRequest request, HttpCall of) {
    MultiMap headers = request.headers();
    String host = headers.get(HttpHeaders.HOST);
    if (host != null) {
      request.authority(HostAndPort.parseAuthority(host, -1));
      headers.remove(HttpHeaders.HOST);
    }
    ConnectionHeaders.stripForHttp2(headers);
    response = new ResponseFrames(request.getMethod().equals(HttpMethod.HEAD), of);
  }

  /** Its number; 0 or less for none. */
  private int id() {
    return stream == null ? 0 : (int) stream.id();
  }

  @Override
  public boolean takesTrailers(boolean chunked) {
    return true;
  }

  @Override
  public void trail(MultiMap fields) {
    trailers = fields;
  }

  @Override
  public @Nullable MultiMap trailers() {
    return trailers;
  }

  @Override
  public boolean heard() {
    return connection.guard().frames() != framesBefore;
  }

  @Override
  public Reach reach(Throwable cause) {
    if (cause instanceof HeaderListSizeException size && !size.duringDecode()) {
      return Reach.NOT_CONNECTED; // nothing was sent, and nothing would be
    }
    if (id() <= 0 || connection.beyondLast(id())) {
      return connection.proven() ? Reach.NOT_SENT : Reach.REJECTED;
    }
    if (cause instanceof StreamResetException reset
        && reset.getCode() == Http2Error.REFUSED_STREAM.code()) {
      return Reach.REJECTED;
    }
    return FailureReader.closed(cause) && connection.used() && !heard()
        ? Reach.SENT_ON_REUSED
        : Reach.SENT;
  }

  @Override
  public void hold() {} // Vert.x takes a whole response for one, however its stream ends

  @Override
  public void afterRead(Runnable task, HttpCall of) {
    of.later(task);
  }

  @Override
  public void release() {
    released = true;
    if (id() > 0 && (response == null || !response.isReset())) {
      connection.endStream(id(), response != null && response.ended());
    }
  }
}
