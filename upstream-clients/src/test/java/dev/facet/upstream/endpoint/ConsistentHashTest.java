// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.config.Balance;
import dev.facet.upstream.config.HashKey;
import dev.facet.upstream.config.OutliersConfig;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ConsistentHashTest {
  private static final Balance HASH = new Balance.Hash(new HashKey.Ip());
  private static final int CLIENTS = 6_000;

  @Test
  void aClientAlwaysGoesToTheSameEndpoint() {
    FakeService one = service(1, 1, 1);
    FakeService other = service(1, 1, 1);

    for (int i = 0; i < 100; i++) {
      assertEquals(endpoint(one, "client " + i), endpoint(one, "client " + i));
      assertEquals(endpoint(one, "client " + i), endpoint(other, "client " + i));
    }
  }

  @Test
  void clientsAreSpreadByWeight() {
    FakeService service = service(1, 2, 3);
    Map<String, Integer> spread = new TreeMap<>();
    for (int i = 0; i < CLIENTS; i++) {
      spread.merge(endpoint(service, "client " + i), 1, Integer::sum);
    }

    assertEquals(1_000, spread.getOrDefault("a", 0), 100);
    assertEquals(2_000, spread.getOrDefault("b", 0), 200);
    assertEquals(3_000, spread.getOrDefault("c", 0), 300);
  }

  @Test
  void onlyTheClientsOfAnEndpointThatGoesAreMoved() {
    FakeService before = service(1, 1, 1, 1);
    FakeService after = service(1, 1, 1);
    for (int i = 0; i < 1_000; i++) {
      String was = endpoint(before, "client " + i);
      if (!was.equals("d")) {
        assertEquals(was, endpoint(after, "client " + i));
      }
    }
  }

  @Test
  void anEndpointThatIsBusierThanItsShareIsPassedOver() {
    FakeService service = service(1, 1, 1, 1);
    for (int i = 0; i < 400; i++) {
      service.set.pick(FakeChoice.of("the same client"));
    }

    for (FakeEndpoint endpoint : service.endpoints) {
      assertEquals(true, endpoint.inFlight() <= 133, endpoint + " " + endpoint.inFlight());
    }
  }

  @Test
  void aFewCallsUnderWayMoveNobody() {
    FakeService service = service(1, 1, 1, 1);
    String usual = endpoint(service, "client");

    for (int i = 0; i < 9; i++) {
      var lease = Objects.requireNonNull(service.set.pick(FakeChoice.of("client")));
      assertEquals(usual, lease.endpoint().url());
    }
  }

  @Test
  void aLargerShareMayBeBusier() {
    FakeService service = service(1, 3);
    for (int i = 0; i < 400; i++) {
      service.set.pick(FakeChoice.of("the same client"));
    }

    assertEquals(383, service.get(1).inFlight()); // 1.25 of its 300, and 8
  }

  /** Replicas of this version and the next one serve side by side while one replaces the other. */
  @Test
  void everyVersionTakesTheSameEndpoints() {
    FakeService service = service(1, 2, 3);
    StringBuilder taken = new StringBuilder();
    for (int i = 0; i < 24; i++) {
      taken.append(endpoint(service, "client " + i));
    }

    assertEquals("cccaccccaabbbccaccccccab", taken.toString());
  }

  @Test
  void clientsThatCannotBeToldApartAreSpread() {
    FakeService service = service(1, 1);

    assertEquals(500, service.shares(1_000).getOrDefault("a", 0), 50);
  }

  @Test
  void clientsWithAnEmptyValueAreSpread() {
    FakeService service = service(1, 1);
    int first = 0;
    for (int i = 0; i < 1_000; i++) {
      first += endpoint(service, "").equals("a") ? 1 : 0;
    }

    assertEquals(500, first, 50);
  }

  @Test
  void theEndpointThatFailedIsAvoided() {
    FakeService service = service(1, 1);
    String usual = endpoint(service, "client");
    ServiceEndpoint failed = service.get(usual.equals("a") ? 0 : 1);

    var lease = service.set.pick(new FakeChoice(failed, "client"));

    assertEquals(usual.equals("a") ? "b" : "a", lease == null ? "" : lease.endpoint().url());
  }

  private static FakeService service(int... weights) {
    return new FakeService(HASH, OutliersConfig.DEFAULT, weights);
  }

  private static String endpoint(FakeService service, String client) {
    var lease = Objects.requireNonNull(service.set.pick(FakeChoice.of(client)));
    lease.done();
    return lease.endpoint().url();
  }
}
