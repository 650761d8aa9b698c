// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static dev.facet.upstream.FakeFrame.ACK;
import static dev.facet.upstream.FakeFrame.CONTINUATION;
import static dev.facet.upstream.FakeFrame.DATA;
import static dev.facet.upstream.FakeFrame.END_HEADERS;
import static dev.facet.upstream.FakeFrame.END_STREAM;
import static dev.facet.upstream.FakeFrame.GOAWAY;
import static dev.facet.upstream.FakeFrame.HEADERS;
import static dev.facet.upstream.FakeFrame.RST_STREAM;
import static dev.facet.upstream.FakeFrame.SETTINGS;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.facet.upstream.FakeFrame;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A connection that sends frames of HTTP/2 as it is told, right or wrong, and reads responses. */
final class RawHttp2 implements AutoCloseable {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int PATIENCE_MILLIS = 60_000;
  private static final long MAX_HEADERS = 1 << 20;
  private static final int MAX_FRAME = 16_384; // RFC 9113, section 4.2
  private static final int LONG_LENGTH = 0x7f;

  private final Socket socket;
  private final InputStream in;
  private final DefaultHttp2HeadersDecoder decoder =
      new DefaultHttp2HeadersDecoder(false, MAX_HEADERS);
  private Map<String, String> fields = Map.of();

  /**
   * A response as it came.
   *
   * @param headers of its head, lines of one name with a line feed between them; interim responses
   *     are left out
   * @param trailers empty where it has none
   * @param reset the code of RST_STREAM; -1 where the stream ended by itself
   */
  record Response(
      int status,
      Map<String, String> headers,
      String body,
      Map<String, String> trailers,
      long reset) {}

  /** A connection to a port of the loopback interface, which has sent its preface and settings. */
  RawHttp2(int port) throws IOException {
    this(port, Buffer.buffer());
  }

