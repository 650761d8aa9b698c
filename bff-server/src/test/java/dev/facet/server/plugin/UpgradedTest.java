// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.plugin.GatewayResponse.Body.Upgraded;
import dev.facet.server.plugin.GatewayResponse.TunnelEnd;
import dev.facet.upstream.SwitchedConnection;
import io.netty.channel.ChannelHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpgradedTest {
  private static final SwitchedConnection SERVICE =
      new SwitchedConnection() {
        @Override
        public void relay(ChannelHandler side) {}

        @Override
        public void close() {}
      };

  @Test
  void tellsItsListenersOnceThoughItIsGivenUpAndClosed() {
    List<String> told = new ArrayList<>();
    Upgraded upgraded =
        new Upgraded("websocket", SERVICE, Duration.ofSeconds(1), _ -> told.add("route"))
            .alsoTelling(_ -> told.add("log"))
            .within(Duration.ofSeconds(2));
    TunnelEnd end = new TunnelEnd(0, 0, TunnelEnd.ABNORMAL);

    GatewayResponse.empty(101).withBody(upgraded).abandon();
    upgraded.over().accept(end);

    assertEquals(List.of("log", "route"), told);
  }
}
