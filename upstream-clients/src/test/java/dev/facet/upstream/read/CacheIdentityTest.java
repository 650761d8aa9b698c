// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.CallOrigin;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.cache.CacheRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose a kept response is: of whom the service is told something else has another one. */
final class CacheIdentityTest {
  private final CacheIdentity identity = new CacheIdentity(new Forwarding());

  /** A service that is told the headers a and b of the client. */
  private static final class Forwarding implements SentHeaders {
    @Override
    public void writeBuffered(UpstreamRequest request, CallContext context, MultiMap to) {
      to.addAll(request.headers());
      for (String name : forwarded()) {
        context.inbound().getAll(name).forEach(value -> to.add(name, value));
      }
    }

    @Override
    public List<String> forwarded() {
      return List.of("a", "b", "accept-language");
    }

    @Override
    public boolean isConfigured(String name) {
      return false;
    }
  }

  private record Principal(String identity) implements CallOrigin {
    @Override
    public String clientIp() {
      return "192.0.2.7";
    }

    @Override
    public Map<String, Object> claims() {
      return Map.of();
    }
  }

  @Test
  void aPrincipalATokenAndACookieAreNotTakenForEachOther() {
    List<String> identities =
        List.of(
            forwarded(""),
            forwarded("1"),
            forwarded("", "authorization: 1"),
            forwarded("", "cookie: 1"),
            forwarded("", "authorization: 1", "cookie: 23"),
            forwarded("", "authorization: 12", "cookie: 3"),
            forwarded("1", "authorization: 23"),
            forwarded("12", "authorization: 3"));

    assertEquals(identities.size(), identities.stream().distinct().count(), identities::toString);
    assertEquals("", forwarded("", "accept: a/b", "x: 1"));
    assertEquals(forwarded("ada", "x: 1"), forwarded("ada", "x: 2"));
  }

  @Test
  void whatTheSchemaOrTheClientTellsTheServiceTellsClientsApart() {
    List<String> identities =
        List.of(
            called("", "x: 1"),
            called("", "x: 2"),
            called("", "y: 1"),
            called("a: 1", "x: 1"),
            called("b: 1", "x: 1"),
            called("a: 1"),
            called("a: 12"),
            called(""));

    assertEquals(identities.size(), identities.stream().distinct().count(), identities::toString);
    assertEquals("", called("c: 1"));
  }

  @Test
  void whatAClientPrefersTellsNobodyFromAnother() {
    assertEquals("", called("accept-language: de", "Accept: a/b"));
  }

  @Test
  void theHostIsThatOfTheRequest() {
    CacheRequest asked = CacheIdentity.forwarded(request("host: shop.example"), context("", ""));

    assertEquals("shop.example", asked.host());
    assertNotEquals(asked.host(), CacheIdentity.forwarded(request(), context("", "")).host());
  }

  private static String forwarded(String principal, String... headers) {
    return CacheIdentity.forwarded(request(headers), context(principal, "")).identity();
  }

  private String called(String inbound, String... headers) {
    return identity.called(request(headers), context("", inbound)).identity();
  }

  private static CallContext context(String principal, String inbound) {
    return new CallContext(
        CallContext.NO_DEADLINE,
        "",
        inbound.isEmpty() ? headers() : headers(inbound),
        new Cancellation(),
        new Principal(principal));
  }

  private static UpstreamRequest request(String... headers) {
    return new UpstreamRequest(HttpMethod.GET, "/a", headers(headers), RequestBody.NONE, null);
  }

  private static MultiMap headers(String... lines) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (String line : lines) {
      String[] parts = line.split(": ", 2);
      headers.add(parts[0], parts[1]);
    }
    return headers;
  }
}