  /**
   * The same.
   *
   * @param settings what the first frame carries
   */
  RawHttp2(int port, Buffer settings) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port), settings);
  }

  /** The same over a socket, such as one of TLS. */
  RawHttp2(Socket socket, Buffer settings) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream());
    sendBytes(Buffer.buffer(PREFACE)).send(SETTINGS, 0, 0, settings);
  }

  RawHttp2 sendBytes(Buffer bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes());
    socket.getOutputStream().flush();
    return this;
  }

  RawHttp2 send(int type, int flags, int stream, Buffer payload) throws IOException {
    return sendBytes(new FakeFrame(type, flags, stream, payload).bytes());
  }

  /** Sends a head, or trailers, in as many frames as it takes. */
  RawHttp2 head(int stream, boolean end, String... namesAndValues) throws IOException {
    Buffer block = Buffer.buffer(block(namesAndValues));
    int type = HEADERS;
    int flags = end ? END_STREAM : 0;
    int at = 0;
    for (; block.length() - at > MAX_FRAME; at += MAX_FRAME) {
      send(type, flags, stream, block.getBuffer(at, at + MAX_FRAME));
      type = CONTINUATION;
      flags = 0;
    }
    return send(type, END_HEADERS | flags, stream, block.getBuffer(at, block.length()));
  }

  /** Sends the head of a request, with more fields behind those that each one has. */
  RawHttp2 request(int stream, boolean end, String method, String path, String... more)
      throws IOException {
    return head(stream, end, fields(method, path, more));
  }

  /** What the head of a request has (RFC 9113, section 8.3.1), and more. */
  static String[] fields(String method, String path, String... more) {
    return Stream.concat(
            Stream.of(":method", method, ":scheme", "http", ":authority", "a", ":path", path),
            Stream.of(more))
        .toArray(String[]::new);
  }

  RawHttp2 data(int stream, boolean end, String text) throws IOException {
    return send(DATA, end ? END_STREAM : 0, stream, Buffer.buffer(text));
  }

  /** Header fields as literals that are not indexed (RFC 7541, section 6.2.2). */
  static byte[] block(String... namesAndValues) {
    Buffer block = Buffer.buffer();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      block.appendByte((byte) 0);
      literal(block, namesAndValues[i]);
      literal(block, namesAndValues[i + 1]);
    }
    return block.getBytes();
  }

  private static void literal(Buffer block, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length < LONG_LENGTH) {
      block.appendByte((byte) bytes.length);
    } else {
      block.appendByte((byte) LONG_LENGTH);
      int rest = bytes.length - LONG_LENGTH;
      for (; rest > LONG_LENGTH; rest >>>= 7) {
        block.appendByte((byte) ((rest & LONG_LENGTH) | 0x80));
      }
      block.appendByte((byte) rest);
    }
    block.appendBytes(bytes);
  }

  /** The next frame; settings are acknowledged. */
  FakeFrame read() throws IOException {
    Buffer head = exactly(FakeFrame.HEAD_LENGTH);
    FakeFrame frame =
        new FakeFrame(
            head.getUnsignedByte(3),
            head.getUnsignedByte(4),
            head.getInt(5),
            exactly(head.getMedium(0)));
    if (frame.type() == HEADERS) { // each one changes what the next one means
      fields = fields(frame);
    }
    if (frame.type() == SETTINGS && !frame.has(ACK)) {
      acknowledge();
    }
    return frame;
  }

  /** What a gateway sent that has closed the connection since can be read to its end. */
  private void acknowledge() throws IOException {
    try {
      send(SETTINGS, ACK, 0, Buffer.buffer());
    } catch (SocketException closed) {
      if (socket.isClosed()) { // by the test itself
        throw closed;
      }
    }
  }

  /** The next frame of a type. */
  FakeFrame read(int type) throws IOException {
    FakeFrame frame = read();
    while (frame.type() != type) {
      frame = read();
    }
    return frame;
  }

  /** The fields of the next head, of an interim response too. */
  Map<String, String> readHead() throws IOException {
    var _ = read(HEADERS);
    return fields;
  }

  /** The response on a stream; of frames on others nothing is kept. */
  Response response(int stream) throws IOException {
    return response(stream, 0);
  }

  /**
   * The rest of the response on a stream.
   *
   * @param begun the status of what was read already; 0 for nothing
   */
  Response response(int stream, int begun) throws IOException {
    int status = begun;
    Map<String, String> headers = Map.of();
    Map<String, String> trailers = Map.of();
    Buffer body = Buffer.buffer();
    long reset = -1;
    for (boolean ended = false; !ended; ) {
      FakeFrame frame = read();
      if (frame.type() == GOAWAY && frame.errorCode() != 0) {
        throw new IOException("GOAWAY: " + frame.errorCode());
      }
      if (frame.stream() == stream) {
        switch (frame.type()) {
          case HEADERS -> {
            if (status < 200) {
              headers = fields;
              status = Integer.parseInt(fields.get(":status"));
            } else {
              trailers = fields;
            }
          }
          case DATA -> body.appendBuffer(frame.payload());
          case RST_STREAM -> reset = frame.errorCode();
          default -> {}
        }
        ended = frame.type() == RST_STREAM || isLast(frame);
      }
    }
    return new Response(status, headers, body.toString(), trailers, reset);
  }

  private static boolean isLast(FakeFrame frame) {
    return (frame.type() == DATA || frame.type() == HEADERS) && frame.has(END_STREAM);
  }

  private Map<String, String> fields(FakeFrame frame) {
    int skipped = frame.has(FakeFrame.PRIORITY) ? 5 : 0;
    byte[] block = frame.payload().getBytes(skipped, frame.payload().length());
    try {
      Http2Headers decoded = decoder.decodeHeaders(frame.stream(), Unpooled.wrappedBuffer(block));
      Map<String, String> read = new TreeMap<>();
      decoded.forEach(field ->
          read.merge(
              field.getKey().toString(),
              field.getValue().toString(),
              (first, second) -> first + "\n" + second));
      return read;
    } catch (Http2Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The code of the GOAWAY by which the gateway ends the connection. */
  long ended() throws IOException {
    FakeFrame goAway = read(GOAWAY);
    try {
      while (in.read() >= 0) {} // until the close
    } catch (SocketException reset) {
      assertFalse(socket.isClosed(), "the gateway closed it");
    }
    return goAway.errorCode();
  }

  private Buffer exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a frame of " + length + " bytes ends after " + bytes.length);
    }
    return Buffer.buffer(bytes);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
