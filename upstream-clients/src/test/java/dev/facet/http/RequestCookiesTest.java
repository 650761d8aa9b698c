// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class RequestCookiesTest {
  @Test
  void findsTheFirstCookieOfAName() {
    assertEquals("1", RequestCookies.value("b=0; a=1; a=2", "a"));
    assertEquals("=x=", RequestCookies.value("a==x=", "a"));
    assertEquals("", RequestCookies.value(" a = ;", "a"));
    assertNull(RequestCookies.value("A=1; ba=2; a", "a"));
    assertNull(RequestCookies.value("", "a"));
  }

  @Test
  void looksIntoEveryLineAsHttp2SendsThem() {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Cookie", "b=0").add("cookie", "a=1");
    assertEquals("1", RequestCookies.value(headers, "a"));
  }

  @Test
  void leavesOutAllCookiesOfAName() {
    assertEquals("b=0; c=2", RequestCookies.without("b=0; a=1; c=2; a=3", "a"));
    assertEquals("", RequestCookies.without("a=1", "a"));
    assertEquals("b=0;c=1", RequestCookies.without("b=0;c=1", "a"));
  }
}
