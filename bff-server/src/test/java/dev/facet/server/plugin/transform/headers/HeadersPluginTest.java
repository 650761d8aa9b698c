// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.headers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadersPluginTest {
  @Test
  void changesWhatIsFurtherInAloneSoThatOthersSeeWhatTheClientAsked() {
    Exchange exchange = Exchanges.get("/", "x-secret", "1");
    GatewayRequest asked = exchange.request();
    List<GatewayRequest> further = new ArrayList<>();
    HeadersPlugin plugin =
        new HeadersPlugin(
            new HeadersConfig(
                new HeaderEditsConfig(List.of("x-secret"), null, null, null, null), null));

    Exchanges.result(
        plugin.handle(
            exchange,
            inner -> {
              further.add(inner.request());
              return Future.succeededFuture(GatewayResponse.empty(200));
            }));

    assertEquals(0, further.getFirst().headers().size());
    assertEquals("1", asked.headers().get("x-secret"));
    assertSame(asked, exchange.request());
  }
}
