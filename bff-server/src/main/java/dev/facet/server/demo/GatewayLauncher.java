// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;

/** Starts the gateway of a project; what the demo is handed to do so. */
@FunctionalInterface
public interface GatewayLauncher {
  /**
   * Starts it as {@code dev} would: introspection and GraphiQL are on.
   *
   * @param project the folder that holds {@code facet.yaml}
   * @return fails with a {@link java.net.BindException} where a port is taken
   */
  Future<RunningGateway> launch(Path project);

  /** A gateway that answers. */
  interface RunningGateway {
    /** Where it listens, such as {@code http://127.0.0.1:8080}; no slash at its end. */
    String url();

    /** Where other devices may reach it; empty where it listens on loopback alone. */
    List<String> network();

    /** Where management answers; no slash at its end. */
    String management();

    /** The paths of GraphiQL, one for each frontend; empty where it is not served. */
    List<String> graphiQl();

    /**
     * Where it listens by https, such as {@code https://localhost:8443}; no slash at its end. Empty
     * where it does not.
     */
    default String secure() {
      return "";
    }

    /** Keeps lines about requests out of the log until it is closed. */
    Quiet quiet();

    /** Stops it once requests in flight are answered. */
    Future<Void> close();
  }

  /** A log without lines about requests, for as long as it is open. */
  @FunctionalInterface
  interface Quiet extends AutoCloseable {
    @Override
    void close();
  }
}
