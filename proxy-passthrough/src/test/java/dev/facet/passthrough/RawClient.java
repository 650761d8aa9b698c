// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import io.vertx.core.MultiMap;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A client that sends what it is told and shows every byte that comes back. */
final class RawClient implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  RawClient(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    this.in = socket.getInputStream();
  }

  /** The head of a response. */
  record Head(int status, MultiMap headers) {}

  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  Head head() throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.length() < 4 || !text.substring(text.length() - 4).equals("\r\n\r\n")) {
      int c = in.read();
      if (c < 0) {
        throw new EOFException("head: " + text + " (expected: a whole one)");
      }
      text.append((char) c);
    }
    String[] lines = text.toString().split("\r\n", -1);
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (int i = 1; i < lines.length - 2; i++) {
      String[] parts = lines[i].split(": ?", 2);
      headers.add(parts[0], parts[1]);
    }
    return new Head(Integer.parseInt(lines[0].substring(9, 12)), headers);
  }

  /** So many bytes. */
  String body(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
  }

  /** Reads so many bytes and tells how many there were. */
  long skip(int length) throws IOException {
    byte[] piece = new byte[65_536];
    long skipped = 0;
    while (skipped < length) {
      int read = in.read(piece, 0, (int) Math.min(piece.length, length - skipped));
      if (read < 0) {
        return skipped;
      }
      skipped += read;
    }
    return skipped;
  }

  /** Sends so many bytes, as fast as the other side takes them, and counts them. */
  void flood(int length, AtomicLong sent) {
    byte[] piece = new byte[65_536];
    try {
      while (sent.get() < length) {
        socket.getOutputStream().write(piece);
        sent.addAndGet(piece.length);
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Everything until the other side closes, in order or not. */
  String rest() throws IOException {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    try {
      for (int c = in.read(); c >= 0; c = in.read()) {
        rest.write(c);
      }
    } catch (SocketException reset) {
      rest.write('!');
    }
    return rest.toString(StandardCharsets.ISO_8859_1);
  }

  /** Goes away with a reset. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
