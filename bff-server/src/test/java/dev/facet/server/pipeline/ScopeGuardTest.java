// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.RecordedLog;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.Principal;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.RejectionMessages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeGuardTest {
  private final ScopeGuard guard = new ScopeGuard(List.of("orders.write", "orders.read"));

  private static Exchange principalWith(String... scopes) {
    Exchange exchange = Exchanges.get("/");
    exchange.principal(new Principal("alice", "user", Set.of(scopes), Map.of()));
    return exchange;
  }

  @Test
  void letsAPrincipalWithAllScopesPass() {
    assertEquals(
        200,
        guard
            .handle(principalWith("orders.read", "orders.write", "more"), Exchanges::ok)
            .result()
            .status());
  }

  @Test
  void rejectsAPrincipalThatLacksAScope() {
    for (String only : List.of("orders.read", "orders.write", "orders")) {
      Problem problem = Exchanges.problem(guard.handle(principalWith(only), Exchanges::ok));
      assertEquals(403, problem.status());
      assertEquals(
          "Bearer error=\"insufficient_scope\", scope=\"orders.read orders.write\"",
          problem.headers().get("www-authenticate"));
    }
  }

  @Test
  void tellsTheLogWhichScopesAreMissing() {
    try (RecordedLog log = new RecordedLog(ScopeGuard.class.getName())) {
      guard.handle(principalWith("orders.read", "a"), Exchanges::ok);
      assertEquals(
          Map.of(
              "correlationId",
              "first-id",
              "route",
              "orders",
              "cause",
              "lacks orders.write, has a orders.read"),
          log.members().getFirst());
      guard.handle(principalWith(), Exchanges::ok);
      assertEquals(
          "scopes missing: lacks orders.read orders.write, has no scopes",
          log.events().getLast().getFormattedMessage());
    }
  }

  @Test
  void asksAnUnknownClientForCredentials() {
    Problem problem = Exchanges.problem(guard.handle(Exchanges.get("/"), Exchanges::ok));
    assertEquals(401, problem.status());
    assertEquals("Bearer realm=\"facet\"", problem.headers().get("www-authenticate"));
  }

  @Test
  void rejectsScopesThatCannotBeWritten() {
    assertEquals(
        "scopes: none (expected: 1 or more)",
        RejectionMessages.message(() -> new ScopeGuard(Set.of())));
    assertEquals(
        "scopes: a b (expected: no space, quote or backslash)",
        RejectionMessages.message(() -> new ScopeGuard(Set.of("a b"))));
    assertEquals(
        "scopes: a\"b (expected: no space, quote or backslash)",
        RejectionMessages.message(() -> new ScopeGuard(Set.of("a\"b"))));
  }
}
