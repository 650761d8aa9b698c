// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URLs in Link and Refresh, and domains of cookies. */
class PublicLinksTest {
  private static final List<URI> ENDPOINTS =
      List.of(URI.create("http://orders-1.shop.internal:8080"));
  private static final LocationRewriter NAMES =
      new LocationRewriter(
          "https",
          "shop.example",
          "/v1/a",
          RequestRewrite.of(PathRewrite.Prefix.strip("/v1")),
          ENDPOINTS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "</orders?page=2>; rel=next, </>;rel=first | </v1/orders?page=2>; rel=next, </v1/>;rel=first",
        "<http://orders-1.shop.internal:8080/x>; rel=\"a\" | <https://shop.example/v1/x>; rel=\"a\"",
        "<https://cdn.example/x>; title=\"</a>\\\"</b>\" | <https://cdn.example/x>; title=\"</a>\\\"</b>\"",
        "<x>; rel=next | <x>; rel=next",
        "</x>; Anchor = \"/y\"; rel=a, <#z>;anchor=\"/z\" | </v1/x>; Anchor = \"/v1/y\"; rel=a, <#z>;anchor=\"/v1/z\"",
        "</x>; title=\"; anchor=\"; rel=a | </v1/x>; title=\"; anchor=\"; rel=a",
        "</x; rel=next | </x; rel=next",
        "<>; rel=\"</y | <>; rel=\"</y",
      })
  void translatesTargetsOfLinks(String field, String translated) {
    assertEquals(translated, LinkFields.link(field, NAMES::location));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5; url=/x | 5; url=/v1/x",
        "0;URL='/x' | 0;URL='/v1/x'",
        "0, url = \"/x\" | 0, url = \"/v1/x\"",
        "5;/x | 5;/v1/x",
        "0.5; url=/x | 0.5; url=/v1/x",
        "5 | 5",
        "5; url=https://id.example/ | 5; url=https://id.example/",
        "x | x",
      })
  void translatesUrlsOfRefresh(String field, String translated) {
    assertEquals(translated, LinkFields.refresh(field, NAMES::location));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=b; Domain=orders-1.shop.internal; Secure | a=b; Secure",
        "a=b; Domain=.shop.internal | a=b",
        "a=b; Domain=internal | a=b",
        "a=b; Domain=hop.internal | a=b; Domain=hop.internal",
        "a=b; Domain=example | a=b; Domain=example",
        "a=b; Domain= | a=b; Domain=",
      })
  void leavesOutDomainsOfTheServiceThatBrowsersWouldReject(String cookie, String translated) {
    assertEquals(translated, new PublicCookies(NAMES).of(cookie));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=b; Domain=shop.example | a=b; Domain=shop.example",
        "a=b; Domain=.shop.example | a=b; Domain=.shop.example",
        "a=b; Domain=orders.shop.example | a=b",
      })
  void keepsDomainsOfTheServiceThatThePublicHostIsOf(String cookie, String translated) {
    LocationRewriter names =
        new LocationRewriter(
            "https",
            "shop.example",
            "/a",
            RequestRewrite.NONE,
            List.of(URI.create("http://orders.shop.example")));
    assertEquals(translated, new PublicCookies(names).of(cookie));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "location | /x | /v1/x",
        "content-location | /x | /v1/x",
        "refresh | 5; url=/x | 5; url=/v1/x",
        "link | </x>; rel=next | </v1/x>; rel=next",
        "set-cookie | a=b; Path=/x | a=b; Path=/v1/x",
      })
  void translatesEachHeaderWithoutTheOthers(String name, String value, String translated) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("x", "/x");
    assertFalse(ForwardedResponseHeaders.hasRewritableHeaders(headers));
    headers.add(name, value);
    assertTrue(ForwardedResponseHeaders.hasRewritableHeaders(headers));
    ForwardedResponseHeaders.translate(headers, NAMES);
    assertEquals(translated, headers.get(name));
    assertEquals("/x", headers.get("x"));
  }

  @ParameterizedTest
  @CsvSource({"http://shop.internal/x, https://shop.example/x", "http://a:1/x, http://a:1/x"})
  void takesTheHostThatItPresentsForTheServices(String location, String translated) {
    RequestRewrite rewrite =
        new RequestRewrite(
            new PathRewrite.Keep(), QueryRewrite.KEEP, new HostHeader.Fixed("shop.internal"));
    LocationRewriter names =
        new LocationRewriter("https", "shop.example", "/x", rewrite, ENDPOINTS);
    assertEquals(translated, names.location(location));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=b; Domain=inner.example; Secure | a=b; Secure",
        "a=b; Domain=.inner.example | a=b",
        "a=b; Domain=orders-1.shop.internal | a=b",
        "a=b; Domain=other.example | a=b; Domain=other.example",
        "a=b; Domain=example | a=b; Domain=example",
      })
  void leavesOutTheDomainThatTheServiceIsCalledBy(String cookie, String translated) {
    RequestRewrite rewrite =
        new RequestRewrite(
            new PathRewrite.Keep(), QueryRewrite.KEEP, new HostHeader.Fixed("inner.example:80"));
    LocationRewriter names =
        new LocationRewriter("https", "shop.example", "/a", rewrite, ENDPOINTS);
    assertEquals(translated, new PublicCookies(names).of(cookie));
  }
}
