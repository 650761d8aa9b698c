// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.connection.CoalescedFrames;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.impl.HttpClientRequestImpl;
import io.vertx.core.http.impl.HttpClientStream;
import io.vertx.core.http.impl.UnpooledHttpClientConnection;
import io.vertx.core.http.impl.http2.Http2ClientConnection;
import io.vertx.core.http.impl.http2.Http2ClientStream;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.HostAndPort;
import java.util.function.LongSupplier;

/**
 * A connection of HTTP/2 (RFC 9113): as many exchanges side by side as the service allows, up to
 * {@value #MAX_STREAMS}.
 */
final class Http2Connection extends PooledConnection {
  /** As many as RFC 9113, section 6.5.2, has services allow at least. */
  static final int MAX_STREAMS = 100;

  /** As many bytes of a response are on the way, or wait for a reader that is slow: 256 KiB. */
  private static final int STREAM_WINDOW = 256 * 1_024;

  /** So many that slow readers, even all but one, do not hold up the one that is not. */
  private static final int CONNECTION_WINDOW = MAX_STREAMS * STREAM_WINDOW;

  /** As long as the head of a response of HTTP/1.1. */
  private static final int MAX_HEADER_LIST = 80 * 1_024;

  /** A PING is answered before anything else (RFC 9113, section 6.7). */
  private static final long PROBE_MILLIS = 2_000;

  private final io.vertx.core.http.impl.HttpClientConnection streams;
  private final HttpClientConnection connection;
  private final RequestOptions authority;
  private final Http2ConnectionHandler handler;
  private final Http2Guard guard;
  private long allowed;
  private int underWay;
  private boolean sentAway;
  private boolean proven;
  private boolean probing;
  private Runnable roomTask = () -> {};

  /** Takes a connection whose settings have been exchanged. */
  Http2Connection(
      HttpClientConnection connection,
      RequestOptions authority,
      LongSupplier nanoTime,
      long endsAt) {
    super(connection, endsAt);
    this.connection = connection;
    this.authority = authority;
    this.streams = ((UnpooledHttpClientConnection) connection).unwrap();
    this.handler = pipeline(connection).get(Http2ConnectionHandler.class);
    this.guard = new Http2Guard(handler.decoder().frameListener(), handler.connection(), nanoTime);
    handler.decoder().frameListener(guard);
    pipeline(connection)
        .addBefore(
            pipeline(connection).context(handler).name(), "coalescedFrames", new CoalescedFrames());
    this.allowed = streams.concurrency();
    connection.setWindowSize(CONNECTION_WINDOW);
    streams.evictionHandler(_ -> away()); // GOAWAY came, or was sent, or all is over
    streams.concurrencyChangeHandler(this::allow);
  }

  /** What is asked of services as a connection begins. */
  static Http2Settings settings() {
    return new Http2Settings()
        .setPushEnabled(false)
        .setInitialWindowSize(STREAM_WINDOW)
        .setMaxHeaderListSize(MAX_HEADER_LIST);
  }

  private void away() {
    sentAway = true;
    roomTask.run();
  }

  private void allow(long now) {
    allowed = now;
    roomTask.run();
  }

  @Override
  RequestChannel begin() {
    wake();
    underWay++;
    return new Http2Channel(this, guard.frames());
  }

  /** A stream that has no number yet. Vert.x's own queue loses count where it never gets one. */
  Future<HttpClientStream> stream(TrailingStreams.Trailers trailers) {
    ContextInternal context = streams.context().owner().getOrCreateContext();
    return context.succeededFuture(
        Http2ClientStream.create(
                new TrailingStreams((Http2ClientConnection) streams, trailers),
                context,
                null,
                false,
                null,
                null)
            .unwrap());
  }

  /** A request on a stream. */
  HttpClientRequest request(HttpClientStream stream) {
    String host = authority.getHost();
    Integer port = authority.getPort();
    return new HttpClientRequestImpl(
        host == null || port == null ? streams.authority() : HostAndPort.authority(host, port),
        connection,
        stream);
  }

  Http2Guard guard() {
    return guard;
  }

  /** Whether it has taken a request to a good end. */
  boolean proven() {
    return proven;
  }

  @Override
  void end(RequestChannel channel) {
    underWay--;
    proven = true;
  }

  @Override
  void abort(RequestChannel channel) {
    underWay--;
    if (!channel.heard() && !probing) {
      probe();
    }
  }

  /**
   * Asks whether anybody is there, since nothing came though a response was due. A stream that is
   * given up takes only itself, and the others would be given up one after the other.
   */
  private void probe() {
    long before = guard.frames();
    probing = true;
    var _ = connection.ping(Buffer.buffer(new byte[Long.BYTES]));
    var _ =
        streams
            .context()
            .setTimer(
                PROBE_MILLIS,
                _ -> {
                  // A turn of the event loop later, when what has come by now is read: the loop may
                  // have stood still.
                  var _ = streams.context().setTimer(1, _ -> judge(before));
                });
  }

  private void judge(long before) {
    probing = false;
    if (guard.frames() == before) {
      close();
    }
  }

  /**
   * Resets a stream that is still open, so that neither side goes on with it. Netty closes one
   * behind what is read last on it.
   *
   * @param responded whether the service has ended its side, be it by what is being read
   */
  void endStream(int id, boolean responded) {
    Http2Stream open = handler.connection().stream(id);
    if (open != null && (!responded || open.state().localSideOpen())) {
      var context = streams.channelHandlerContext();
      var _ = handler.resetStream(context, id, Http2Error.CANCEL.code(), context.newPromise());
      var _ = context.flush();
    }
  }

  /** Whether it is open on both sides. */
  boolean open() {
    return streams.channelHandlerContext().channel().isActive();
  }

  /** Whether a stream is beyond the last one that the service looks at, as its GOAWAY says. */
  boolean beyondLast(int id) {
    int last = handler.connection().local().lastStreamKnownByPeer();
    return last >= 0 && id > last;
  }

  @Override
  boolean reusable() {
    return !gone() && !sentAway;
  }

  @Override
  boolean hasRoom() {
    return underWay < room();
  }

  @Override
  boolean busy() {
    return underWay > 0;
  }

  @Override
  int room() {
    return (int) Math.min(allowed, MAX_STREAMS);
  }

  @Override
  long longestRest() {
    return Long.MAX_VALUE;
  }

  @Override
  void onRoom(Runnable task) {
    roomTask = task;
  }
}
