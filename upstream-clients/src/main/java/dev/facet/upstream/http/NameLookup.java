// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** Finds the addresses of a name. */
@FunctionalInterface
interface NameLookup {
  /** How often a name is looked up again while there are connections to it. */
  Duration AGAIN = Duration.ofSeconds(3);

  /**
   * All addresses of a name, IPv4 and IPv6.
   *
   * @return one or more, on the Vert.x context of the caller; fails where there are none
   */
  Future<List<InetAddress>> lookUp(String host);

  /** How long after a lookup a name is looked up again while there are connections to it. */
  default Duration again() {
    return AGAIN;
  }

  /**
   * What the operating system knows: its hosts file and its name servers, with what the Java
   * runtime remembers of them.
   */
  static NameLookup ofSystem(Vertx vertx) {
    return new ThreadedLookup(vertx, host -> List.of(InetAddress.getAllByName(host)));
  }
}
