// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.server.listener.ServerSockets;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.transport.Transport;
import java.security.Security;

/** The Vert.x instance of a process: one event loop for each processor, nothing cached on disk. */
public final class GatewayVertx {
  private static final String LIFE = "networkaddress.cache.ttl";
  private static final String LIFE_WITHOUT_SERVERS = "networkaddress.cache.stale.ttl";

  private GatewayVertx() {}

  /** Of a client that begins a handshake in a connection nothing good is to be expected. */
  private static final String RENEGOTIATION = "jdk.tls.rejectClientInitiatedRenegotiation";

  /** A new instance, to be closed. */
  public static Vertx create() {
    rememberNamesFor(5);
    if (System.getProperty(RENEGOTIATION) == null) {
      System.setProperty(RENEGOTIATION, "true"); // read once, before the first handshake
    }
    return Vertx.builder()
        .with(
            new VertxOptions()
                .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors())
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)))
        .withTransport(new Tracked(system()))
        .build();
  }

  /** The system's own transport where there is one that works here, else that of the JDK. */
  private static Transport system() {
    Transport own = Transport.nativeTransport();
    return own != null && own.available() ? own : Transport.NIO;
  }

  /** What connections are read and written by: {@code epoll} or another of the system, or nio. */
  public static String transportName() {
    return system().name();
  }

  /** A transport whose listening sockets are known. */
  private record Tracked(Transport system, ServerSockets implementation) implements Transport {
    Tracked(Transport system) {
      this(system, new ServerSockets(system.implementation()));
    }

    @Override
    public String name() {
      return system.name();
    }

    @Override
    public boolean available() {
      return system.available();
    }

    @Override
    public Throwable unavailabilityCause() {
      return system.unavailabilityCause();
    }
  }

  /**
   * Has the runtime look names up again soon, where it would keep their addresses for 30 s, and
   * keep what it knows for some minutes where no name server responds. What an operator has set
   * stays.
   */
  private static void rememberNamesFor(int seconds) {
    if (Security.getProperty(LIFE) == null) {
      Security.setProperty(LIFE, Integer.toString(seconds));
    }
    if (Security.getProperty(LIFE_WITHOUT_SERVERS) == null) {
      Security.setProperty(LIFE_WITHOUT_SERVERS, Integer.toString(60 * seconds));
    }
  }
}
