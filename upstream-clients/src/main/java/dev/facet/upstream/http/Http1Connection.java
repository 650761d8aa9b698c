// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.http.connection.BoundedReads;
import dev.facet.http.connection.CoalescedFlush;
import dev.facet.upstream.resilience.Reach;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.RecvByteBufAllocator;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;

/** A connection of HTTP/1.1: one exchange after the other. */
final class Http1Connection extends PooledConnection implements RequestChannel {
  /**
   * Reads grow to what a response gives at once, and each is passed on before the next: what is
   * read is still in the processor's cache when it is written. TLS, whose handshake was read
   * before, keeps to what Netty reads.
   */
  private static final RecvByteBufAllocator READS =
      new BoundedReads(ResponseRules.MAX_READ).maxMessagesPerRead(1);

  private final HttpClientConnection connection;
  private final RequestOptions authority;
  private final ResponseGuard guard;
  private final DeferredClose deferredClose;
  private boolean taken;
  private boolean spoiled;

  /** Replaces the codec of a connection that has just been opened. */
  Http1Connection(HttpClientConnection connection, RequestOptions authority, long endsAt) {
    super(connection, endsAt);
    this.connection = connection;
    this.authority = authority;
    ChannelPipeline pipeline = pipeline(connection);
    ChannelConfig reads = pipeline.channel().config();
    reads.setRecvByteBufAllocator(READS);
    this.guard = new ResponseGuard(reads);
    this.deferredClose = new DeferredClose(guard);
    pipeline.replace(SwitchedHttp1.CODEC, SwitchedHttp1.CODEC, guard);
    pipeline.addAfter(SwitchedHttp1.CODEC, SwitchedHttp1.DEFERRED_CLOSE, deferredClose);
    pipeline.addAfter(SwitchedHttp1.CODEC, "coalescedFlush", new CoalescedFlush());
  }

  @Override
  RequestChannel begin() {
    taken = true;
    guard.begin();
    return this;
  }

  @Override
  void end(RequestChannel channel) {
    taken = false;
    guard.interims().end();
    guard.lending().close();
  }

  @Override
  void abort(RequestChannel channel) {
    spoiled = true;
    guard.lending().close();
  }

  @Override
  boolean reusable() {
    return !spoiled && !gone() && guard.reusable();
  }

  @Override
  boolean hasRoom() {
    return !taken;
  }

  @Override
  boolean busy() {
    return false; // an exchange that lets go of it is the only one
  }

  @Override
  int room() {
    return 1;
  }

  @Override
  long longestRest() {
    return guard.keepAliveNanos();
  }

  @Override
  void onRoom(Runnable task) {} // only by an exchange that ends

  @Override
  public PooledConnection connection() {
    return this;
  }

  @Override
  public Future<HttpClientRequest> request() {
    return connection.request(authority);
  }

  @Override
  public void prepare(HttpClientRequest request, HttpCall of) {
    guard.lending().open(!of.buffered());
    guard.interims().begin(of);
  }

  /** RFC 9112, section 7.1.2. */
  @Override
  public boolean takesTrailers(boolean chunked) {
    return chunked;
  }

  @Override
  public void trail(MultiMap trailers) {
    guard.trail(trailers);
  }

  @Override
  public boolean heard() {
    return guard.heard();
  }

  @Override
  public Reach reach(Throwable cause) {
    if (!FailureReader.closed(cause)) {
      return Reach.SENT;
    }
    if (!guard.written()) {
      return Reach.NOT_SENT;
    }
    return used() && !heard() ? Reach.SENT_ON_REUSED : Reach.SENT;
  }

  @Override
  public void rests(boolean now) {
    if (now) {
      guard.lending().rest();
    } else {
      guard.lending().goOn();
    }
  }

  @Override
  public void hold() {
    deferredClose.hold();
  }

  @Override
  public void afterRead(Runnable task, HttpCall of) {
    guard.afterRead(() -> of.guarded(task));
  }

  /** The connection after a 101, which has left its pool. */
  SwitchedHttp1 switched() {
    return new SwitchedHttp1(pipeline(connection));
  }

  @Override
  public void release() {
    deferredClose.release();
  }
}
