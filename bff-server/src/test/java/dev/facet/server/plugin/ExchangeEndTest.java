// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeEndTest {
  private final Exchange exchange = Exchanges.get("/");
  private final List<String> done = new ArrayList<>();

  @Test
  void isToldOnceToAllWhoAsk() {
    exchange.onEnd(() -> done.add("a"));
    exchange.onEnd(() -> done.add("b"));
    assertEquals(List.of(), done);
    exchange.end();
    exchange.end();
    assertEquals(List.of("a", "b"), done);
  }

  @Test
  void isToldAtOnceToThoseWhoAskBehindIt() {
    exchange.end();
    exchange.onEnd(() -> done.add("late"));
    assertEquals(List.of("late"), done);
  }

  @Test
  void isToldToAllThoughOneOfThemFails() {
    exchange.onEnd(() -> {
      throw new IllegalStateException("a plugin");
    });
    exchange.onEnd(() -> done.add("b"));
    assertThrows(IllegalStateException.class, exchange::end);
    assertEquals(List.of("b"), done);
  }
}
