// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExchangeTest {
  private final Exchange exchange = Exchanges.get("/orders");

  @Test
  void keepsWhatPluginsLeaveByIdentityOfTheKey() {
    ExchangeKey<String> mine = new ExchangeKey<>("name");
    ExchangeKey<String> other = new ExchangeKey<>("name");
    assertNull(exchange.get(mine));
    exchange.put(mine, "value");
    assertEquals("value", exchange.get(mine));
    assertNull(exchange.get(other));
  }

  @Test
  void advancesOnlyInwards() {
    assertTrue(exchange.advanceTo(0));
    assertTrue(exchange.advanceTo(1));
    assertFalse(exchange.advanceTo(1));
    assertFalse(exchange.advanceTo(0));
  }

  @Test
  void showsTheReplacedRequestFurtherIn() {
    GatewayRequest other = Exchanges.get("/other").request();
    exchange.request(other);
    assertSame(other, exchange.request());
  }

  @Test
  void joinsPathAndQueryInTheTarget() {
    assertEquals("/orders", exchange.request().target());
  }

  @Test
  void problemsTakeHeadersAndMembersOneByOne() {
    Problem problem =
        Problem.of(ProblemCode.FORBIDDEN, "No.").withHeader("a", "1").withExtension("b", 2);
    assertEquals(
        new Problem(403, "FORBIDDEN", "No.", Map.of("a", "1"), Map.of("b", 2), ""), problem);
  }
}
