// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.CallOrigin;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.config.HashKey;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientValueTest {
  private final MultiMap own = MultiMap.caseInsensitiveMultiMap();
  private final MultiMap inbound = MultiMap.caseInsensitiveMultiMap();

  private record Client(String clientIp, Map<String, Object> claims) implements CallOrigin {}

  @Test
  void aHeaderOfTheCallGoesBeforeThatOfTheClient() {
    inbound.set("X-Tenant", "a");
    assertEquals("a", value("header.x-tenant"));
    own.set("x-tenant", "b");
    assertEquals("b", value("header.X-Tenant"));
    assertEquals(null, value("header.x-other"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sid=1            | 1
          a=b; sid=2       | 2
          a=b;sid=2 ;c     | 2
          sid=             | ''
          sid=1; sid=2     | 1
          xsid=1; SID=2    |
          sid              |
          a=sid=1; b=sid=2 |
          """)
  void aCookieIsTheFirstOfItsName(String header, @Nullable String value) {
    inbound.set("cookie", header);

    assertEquals(value, value("cookie.sid"));
  }

  @Test
  void aCookieOfTheCallGoesBeforeThoseOfTheClient() {
    inbound.set("cookie", "sid=client");
    own.set("Cookie", "sid=call");

    assertEquals("call", value("cookie.sid"));
  }

  @Test
  void aClaimIsWhatIsPlain() {
    assertEquals("ada", value("claims.sub"));
    assertEquals("7", value("claims.org"));
    assertEquals("true", value("claims.staff"));
    assertEquals(null, value("claims.list"));
    assertEquals(null, value("claims.none"));
    assertEquals("u", value("claims.https://shop.example/user"));
  }

  @Test
  void theAddressIsTheClients() {
    assertEquals("192.0.2.7", value("ip"));
  }

  private @Nullable String value(String key) {
    CallOrigin client =
        new Client(
            "192.0.2.7",
            Map.of(
                "sub",
                "ada",
                "org",
                7,
                "staff",
                true,
                "list",
                List.of(),
                "https://shop.example/user",
                "u"));
    return ClientValue.of(
        HashKey.valueOf(key),
        new UpstreamRequest(HttpMethod.GET, "/", own, RequestBody.NONE, null),
        new CallContext(CallContext.NO_DEADLINE, "", inbound, new Cancellation(), client));
  }
}
