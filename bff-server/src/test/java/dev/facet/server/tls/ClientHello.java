// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tls;

import io.vertx.core.buffer.Buffer;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;

/**
 * The first message of a handshake, byte by byte (RFC 5246, section 7.4.1.2), as the JDK does not
 * send it: of old versions, or with a name that is none.
 *
 * @param version 0x0301 for 1.0, up to 0x0304
 * @param suites of two bytes each
 * @param group that keys are agreed on in, of which none is sent yet
 * @param name what stands in the extension for the name
 * @param protocols offered by ALPN (RFC 7301, section 3.1); none for no extension
 */
public record ClientHello(
    int version, List<Integer> suites, int group, Buffer name, List<String> protocols) {
  /** The version. */
  public static final int TLS_1_2 = 0x0303;

  private static final int RECORD = 16_384;
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;

  /** ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, which listeners speak. */
  public static final int GOOD_SUITE = 0xc02b;

  /** A name as it should be. */
  public static Buffer host(byte[] host) {
    return Buffer.buffer()
        .appendUnsignedShort(host.length + 3)
        .appendByte((byte) 0)
        .appendUnsignedShort(host.length)
        .appendBytes(host);
  }

  /** The message without the record that it is sent in. */
  public Buffer message() {
    Buffer body =
        Buffer.buffer().appendUnsignedShort(Math.min(version, TLS_1_2)).appendBytes(new byte[32]);
    body.appendByte((byte) 0).appendUnsignedShort(2 * suites.size());
    for (int suite : suites) {
      body.appendUnsignedShort(suite);
    }
    body.appendByte((byte) 1).appendByte((byte) 0);
    Buffer extensions = Buffer.buffer();
    extension(extensions, 10, Buffer.buffer().appendUnsignedShort(2).appendUnsignedShort(group));
    if (version > TLS_1_2) {
      extension(extensions, 43, Buffer.buffer().appendByte((byte) 2).appendUnsignedShort(version));
      extension(extensions, 51, Buffer.buffer().appendUnsignedShort(0));
    }
    extension(extensions, 11, Buffer.buffer().appendByte((byte) 1).appendByte((byte) 0));
    extension(extensions, 13, Buffer.buffer().appendUnsignedShort(2).appendUnsignedShort(0x0503));
    if (name.length() > 0) {
      extension(extensions, 0, name);
    }
    if (!protocols.isEmpty()) {
      extension(extensions, 16, offer());
    }
    body.appendUnsignedShort(extensions.length()).appendBuffer(extensions);
    return Buffer.buffer().appendByte((byte) 1).appendMedium(body.length()).appendBuffer(body);
  }

  private Buffer offer() {
    Buffer names = Buffer.buffer();
    for (String each : protocols) {
      names.appendByte((byte) each.length()).appendString(each);
    }
    return Buffer.buffer().appendUnsignedShort(names.length()).appendBuffer(names);
  }

  private static void extension(Buffer to, int type, Buffer value) {
    to.appendUnsignedShort(type).appendUnsignedShort(value.length()).appendBuffer(value);
  }

  /**
   * Sends it to a server of this machine.
   *
   * @return {@code hello}, {@code alert} and its number, or {@code closed}
   */
  public String send(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      try {
        send(socket.getOutputStream());
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int type = in.read();
        if (type < 0) {
          return "closed";
        }
        in.skipNBytes(4);
        int first = in.read();
        return type == ALERT
            ? "alert " + in.read()
            : type == HANDSHAKE && first == 2 ? "hello" : "";
      } catch (SocketException reset) { // what it had not read was on its way when it closed
        return "closed";
      }
    }
  }

  /** Sends it over a connection. */
  public void send(OutputStream out) throws IOException {
    Buffer message = message();
    for (int at = 0; at < message.length(); at += RECORD) {
      int length = Math.min(RECORD, message.length() - at);
      Buffer record =
          Buffer.buffer()
              .appendByte((byte) HANDSHAKE)
              .appendUnsignedShort(0x0301)
              .appendUnsignedShort(length)
              .appendBuffer(message.slice(at, at + length));
      out.write(record.getBytes());
    }
    out.flush();
  }
}
