// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.count.GatewayCounts;
import dev.facet.server.listener.Clocks;
import dev.facet.server.listener.HttpListener;
import dev.facet.server.snapshot.BrokenSnapshot;
import dev.facet.server.snapshot.CurrentSnapshot;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One listener, whatever order it is opened and closed in. */
class ClientListenerTest {

  @Test
  void isNotOpenedBehindItsClose() {
    Vertx vertx = Vertx.vertx();
    HttpListener.Parts parts =
        new HttpListener.Parts(
            new CurrentSnapshot(new BrokenSnapshot("nothing", "facet")),
            new GatewayCounts(),
            Clocks.system());
    ListenerConfig config =
        new ListenerConfig(0, null, null, null, null, null, null, null, null, null, null);
    ClientListener listener = new ClientListener(vertx, "edge", config, parts);
    assertTrue(listener.close().succeeded());

    Future<Void> opened = listener.open(1);

    assertTrue(opened.failed());
    assertFalse(BindFailure.isOfPort(opened.cause()), "is not tried again");
    assertEquals(Set.of(), vertx.deploymentIDs());
    var _ = vertx.close();
  }
}
