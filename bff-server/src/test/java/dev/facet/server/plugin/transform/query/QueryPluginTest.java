// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.query;

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

class QueryPluginTest {
  /** The access log tells the client's query. */
  @Test
  void changesWhatIsFurtherInAloneSoThatOthersSeeWhatTheClientAsked() {
    Exchange exchange = Exchanges.get("/");
    GatewayRequest asked = exchange.request().withQuery("a=1&b=2");
    exchange.request(asked);
    List<String> further = new ArrayList<>();
    QueryPlugin plugin = new QueryPlugin(new QueryConfig(List.of("a"), null, null, null));

    Exchanges.result(
        plugin.handle(
            exchange,
            inner -> {
              further.add(inner.request().target());
              return Future.succeededFuture(GatewayResponse.empty(200));
            }));

    assertEquals(List.of("/?b=2"), further);
    assertSame(asked, exchange.request());
  }
}
