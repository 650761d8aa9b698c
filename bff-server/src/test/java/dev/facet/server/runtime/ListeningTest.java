// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.config.listener.ListenersConfig;
import dev.facet.server.config.listener.ManagementConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListeningTest {
  private static final ListenersConfig FILE =
      new ListenersConfig(null, new ManagementConfig(19_151, "127.0.0.1"));

  @Test
  void managementGivesWayAtADeskWhereClientsHaveItsPort() {
    assertEquals(List.of(0), new Listening.AtDesk("127.0.0.1", 19_151).managementPorts(FILE));
    assertEquals(List.of(0), new Listening.AtDesk("0.0.0.0", 19_151).managementPorts(FILE));
    assertEquals(
        List.of(19_151, 0), new Listening.AtDesk("127.0.0.1", 19_152).managementPorts(FILE));
    assertEquals(List.of(19_151, 0), new Listening.AtDesk("127.0.0.1", null).managementPorts(FILE));
    assertEquals(List.of(19_151), new Listening.AsConfigured().managementPorts(FILE));
  }
}
