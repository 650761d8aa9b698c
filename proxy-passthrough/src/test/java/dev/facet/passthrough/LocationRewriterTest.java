// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationRewriterTest {
  private static final List<URI> PLAIN = List.of(URI.create("http://orders-1:8080"));
  private static final List<URI> BASED =
      List.of(URI.create("http://orders-1:8080/app/"), URI.create("https://orders.internal/app"));

  @ParameterizedTest
  @CsvSource({
    "/orders/7, /v1/orders/7",
    "/, /v1/",
    "/v1, /v1",
    "/v1/orders, /v1/orders",
    "/v1x, /v1/v1x",
    "/login?next=/v1, /v1/login?next=/v1",
    "http://orders-1:8080/orders/7?a=b#c, https://shop.example/v1/orders/7?a=b#c",
    "HTTP://ORDERS-1:8080, https://shop.example/v1/",
    "//orders-1:8080/x, https://shop.example/v1/x",
    "http://orders-1:8080?a, https://shop.example/v1/?a",
    "http://orders-1/x, http://orders-1/x",
    "http://orders-1:08080/x, https://shop.example/v1/x",
    "http://orders-1:80801/x, http://orders-1:80801/x",
    "http://a@orders-1:8080/x, http://a@orders-1:8080/x",
    "https://shop.example/x, https://shop.example/x",
    "https://id.example/login?back=http://orders-1:8080/, https://id.example/login?back=http://orders-1:8080/",
    "7, 7",
    "../x, ../x",
    "mailto:a@b, mailto:a@b",
    "'', ''",
  })
  void translatesRedirectsWhereAPrefixIsStripped(String location, String translated) {
    assertEquals(translated, names("/v1", false, PLAIN).location(location));
  }

  @ParameterizedTest
  @CsvSource({
    "http://orders, http://orders:80/x",
    "http://orders, http://Orders:/x",
    "http://orders, https://orders:443/x",
    "http://orders, //orders:80/x",
    "http://orders:80, http://orders/x",
    "https://orders:443, https://orders/x",
    "http://[2001:db8::1]:80, http://[2001:DB8:0::1]/x",
    "http://shop_db, http://shop_db:80/x",
    "http://orders:443, //orders/x",
  })
  void knowsTheServiceHoweverItsOriginIsWritten(String endpoint, String location) {
    List<URI> endpoints = List.of(URI.create(endpoint));
    assertEquals("https://shop.example/x", names("", false, endpoints).location(location));
  }

  /** A service that wants https would else send its clients in circles (RFC 6454, section 4). */
  @ParameterizedTest
  @CsvSource({
    "http, https://shop.example/x, https://shop.example/x",
    "http, https://shop.example:443/x, https://shop.example:443/x",
    "http, https://shop.example:80/x, https://shop.example:80/x",
    "http, HTTPS://shop.example/x, HTTPS://shop.example/x",
    "http, https://orders-1:8080/x, https://orders-1:8080/x",
    "http, http://shop.example/x, http://shop.example/v1/x",
    "http, //shop.example/x, http://shop.example/v1/x",
    "http, http://orders-1:8080/x, http://shop.example/v1/x",
    "https, https://orders-1:8080/x, https://shop.example/v1/x",
    "https, http://shop.example/x, https://shop.example/v1/x",
    "https, https://shop.example/x, https://shop.example/v1/x",
  })
  void takesAnotherSchemeForAnotherPlace(String scheme, String location, String translated) {
    RequestRewrite rewrite = rewrite("/v1", new HostHeader.Client());
    LocationRewriter names = new LocationRewriter(scheme, "shop.example", "/v1/a", rewrite, PLAIN);
    assertEquals(translated, names.location(location));
  }

  @ParameterizedTest
  @CsvSource({
    "http://a:1, http, http://own.example/x, http://shop.example/x",
    "http://a:1, http, https://own.example/x, https://own.example/x",
    "http://a:1, https, http://own.example/x, https://shop.example/x",
    "http://a:1, https, https://own.example/x, https://shop.example/x",
    "https://a:1, http, https://own.example/x, http://shop.example/x",
    "https://a:1, http, https://a:1/x, http://shop.example/x",
    "https://a:1, https, http://a:1/x, http://a:1/x",
  })
  void takesTheSchemeOfAnEndpointForTheServices(
      String endpoint, String scheme, String location, String translated) {
    RequestRewrite rewrite = rewrite("", new HostHeader.Fixed("own.example"));
    List<URI> endpoints = List.of(URI.create(endpoint));
    LocationRewriter names = new LocationRewriter(scheme, "shop.example", "/a", rewrite, endpoints);
    assertEquals(translated, names.location(location));
  }

  @ParameterizedTest
  @CsvSource({
    "/app/orders, /orders",
    "/app, /",
    "/apple, /apple",
    "https://orders.internal/app/x, https://shop.example/x",
    "https://orders.internal/other, https://orders.internal/other",
  })
  void takesTheBasePathOfTheServiceOff(String location, String translated) {
    assertEquals(translated, names("", false, BASED).location(location));
  }

  /** Else what begins like the base would become a part of the host. */
  @Test
  void takesWholeSegmentsOffWhereThePathIsKept() {
    LocationRewriter names =
        new LocationRewriter("https", "shop.example", "/a", RequestRewrite.NONE, BASED);
    assertEquals("https://shop.example/x", names.location("https://orders.internal/app/x"));
    for (String other : List.of("https://orders.internal/apple", "/app.evil.example")) {
      assertEquals(other, names.location(other));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://shop.example/x, https://shop.example/v1/x",
    "http://shop.example:80/x, https://shop.example/v1/x",
    "https://SHOP.example:443/x, https://shop.example/v1/x",
    "https://shop.example:444/x, https://shop.example:444/x",
    "http://orders-1:8080/x, https://shop.example/v1/x",
    "http://other.example/x, http://other.example/x",
  })
  void takesThePreservedHostForTheServices(String location, String translated) {
    assertEquals(translated, names("/v1", true, PLAIN).location(location));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=b | a=b",
        "a=b; Path=/ | a=b; Path=/v1",
        "a=b;path=/cart;HttpOnly | a=b; Path=/v1/cart;HttpOnly",
        "a=b; Path=/v1; Secure | a=b; Path=/v1; Secure",
        "a=b; Path=/v1/x | a=b; Path=/v1/x",
        "a=b; Path=; Secure | a=b; Path=; Secure",
        "a=b; Domain=orders-1; Secure | a=b; Secure",
        "a=b; domain=.ORDERS-1 | a=b",
        "a=b; Domain=shop.example | a=b; Domain=shop.example",
        "a=Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT | a=Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT",
        "__Host-a=b; Path=/; Secure | __Host-a=b; Path=/; Secure",
        "__host-a=b; Path=/; Secure | __host-a=b; Path=/; Secure",
        "' __Host-a=b; Path=/; Secure' | ' __Host-a=b; Path=/; Secure'",
        "__HOST-Http-a=b; Path=/; Secure | __HOST-Http-a=b; Path=/; Secure",
        "__secure-a=b; Path=/; Secure | __secure-a=b; Path=/v1; Secure",
      })
  void translatesCookies(String cookie, String translated) {
    assertEquals(translated, new PublicCookies(names("/v1", false, PLAIN)).of(cookie));
  }

  @ParameterizedTest
  @CsvSource({
    "a=b; Path=/app/cart, a=b; Path=/cart",
    "a=b; Path=/app, a=b; Path=/",
    "a=b; Path=/, a=b; Path=/"
  })
  void takesTheBasePathOfTheServiceOffCookies(String cookie, String translated) {
    assertEquals(translated, new PublicCookies(names("", false, BASED)).of(cookie));
  }

  @ParameterizedTest
  @CsvSource({
    "/base/y, /pub/y",
    "/base, /pub",
    "/base/, /pub/",
    "/base?a=/, /pub?a=/",
    "/base/pub/y, /pub/y",
    "/basex/y, /basex/y",
    "/y, /y",
    "/, /",
    "http://a:1/base, https://shop.example/pub",
    "http://a:1/basex, http://a:1/basex",
    "http://a:1/, http://a:1/",
    "//a:1/y, //a:1/y",
  })
  void leavesWhatDoesNotLieUnderTheBaseAsItIs(String location, String translated) {
    List<URI> base = List.of(URI.create("http://a:1/base"));
    assertEquals(translated, names("/pub", false, base).location(location));
    assertEquals(
        "https://shop.example/y", names("/pub", true, base).location("https://shop.example/y"));
  }

  @ParameterizedTest
  @CsvSource({
    "/base/in, /pub",
    "/base/in/, /pub/",
    "/base/in/y, /pub/y",
    "/base, /pub",
    "/base/, /pub",
    "/, /pub",
    "/bas, /bas",
    "/base/inx, /base/inx",
    "/y, /y",
  })
  void givesCookiesAPathThatHoldsWhatTheirsHeld(String path, String translated) {
    List<URI> base = List.of(URI.create("http://a:1/base/in"));
    assertEquals(
        "a=b; Path=" + translated,
        new PublicCookies(names("/pub", false, base)).of("a=b; Path=" + path));
  }

  private static LocationRewriter names(String prefix, boolean hostPreserved, List<URI> endpoints) {
    HostHeader host = hostPreserved ? new HostHeader.Client() : new HostHeader.Endpoint();
    return new LocationRewriter("https", "shop.example", "/v1/a", rewrite(prefix, host), endpoints);
  }

  private static RequestRewrite rewrite(String prefix, HostHeader host) {
    return new RequestRewrite(new PathRewrite.Prefix(prefix, ""), QueryRewrite.KEEP, host);
  }
}
