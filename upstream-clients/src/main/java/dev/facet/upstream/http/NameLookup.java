// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.util.List;

/** Finds the addresses of a name. */
@FunctionalInterface
interface NameLookup {
  /** Names that are looked up at the same time; the others wait. */
  int THREADS = 4;

  /**
   * All addresses of a name, IPv4 and IPv6.
   *
   * @return one or more, on the Vert.x context of the caller; fails where there are none
   */
  Future<List<InetAddress>> lookUp(String host);

  /**
   * What the operating system knows: its hosts file and its name servers, with what the Java
   * runtime remembers of them. It blocks, so it has threads of its own.
   */
  static NameLookup ofSystem(Vertx vertx) {
    WorkerExecutor threads = vertx.createSharedWorkerExecutor("facet-names", THREADS);
    return host -> threads.executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false);
  }
}
