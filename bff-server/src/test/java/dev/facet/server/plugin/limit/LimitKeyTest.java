// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.Phase;
import dev.facet.server.plugin.Principal;
import dev.facet.server.plugin.RejectionMessages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitKeyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "IP", "claims", "claims.", "header.", "header.a b", "cookie.x", "sub"})
  void rejectsWhatIsNoKey(String text) {
    assertEquals(
        "key: " + text + " (expected: ip, subject, claims.name or header.name)",
        RejectionMessages.message(() -> LimitKey.valueOf(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "ip, 192.0.2.7, false",
    "subject, user/alice, true",
    "claims.sub, alice, true",
    "claims.org, 7, true",
    "claims.admin, true, true",
    "claims.https://x.example/a.b, deep, true",
    "header.x-tenant, blue, false"
  })
  void findsItsValueInTheRequest(String text, String value, boolean needsPrincipal) {
    Exchange exchange = Exchanges.get("/", "X-Tenant", "blue");
    exchange.principal(
        new Principal(
            "alice",
            "user",
            Set.of(),
            Map.of("sub", "alice", "org", 7, "admin", true, "https://x.example/a.b", "deep")));
    LimitKey key = LimitKey.valueOf(text);
    assertEquals(value, key.of(exchange));
    assertEquals(text, key.toString());
    assertEquals(needsPrincipal, key.needsPrincipal());
    assertEquals(
        needsPrincipal ? Phase.AUTHORIZE : Phase.ADMIT, LimitKeys.of(List.of(key)).phase());
  }

  @ParameterizedTest
  @ValueSource(strings = {"subject", "claims.sub", "header.x-tenant"})
  void hasNoValueForARequestThatLacksIt(String text) {
    assertNull(LimitKey.valueOf(text).of(Exchanges.get("/")));
  }

  @Test
  void hasNoValueForAListOrAnEmptySubject() {
    Exchange exchange = Exchanges.get("/");
    exchange.principal(new Principal("", "user", Set.of(), Map.of("groups", List.of("a"))));
    assertNull(LimitKey.valueOf("claims.groups").of(exchange));
    assertNull(LimitKey.valueOf("subject").of(exchange));
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::",
    "::ffff:192.0.2.1, 192.0.2.1",
    "fe80::1%eth0, fe80::1%eth0"
  })
  void takesAnIpv6NetworkOf64BitsForOneClient(String ip, String key) {
    assertEquals(key, new LimitKey.Ip().of(Exchanges.from(ip)));
    assertFalse(new LimitKey.Ip().needsPrincipal());
  }

  @Test
  void keysRejectWhatIsNeverLookedAt() {
    assertEquals(List.of(new LimitKey.Ip()), LimitKeys.of(null).inOrder());
    assertEquals(
        "key: ip (expected: ip last; every request has one)",
        RejectionMessages.message(() -> LimitKeys.of(keys("ip", "claims.sub"))));
    assertEquals(
        "key: none (expected: 1 or more)",
        RejectionMessages.message(() -> LimitKeys.of(List.of())));
  }

  private static List<LimitKey> keys(String... texts) {
    return Stream.of(texts).map(LimitKey::valueOf).toList();
  }
}
