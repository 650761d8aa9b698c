// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.FakeStream;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.GatewayResponse.Body;
import io.vertx.core.Future;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusPluginTest {
  private final FakeStream source = new FakeStream();
  private int aborted;

  private GatewayResponse mapped(int length) {
    StatusPlugin plugin =
        new StatusPlugin(new StatusConfig(Map.of("404", 204)), (delay, task) -> () -> {});
    GatewayResponse response =
        GatewayResponse.empty(404)
            .withHeader("content-length", String.valueOf(length))
            .withBody(new Body.Streamed(source, null, () -> aborted++));
    return Exchanges.result(
        plugin.handle(Exchanges.get("/"), _ -> Future.succeededFuture(response)));
  }

  /** So that the service's connection is of use again. */
  @Test
  void readsABodyToItsEndThatTheNewStatusCannotHave() {
    GatewayResponse response = mapped(5);
    assertEquals(204, response.status());
    assertInstanceOf(Body.Empty.class, response.body());
    assertTrue(source.demand() > 0);
    source.feed("12345");
    source.end();
    assertEquals(0, aborted);
  }

  @Test
  void givesUpABodyThatIsLongerThanItsConnectionIsWorth() {
    assertEquals(204, mapped(1 << 30).status());
    assertEquals(1, aborted);
  }
}
