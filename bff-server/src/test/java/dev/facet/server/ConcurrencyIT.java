// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.spec.SpecToken;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client may have in flight, over each wire. */
class ConcurrencyIT extends WithHeldStreams {
  @ParameterizedTest
  @EnumSource
  void theFourthOfThreeIsRejectedUntilAStreamEnds(ClientWire by) throws Exception {
    allow(3);
    start(EVENTS, ONE);
    Held first = hold(by);
    hold(by);
    hold(by);

    Answered rejected = get(by, "/one");
    assertEquals(429, rejected.status());
    assertEquals(List.of("1"), rejected.all("retry-after"));
    assertEquals(0, service().count("/one"), "it costs the service nothing");
    first.end();
    assertEquals(200, get(by, "/one").status());
    assertEquals(200, get(by, "/one").status(), "what has ended is not counted");
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatLeavesGivesItsPlaceBack(ClientWire by) throws Exception {
    allow(3);
    start(EVENTS, ONE);
    Held first = hold(by);
    hold(by);
    hold(by);
    assertEquals(429, get(by, "/one").status());

    first.leave();
    holdWhenFree(by);
    assertEquals(429, get(by, "/one").status(), "one place, and no more");
  }

  @ParameterizedTest
  @EnumSource
  void otherAddressesBehindATrustedProxyHavePlacesOfTheirOwn(ClientWire by) throws Exception {
    allow(1);
    startWith(", trustedProxies: [127.0.0.1/32]", EVENTS, ONE);
    hold(by);
    assertEquals(429, get(by, "/one").status());
    assertEquals(200, get(by, "/one", "X-Forwarded-For: 203.0.113.9").status());
    assertEquals(429, get(by, "/one", "X-Forwarded-For: 127.0.0.1").status());
  }

  @Test
  void anAddressThatNobodyVouchesForIsNotBelieved() throws Exception {
    allow(1);
    start(EVENTS, ONE);
    hold(ClientWire.HTTP1);
    assertEquals(429, get(ClientWire.HTTP1, "/one", "X-Forwarded-For: 203.0.113.9").status());
  }

  @Test
  void aVerifiedCallerHasPlacesOfItsOwnWhateverItsAddress() throws Exception {
    allow("key: [claims.sub, ip], max: 1");
    start(EVENTS, "{ id: one, match: { path: /one }, use: [user, few], to: { s: 1 } }");
    hold(ClientWire.HTTP1);
    String token = "Authorization: Bearer " + SpecToken.token(new JsonObject().put("sub", "ada"));
    assertEquals(200, get(ClientWire.HTTP1, "/one", token).status());
    assertEquals(401, get(ClientWire.HTTP1, "/one").status());
  }

  /** What was held before a reload is counted behind it, and given back to it. */
  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP2"})
  void streamsAreCountedOverReloads(ClientWire by) throws Exception {
    allow(2);
    start(EVENTS, ONE);
    Held first = hold(by);
    Held second = hold(by);
    also("policies", "other: { concurrency: { max: 9 } }");
    reload("", EVENTS, ONE);
    assertEquals(429, get(by, "/one").status(), "behind a reload that leaves the policy as it is");
    first.end();
    assertEquals(200, get(by, "/one").status());
    hold(by);
    assertEquals(429, get(by, "/one").status());

    reload("", EVENTS, ONE.replace("use: [few], ", ""));
    second.end();
    assertEquals(200, get(by, "/one").status());
    reload("", EVENTS, ONE);
    assertEquals(200, get(by, "/one").status());
    hold(by);
    assertEquals(429, get(by, "/one").status(), "no more than the two places");
  }
}
