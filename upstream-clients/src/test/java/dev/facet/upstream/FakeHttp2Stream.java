// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import static dev.facet.upstream.FakeFrame.CONTINUATION;
import static dev.facet.upstream.FakeFrame.DATA;
import static dev.facet.upstream.FakeFrame.END_HEADERS;
import static dev.facet.upstream.FakeFrame.END_STREAM;
import static dev.facet.upstream.FakeFrame.GOAWAY;
import static dev.facet.upstream.FakeFrame.HEADERS;
import static dev.facet.upstream.FakeFrame.RST_STREAM;
import static dev.facet.upstream.FakeFrame.SETTINGS;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;

/**
 * The stream a request came on, and its connection, for a response to write frames to. Usable from
 * any thread.
 */
public final class FakeHttp2Stream {
  private final NetSocket socket;
  private final int id;

  FakeHttp2Stream(NetSocket socket, int id) {
    this.socket = socket;
    this.id = id;
  }

  /** The number of the stream. */
  public int id() {
    return id;
  }

  /** A head and a body in JSON: all of a good response. */
  public FakeHttp2Stream json(int status, String body) {
    return headers(0, ":status", "" + status, "content-type", "application/json").end(body);
  }

  /** A head of which more follows, without its body. */
  public FakeHttp2Stream head(int status) {
    return headers(0, ":status", "" + status);
  }

  /**
   * A whole block of header fields.
   *
   * @param flags beside END_HEADERS
   * @param fields names and values in turn
   */
  public FakeHttp2Stream headers(int flags, String... fields) {
    return frame(HEADERS, flags | END_HEADERS, id, block(fields));
  }

  /** A piece of the body. */
  public FakeHttp2Stream data(String text) {
    return frame(DATA, 0, id, Buffer.buffer(text));
  }

  /** The last piece of the body. */
  public FakeHttp2Stream end(String text) {
    return frame(DATA, END_STREAM, id, Buffer.buffer(text));
  }

  /** Resets the stream. */
  public FakeHttp2Stream reset(int code) {
    return frame(RST_STREAM, 0, id, Buffer.buffer().appendInt(code));
  }

  /** Says that no stream beyond one is looked at. */
  public FakeHttp2Stream goAway(int lastStream, int code) {
    return frame(GOAWAY, 0, 0, Buffer.buffer().appendInt(lastStream).appendInt(code));
  }

  /** Changes a setting. */
  public FakeHttp2Stream setting(int name, long value) {
    Buffer payload = Buffer.buffer().appendUnsignedShort(name).appendUnsignedInt(value);
    return frame(SETTINGS, 0, 0, payload);
  }

  /** Header fields that begin and never end, as fast as the other side reads. */
  public void endlessHeaders(String name, int length) {
    frame(HEADERS, 0, id, block(":status", "200"));
    flood(
        new FakeFrame(CONTINUATION, 0, id, block(name, "h".repeat(length))).bytes(),
        Long.MAX_VALUE);
  }

  /** Any frame, whether or not it makes sense. */
  public FakeHttp2Stream frame(int type, int flags, int stream, Buffer payload) {
    return write(new FakeFrame(type, flags, stream, payload).bytes());
  }

  /** Any bytes. */
  public FakeHttp2Stream write(Buffer bytes) {
    socket.write(bytes);
    return this;
  }

  /** The same bytes so many times, as fast as the other side reads, until the connection closes. */
  public void flood(Buffer bytes, long times) {
    if (times > 0) {
      socket
          .write(bytes)
          .onSuccess(_ -> channel().eventLoop().execute(() -> flood(bytes, times - 1)));
    }
  }

  /** Closes the connection in order, after what was written. */
  public void close() {
    socket.close();
  }

  /** Closes the connection with a reset, as a crash does. */
  public void crash() {
    Channel channel = channel();
    channel
        .eventLoop()
        .execute(() -> {
          channel.config().setOption(ChannelOption.SO_LINGER, 0);
          var _ = channel.close();
        });
  }

  /** Header fields without any compression that a later block depends on. */
  private Buffer block(String... fields) {
    DefaultHttp2Headers headers = new DefaultHttp2Headers(false);
    for (int i = 0; i < fields.length; i += 2) {
      headers.add(fields[i], fields[i + 1]);
    }
    DefaultHttp2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder((_, _) -> true, true);
    ByteBuf bytes = Unpooled.buffer();
    try {
      encoder.encodeHeaders(id, headers, bytes);
    } catch (Http2Exception impossible) {
      throw new IllegalStateException(impossible);
    }
    byte[] copy = new byte[bytes.readableBytes()];
    bytes.readBytes(copy);
    return Buffer.buffer(copy);
  }

  private Channel channel() {
    return ((NetSocketInternal) socket).channelHandlerContext().channel();
  }
}
