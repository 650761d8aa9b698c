// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A service on 127.0.0.1 that answers whatever it is sent with a line of text. */
final class NoTlsService implements AutoCloseable {
  private static final byte[] LINE =
      "220 hunter2 mail ready\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket server;
  private final List<Socket> open = new ArrayList<>();

  private NoTlsService(ServerSocket server) {
    this.server = server;
  }

  static NoTlsService start() {
    try {
      NoTlsService service =
          new NoTlsService(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      var _ = Thread.ofVirtual().start(service::serve);
      return service;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    try {
      while (true) {
        Socket socket = server.accept();
        synchronized (open) {
          open.add(socket);
        }
        if (socket.getInputStream().read() >= 0) {
          socket.getOutputStream().write(LINE);
        }
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      synchronized (open) {
        for (Socket socket : open) {
          socket.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
