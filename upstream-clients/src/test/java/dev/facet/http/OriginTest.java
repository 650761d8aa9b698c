// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  @ParameterizedTest
  @CsvSource({
    "http://shop.example, http, shop.example:80",
    "https://shop.example, https, shop.example:443",
    "https://shop.example:443, https, shop.example",
    "https://shop.example, https, shop.example:",
    "https://shop.example, https, shop.example:0443",
    "HTTPS://Shop.Example, https, sHOP.example",
    "https://shop.example:8443, https, shop.example:8443",
    "http://[::1], http, [::1]:80",
    "http://[::1]:8080, http, [0:0:0:0:0:0:0:1]:8080",
    "http://[2001:db8::a], http, [2001:DB8:0::A]",
    "http://127.0.0.1, http, 127.0.0.1:80",
  })
  void isTheSameHoweverItIsWritten(String page, String scheme, String authority) {
    assertNotNull(Origin.parse(page));
    assertEquals(Origin.parse(page), Origin.of(scheme, authority));
  }

  @ParameterizedTest
  @CsvSource({
    "http://shop.example, https, shop.example",
    "https://shop.example, https, shop.example:80",
    "https://shop.example:444, https, shop.example",
    "https://shop.example, https, shop.example.",
    "https://www.shop.example, https, shop.example",
    "http://[::1], http, [::2]",
    "http://[::1], http, ::1",
    "app://shop.example, http, shop.example",
  })
  void isAnotherWhereSchemeHostOrPortIs(String page, String scheme, String authority) {
    assertNotEquals(Origin.parse(page), Origin.of(scheme, authority));
  }

  @ParameterizedTest
  @CsvSource({
    "http, Shop.example:80, shop.example",
    "https, shop.example:80, shop.example:80",
    "https, [2001:DB8:0::1]:0443, [2001:db8::1]",
    "app, shop.example:1, shop.example:1",
    "app, shop.example, shop.example",
  })
  void isWrittenWithoutThePortOfItsScheme(String scheme, String authority, String written) {
    Origin origin = Origin.of(scheme, authority);
    assertNotNull(origin);
    assertEquals(written, origin.authority());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "://a",
        "shop.example",
        "https://",
        "https://:443",
        "https://a@shop.example",
        "https://shop.example/",
        "https://shop.example?a",
        "https://shop.example:x",
        "https://shop.example:+443",
        "https://shop.example:65536",
        "https://shop.example:000443",
        "https://shop.example https://shop.example",
        "https://a:b:1",
        "https://[::1]a",
        "https://[::1",
      })
  void isNoneWhereItIsMalformed(String text) {
    assertNull(Origin.parse(text));
  }
}
