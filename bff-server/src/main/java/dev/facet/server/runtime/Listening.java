// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.server.config.listener.ListenersConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a gateway listens. Switch over it without a default. */
public sealed interface Listening {
  /** Where its file says. */
  record AsConfigured() implements Listening {}

  /**
   * At a developer's desk. Several projects may be served there at a time, so the management port
   * gives way where it is taken.
   *
   * @param host the address for clients; management stays on loopback
   * @param port the port for clients; null for the file's
   */
  record AtDesk(String host, @Nullable Integer port) implements Listening {}

  /** On any free ports of loopback, in clear text: for tests. */
  record InTests() implements Listening {}

  /** The listeners to have in place of the file's. */
  default ListenersConfig listeners(ListenersConfig file) {
    return switch (this) {
      case AsConfigured() -> file;
      case AtDesk(String host, Integer port) -> file.atDesk(host, port);
      case InTests() -> file.inTests();
    };
  }

  /**
   * The ports to try for management, in this order; 0 is any free one. A port that clients use is
   * none of them: Vert.x lets both share it, so that it would not be found taken.
   */
  default List<Integer> managementPorts(ListenersConfig file) {
    int port = file.management().port();
    return switch (this) {
      case AsConfigured() -> List.of(port);
      case InTests() -> List.of(0);
      case AtDesk _ -> isTaken(file, port) ? List.of(0) : List.of(port, 0);
    };
  }

  private boolean isTaken(ListenersConfig file, int port) {
    return listeners(file).clients().values().stream().anyMatch(client -> client.port() == port);
  }
}
