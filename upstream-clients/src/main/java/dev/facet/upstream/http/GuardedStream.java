// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.netty.buffer.ByteBufAllocator;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpFrame;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamPriority;
import io.vertx.core.http.impl.HttpClientConnection;
import io.vertx.core.http.impl.HttpClientPush;
import io.vertx.core.http.impl.HttpClientStream;
import io.vertx.core.http.impl.HttpRequestHead;
import io.vertx.core.http.impl.HttpResponseHead;
import io.vertx.core.internal.ContextInternal;

/**
 * A stream of Vert.x that tells why it breaks, and nothing any more once it is given back. Netty
 * closes a stream for what came last on it before it says what was wrong with that.
 *
 * @param stream what Vert.x makes of the frames
 * @param channel knows why
 */
record GuardedStream(HttpClientStream stream, Http2Channel channel) implements HttpClientStream {
  @Override
  public HttpClientStream exceptionHandler(Handler<Throwable> handler) {
    stream.exceptionHandler(fault -> {
      if (!channel.released()) {
        handler.handle(channel.cause(fault));
      }
    });
    return this;
  }

  @Override
  public HttpClientStream resetHandler(Handler<Long> handler) {
    stream.resetHandler(code -> {
      if (!channel.released()) {
        handler.handle(code);
      }
    });
    return this;
  }

  @Override
  public long id() {
    return stream.id();
  }

  @Override
  public Object metric() {
    return stream.metric();
  }

  @Override
  public Object trace() {
    return stream.trace();
  }

  @Override
  public HttpVersion version() {
    return stream.version();
  }

  @Override
  public HttpClientConnection connection() {
    return stream.connection();
  }

  @Override
  public ContextInternal context() {
    return stream.context();
  }

  @Override
  public ByteBufAllocator allocator() {
    return stream.allocator();
  }

  @Override
  public Future<Void> writeHead(
      HttpRequestHead head,
      boolean chunked,
      Buffer body,
      boolean end,
      StreamPriority priority,
      boolean connect) {
    Future<Void> written = stream.writeHead(head, chunked, body, end, priority, connect);
    channel.opened((int) stream.id());
    return written;
  }

  @Override
  public Future<Void> writeChunk(Buffer chunk, boolean end) {
    channel.connection().guard().sent();
    return stream.writeChunk(chunk, end);
  }

  @Override
  public Future<Void> writeFrame(int type, int flags, Buffer payload) {
    return stream.writeFrame(type, flags, payload);
  }

  @Override
  public Future<Void> writeReset(long code) {
    return stream.writeReset(code);
  }

  @Override
  public Future<Boolean> cancel() {
    return stream.cancel();
  }

  @Override
  public boolean isWritable() {
    return stream.isWritable();
  }

  @Override
  public StreamPriority priority() {
    return stream.priority();
  }

  @Override
  public HttpClientStream headHandler(Handler<HttpResponseHead> handler) {
    stream.headHandler(handler);
    return this;
  }

  @Override
  public HttpClientStream continueHandler(Handler<Void> handler) {
    stream.continueHandler(handler);
    return this;
  }

  @Override
  public HttpClientStream earlyHintsHandler(Handler<MultiMap> handler) {
    stream.earlyHintsHandler(handler);
    return this;
  }

  @Override
  public HttpClientStream pushHandler(Handler<HttpClientPush> handler) {
    stream.pushHandler(handler);
    return this;
  }

  @Override
  public HttpClientStream customFrameHandler(Handler<HttpFrame> handler) {
    stream.customFrameHandler(handler);
    return this;
  }

  @Override
  public HttpClientStream dataHandler(Handler<Buffer> handler) {
    stream.dataHandler(handler);
    return this;
  }

  @Override
  public HttpClientStream trailersHandler(Handler<MultiMap> handler) {
    stream.trailersHandler(handler);
    return this;
  }

  @Override
  public HttpClientStream priorityChangeHandler(Handler<StreamPriority> handler) {
    stream.priorityChangeHandler(handler);
    return this;
  }

  @Override
  public HttpClientStream closeHandler(Handler<Void> handler) {
    stream.closeHandler(handler);
    return this;
  }

  @Override
  public HttpClientStream drainHandler(Handler<Void> handler) {
    stream.drainHandler(handler);
    return this;
  }

  @Override
  public HttpClientStream endHandler(Handler<Void> handler) {
    stream.endHandler(handler);
    return this;
  }

  @Override
  public HttpClientStream setWriteQueueMaxSize(int size) {
    stream.setWriteQueueMaxSize(size);
    return this;
  }

  @Override
  public HttpClientStream pause() {
    stream.pause();
    return this;
  }

  @Override
  public HttpClientStream fetch(long amount) {
    stream.fetch(amount);
    return this;
  }

  @Override
  public HttpClientStream updatePriority(StreamPriority priority) {
    stream.updatePriority(priority);
    return this;
  }
}
