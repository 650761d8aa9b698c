// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The socket a request came on, for a response to write to. Usable from any thread. */
public final class Wire {
  private static final String SWITCHING = "HTTP/1.1 101";

  private final Buffer tunnelled = Buffer.buffer();
  private volatile boolean switched;
  private final NetSocket socket;
  private final String method;
  private final Promise<Void> closed = Promise.promise();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();
  private final Map<Long, Promise<Void>> awaited = new ConcurrentHashMap<>();

  Wire(NetSocket socket, String method) {
    this.socket = socket;
    this.method = method;
    channel().closeFuture().addListener(done -> closed.tryComplete());
  }

  /** The method of the request that is answered. */
  public String method() {
    return method;
  }

  /** How many bytes of floods the system has taken so far. */
  public long sent() {
    return sent.get();
  }

  /** How many bytes of the request's body have arrived so far. */
  public long received() {
    return received.get();
  }

  /** Completes when that many bytes of the request's body have arrived. */
  public Future<Void> received(long bytes) {
    Promise<Void> arrived = awaited.computeIfAbsent(bytes, first -> Promise.promise());
    if (received.get() >= bytes) {
      arrived.tryComplete();
    }
    return arrived.future();
  }

  /** Sends text as it is, in ISO 8859-1. */
  public Wire write(String text) {
    return write(Buffer.buffer(text, "ISO-8859-1"));
  }

  /** Sends bytes as they are. */
  public Wire write(Buffer bytes) {
    switched |=
        bytes.length() > SWITCHING.length()
            && bytes.getString(0, SWITCHING.length()).equals(SWITCHING);
    socket.write(bytes);
    return this;
  }

  /** What has come since it agreed, by a 101, to another protocol. */
  public Buffer tunnelled() {
    synchronized (tunnelled) {
      return tunnelled.copy();
    }
  }

  /** Whether it agreed to another protocol. */
  boolean switched() {
    return switched;
  }

  void tunnelled(Buffer bytes) {
    synchronized (tunnelled) {
      tunnelled.appendBuffer(bytes);
    }
    arrived(bytes.length());
  }

  /** The same; the future completes when the system has taken all of them. */
  public Future<Void> writeAndTell(Buffer bytes) {
    return socket.write(bytes);
  }

  /** Sends one chunk of a chunked body. */
  public Wire chunk(String text) {
    return write(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
  }

  /** Sends the end of a chunked body. */
  public Wire end() {
    return write("0\r\n\r\n");
  }

  /**
   * Sends pieces without end, as fast as the other side reads, until the connection closes. Between
   * two pieces the event loop does its other work, or it would never see the closing.
   */
  public void flood(Buffer piece) {
    flood(piece, Long.MAX_VALUE);
  }

  /** The same, so many times. */
  public void flood(Buffer piece, long times) {
    if (times > 0) {
      writeAndTell(piece)
          .onSuccess(_ -> {
            sent.addAndGet(piece.length());
            channel().eventLoop().execute(() -> flood(piece, times - 1));
          });
    }
  }

  /** Reads no more of the request. */
  public void pause() {
    socket.pause();
  }

  /** Reads on. */
  public void resume() {
    socket.resume();
  }

  /** Closes in order, after what was written. */
  public void close() {
    socket.close();
  }

  /** Ends its own direction only. */
  public void halfClose() {
    Channel channel = channel();
    channel
        .eventLoop()
        .execute(() -> {
          var _ = ((DuplexChannel) channel).shutdownOutput();
        });
  }

  /** Goes on to write when the other side has ended its direction, which closes it otherwise. */
  public void allowHalfClose() {
    channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
  }

  /** Closes with a reset, as a crash does. */
  public void reset() {
    Channel channel = channel();
    channel
        .eventLoop()
        .execute(() -> {
          channel.config().setOption(ChannelOption.SO_LINGER, 0);
          var _ = channel.close();
        });
  }

  /** Completes when the connection is closed, by whichever side. */
  public Future<Void> closed() {
    return closed.future();
  }

  void arrived(int bytes) {
    long all = received.addAndGet(bytes);
    awaited.forEach((count, promise) -> {
      if (count <= all) {
        promise.tryComplete();
      }
    });
  }

  private Channel channel() {
    return ((NetSocketInternal) socket).channelHandlerContext().channel();
  }
}
