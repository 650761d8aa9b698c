// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import dev.facet.upstream.Eventually;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A TCP connection that sends what it is told, HTTP or not, and reads responses in HTTP/1.1. */
public final class RawConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;

  /**
   * A response as it came over the wire.
   *
   * @param headers in their order; names in lower case
   */
  public record Response(int status, List<Map.Entry<String, String>> headers, Buffer bytes) {
    /** The body as UTF-8. */
    public String body() {
      return bytes.toString();
    }

    /** The body as an object of JSON. */
    public JsonObject json() {
      return bytes.toJsonObject();
    }

    /** All values of a header. */
    public List<String> all(String name) {
      return headers.stream()
          .filter(header -> header.getKey().equals(name.toLowerCase(Locale.ROOT)))
          .map(Map.Entry::getValue)
          .toList();
    }
  }

  /** A connection to a port of the loopback interface. */
  public RawConnection(int port) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /** A connection that is open already, such as one of TLS. */
  public RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * Connects again and again until nothing listens at a port. Between the end of a listener and the
   * close of its socket by its event loop the system still takes connections, of which some are
   * closed late: these are not waited for.
   */
  public static void awaitNoListener(int port) {
    Eventually.await("nothing listens at port " + port, () -> isRejected(port));
  }

  private static boolean isRejected(int port) {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return false;
    } catch (ConnectException nobody) {
      return true;
    } catch (IOException reset) {
      return false;
    }
  }

  private boolean isClosed() throws IOException {
    try {
      return closed();
    } catch (SocketException reset) {
      return true;
    }
  }

  /** Sends characters as UTF-8. */
  public RawConnection send(String text) throws IOException {
    return sendBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes. */
  public RawConnection sendBytes(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Reads the response to a GET or POST behind any interim ones. */
  public Response readFinal() throws IOException {
    Response response = readHead();
    while (response.status() < 200) {
      response = readHead();
    }
    return rest(response, false);
  }

  /**
   * Reads one response; an interim one has no body.
   *
   * @param head whether the request was HEAD, whose response has no body
   */
  public Response read(boolean head) throws IOException {
    return rest(readHead(), head);
  }

  private Response rest(Response response, boolean head) throws IOException {
    boolean none =
        head || response.status() < 200 || response.status() == 204 || response.status() == 304;
    return none ? response : new Response(response.status(), response.headers(), body(response));
  }

  /** Reads the head of a response; its body is left where it is. */
  public Response readHead() throws IOException {
    String status = line();
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.add(
          Map.entry(
              line.substring(0, colon).toLowerCase(Locale.ROOT),
              line.substring(colon + 1).strip()));
    }
    return new Response(Integer.parseInt(status.substring(9, 12)), headers, Buffer.buffer());
  }

  /** Reads one chunk of a body; empty for the last one. */
  public Buffer readChunk() throws IOException {
    Buffer chunk = Buffer.buffer(exactly(chunk()));
    line();
    return chunk;
  }

  /** So many bytes, as they come over the wire. */
  public byte[] readBytes(int length) throws IOException {
    return exactly(length);
  }

  /** Sends no more; what comes is still read. */
  public void halfClose() throws IOException {
    socket.shutdownOutput();
  }

  /** The same, before anything that others send from now on. For Linux alone. */
  void halfCloseFirst() throws IOException {
    halfClose();
    Pattern acknowledged =
        Pattern.compile(
            ":%04X [0-9A-F]+:%04X 05 ".formatted(socket.getLocalPort(), socket.getPort()));
    Eventually.await("its end is acknowledged", () -> acknowledged.matcher(sockets()).find());
  }

  /** All that the system has, by IPv4 and IPv6. */
  private static String sockets() {
    try {
      return Files.readString(Path.of("/proc/net/tcp"))
          + Files.readString(Path.of("/proc/net/tcp6"));
    } catch (IOException unknown) {
      throw new UncheckedIOException(unknown);
    }
  }

  /** Closes with a reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Whether the gateway ended the connection, in order or by a reset; waits for what it does. */
  public boolean isCut() throws IOException {
    return isClosed();
  }

  /** Everything up to the end of the connection, as it comes over the wire. */
  public String rest() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** How many bytes come before the connection ends, whether it is closed or reset. */
  public long countRest() {
    byte[] piece = new byte[1 << 16];
    long bytes = 0;
    try {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        bytes += read;
      }
    } catch (SocketException reset) {
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  /** Whether the gateway closed the connection; waits for what it does. */
  public boolean closed() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private Buffer body(Response response) throws IOException {
    if (response.all("transfer-encoding").contains("chunked")) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (int length = chunk(); length > 0; length = chunk()) {
        body.write(exactly(length));
        line();
      }
      line();
      return Buffer.buffer(body.toByteArray());
    }
    List<String> length = response.all("content-length");
    return Buffer.buffer(
        length.isEmpty() ? in.readAllBytes() : exactly(Integer.parseInt(length.getFirst())));
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("body: " + bytes.length + " bytes (expected: " + length + ")");
    }
    return bytes;
  }

  String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection was closed after: " + line);
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
