// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import static dev.facet.upstream.FakeDns.A;
import static dev.facet.upstream.FakeDns.AAAA;
import static dev.facet.upstream.FakeDns.SRV;
import static dev.facet.upstream.FakeDns.address;
import static dev.facet.upstream.FakeDns.alias;
import static dev.facet.upstream.FakeDns.srv;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeDns;
import dev.facet.upstream.config.DiscoverConfig.Scheme;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DnsSourceTest extends WithDns {
  private static final FakeDns.Zone SILENCE = new FakeDns.Zone(-1, false, List.of());

  @Test
  void findsAllAddressesOfBothFamilies() throws Exception {
    dns.on(NAME, A, address(NAME, 30, 10, 0, 0, 1), address(NAME, 20, 10, 0, 0, 2))
        .on(NAME, AAAA, address(NAME, 40, 0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    addresses(NAME, 8080, null, null);

    assertEquals(
        "http://10.0.0.1:8080 as http://users.internal:8080, "
            + "http://10.0.0.2:8080 as http://users.internal:8080, "
            + "http://[2001:db8::1]:8080 as http://users.internal:8080",
        told.next());
    assertEquals(20_000, timers.step());
  }

  @Test
  void takesSchemeAndPathOfTheSettingsAndThePortOfTheScheme() throws Exception {
    dns.on(NAME, A, address(NAME, 30, 10, 0, 0, 1)).on(NAME, AAAA, NOTHING);
    addresses(NAME, null, Scheme.HTTPS, "/v1");

    assertEquals("https://10.0.0.1/v1 as https://users.internal/v1", told.next());
  }

  @ParameterizedTest
  @CsvSource({"0, 1000", "1, 1000", "7, 7000", "86400, 60000"})
  void looksAgainWhenTheTimeToLiveIsOver(int ttl, long millis) throws Exception {
    dns.on(NAME, A, address(NAME, ttl, 10, 0, 0, 1)).on(NAME, AAAA, NOTHING);
    addresses(NAME, 80, null, null);
    told.next();

    dns.on(NAME, A, address(NAME, 50, 10, 0, 0, 2));
    assertEquals(millis, timers.step());
    assertEquals("http://10.0.0.2:80 as http://users.internal:80", told.next());
    assertEquals(50_000, timers.step());
  }

  @Test
  void followsAliasesAndHoldsNoLongerThanThey() throws Exception {
    FakeDns.Zone moved =
        new FakeDns.Zone(
            0, false, List.of(alias(NAME, 3, "pods.test"), address("pods.test", 50, 10, 0, 0, 1)));
    dns.on(NAME, A, moved)
        .on(NAME, AAAA, alias(NAME, 3, "pods.test"))
        .on("pods.test", AAAA, NOTHING);
    addresses(NAME, 80, null, null);

    assertEquals("http://10.0.0.1:80 as http://users.internal:80", told.next());
    assertEquals(3_000, timers.step());
  }

  @Test
  void looksInSearchDomains() throws Exception {
    dns.on("users.shop.test", A, address("users.shop.test", 9, 10, 0, 0, 1));
    addresses("users", 80, null, null);

    assertEquals("http://10.0.0.1:80 as http://users:80", told.next());
  }

  @Test
  void theHostsFileComesFirstAndIsReadAgain() throws Exception {
    hosts = "127.0.0.7 users.internal\n::1 users.internal\n127.0.0.8 USERS.internal # more\n";
    dns.on(NAME, A, address(NAME, 9, 10, 0, 0, 1)).on(NAME, AAAA, NOTHING);
    addresses(NAME, 80, null, null);
    assertEquals(
        "http://127.0.0.7:80 as http://users.internal:80, "
            + "http://127.0.0.8:80 as http://users.internal:80, "
            + "http://[::1]:80 as http://users.internal:80",
        told.next());

    hosts = "";
    assertEquals(5_000, timers.step());
    assertEquals("http://10.0.0.1:80 as http://users.internal:80", told.next());
  }

  @Test
  void theHostsFileKnowsNamesHoweverTheyAreWritten() throws Exception {
    hosts = "127.0.0.7 users.internal\n";
    addresses("Users.Internal.", 80, null, null);

    assertEquals("http://127.0.0.7:80 as http://Users.Internal:80", told.next());
  }

  @Test
  void afterASuccessItLooksAgainSoon() throws Exception {
    addresses(NAME, 80, null, null);
    told.next();
    dns.on(NAME, A, address(NAME, 9, 10, 0, 0, 1)).on(NAME, AAAA, NOTHING);
    assertEquals(1_000, timers.step());
    assertEquals("http://10.0.0.1:80 as http://users.internal:80", told.next());

    dns.on(NAME, A, SERVFAIL);
    assertEquals(9_000, timers.step());
    assertEquals("failed: the name server says SERVFAIL", told.next());
    assertEquals(1_000, timers.step());
  }

  @Test
  void asksByTcpForWhatIsCutShort() throws Exception {
    FakeDns.Zone long4 = new FakeDns.Zone(0, true, List.of(address(NAME, 9, 10, 0, 0, 1)));
    dns.on(NAME, A, long4).on(NAME, AAAA, NOTHING);
    addresses(NAME, 80, null, null);

    assertEquals("http://10.0.0.1:80 as http://users.internal:80", told.next());
    assertTrue(dns.asked().contains(NAME + " 1 tcp"), dns.asked()::toString);
  }

  @Test
  void saysWhyThereIsNoAddressAndLooksAgainEverMoreSeldom() throws Exception {
    addresses(NAME, 80, null, null);
    assertEquals("failed: the name does not exist", told.next());
    for (long pause : new long[] {1_000, 2_000, 4_000, 8_000, 10_000, 10_000}) {
      assertEquals(pause, timers.step());
      assertEquals("failed: the name does not exist", told.next());
    }

    dns.on(NAME, A, NOTHING).on(NAME, AAAA, NOTHING);
    timers.step();
    assertEquals("failed: the name has no such record", told.next());
    dns.on(NAME, A, SERVFAIL).on(NAME, AAAA, SERVFAIL);
    timers.step();
    assertEquals("failed: the name server says SERVFAIL", told.next());
    dns.on(NAME, A, address(NAME, 9, 10, 0, 0, 1));
    timers.step();
    assertEquals("http://10.0.0.1:80 as http://users.internal:80", told.next());
  }

  @Test
  void keepsTheAddressesOfAFamilyThatNobodyKnows() throws Exception {
    dns.on(NAME, A, address(NAME, 9, 10, 0, 0, 1)).on(NAME, AAAA, address(NAME, 9, new int[16]));
    addresses(NAME, 80, null, null);
    String both =
        "http://10.0.0.1:80 as http://users.internal:80, "
            + "http://[::]:80 as http://users.internal:80";
    assertEquals(both, told.next());

    dns.on(NAME, AAAA, SERVFAIL);
    timers.step();
    assertEquals(both, told.next());

    dns.on(NAME, AAAA, NOTHING);
    timers.step();
    assertEquals("http://10.0.0.1:80 as http://users.internal:80", told.next());
  }

  @Test
  void saysThatNoNameServerResponds() throws Exception {
    patience = Duration.ofMillis(20);
    dns.on(NAME, A, SILENCE).on(NAME, AAAA, SILENCE);
    addresses(NAME, 80, null, null);

    assertEquals("failed: no name server responded", told.next());
  }

  @Test
  void takesTargetsOfServicesWithPortPriorityAndWeight() throws Exception {
    String name = "_http._tcp.users.internal";
    dns.on(
        name,
        SRV,
        srv(name, 12, 10, 60, 8080, "a.test"),
        srv(name, 12, 10, 40, 8081, "b.test"),
        srv(name, 11, 20, 0, 8080, "c.test"));
    targets(name);

    assertEquals(
        "http://a.test:8080 weight 6000 priority 10, http://b.test:8081 weight 4000 priority 10, "
            + "http://c.test:8080 priority 20",
        told.next());
    assertEquals(11_000, timers.step());
  }

  @Test
  void weighsTargetsOfNoWeightAlike() throws Exception {
    String name = "_http._tcp.users.internal";
    dns.on(name, SRV, srv(name, 12, 0, 0, 1, "a.test"), srv(name, 12, 0, 0, 2, "b.test"));
    targets(name);

    assertEquals("http://a.test:1, http://b.test:2", told.next());
  }

  @Test
  void saysThatAServiceIsNowhere() throws Exception {
    String name = "_http._tcp.users.internal";
    dns.on(name, SRV, srv(name, 12, 0, 0, 0, ""));
    targets(name);

    assertEquals("failed: its SRV records say that it is nowhere", told.next());
  }

  /** None of these can stand in a URL, and one bad record spoils no other. */
  @Test
  void leavesTargetsOutThatAreNoHosts() throws Exception {
    dns.on(
        "_http._tcp." + NAME,
        SRV,
        srv("_http._tcp." + NAME, 30, 0, 1, 80, "a_b.internal"),
        srv("_http._tcp." + NAME, 30, 0, 1, 80, "users.1"),
        srv("_http._tcp." + NAME, 30, 0, 1, 80, "a@b.internal"),
        srv("_http._tcp." + NAME, 30, 0, 1, 0, "c.internal"));
    targets("_http._tcp." + NAME);
    assertEquals(
        "failed: its SRV records name no host that can be called (expected: letters, digits,"
            + " hyphens and dots, and a port)",
        told.next());

    dns.on(
        "_http._tcp." + NAME,
        SRV,
        srv("_http._tcp." + NAME, 30, 0, 1, 80, "a_b.internal"),
        srv("_http._tcp." + NAME, 30, 0, 1, 80, "a.internal"));
    timers.step();
    assertEquals("http://a.internal:80", told.next());
  }
}
