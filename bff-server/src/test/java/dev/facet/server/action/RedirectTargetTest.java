// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectTargetTest {
  @ParameterizedTest
  @CsvSource({
    "https, [2001:db8::1], https, [2001:DB8:0:0::1], false",
    "https, [2001:db8::1], https, [2001:db8::1]:443, false",
    "https, [2001:db8::1], https, [2001:db8::2], true",
    "https, [2001:db8::1], http, [2001:db8::1], true",
    "https, shop.example, https, SHOP.example:0443, false",
    "https, shop.example, https, shop.example:, false",
    "https, shop.example, https, shop.example:80, true",
  })
  void leadsElsewhereWhereTheOriginIsAnother(
      String scheme, String host, String askedScheme, String asked, boolean elsewhere) {
    RedirectTarget target = new RedirectTarget(scheme, host, null, RedirectPath.same());
    assertEquals(
        elsewhere, target.leadsElsewhere(new RedirectTarget.Asked(askedScheme, asked, "/")));
  }
}
