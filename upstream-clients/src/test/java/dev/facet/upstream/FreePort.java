// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for those that cannot take port 0: one that nobody listens at, below those that systems
 * give to outgoing connections, so that none of these takes it meanwhile.
 */
public final class FreePort {
  private static final int FIRST = 12_000;
  private static final int END = 32_000;
  private static final int TRIES = 100;

  private FreePort() {}

  /** Finds one of the loopback interface. */
  public static int find() throws IOException {
    for (int tries = 0; tries < TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (BindException _) {
        // another one
      }
    }
    throw new IOException("no port is free");
  }
}
