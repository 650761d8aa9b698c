// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A host with its port, as requests, proxies and origins name it. */
class AuthoritiesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a:1",
        "a:65535",
        "1.2.3.4:80",
        "a_b-c~d.example",
        "[::]",
        "[::ffff:1.2.3.4]",
        "[64:ff9b::1.2.3.4]:80",
        "[1:2:3:4:5:6:1.2.3.4]",
        "[2001:db8::1]",
      })
  void isOneWhereTheHostIsANameOrAddress(String text) {
    assertEquals(text, Authorities.parse(text));
    assertEquals(text.replaceAll(":\\d+$", ""), Authorities.parse(text.replaceAll(":\\d+$", ":")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":80",
        "a:0",
        "a:00",
        "a:65536",
        "a:-1",
        "a:x",
        "a:1:2",
        "a,b",
        "u@a",
        "a b",
        "[]",
        "[::1",
        "[[::1]]",
        "[::1]x",
        "[::1%lo]",
        "[1.2.3.4]",
        "[::1.2.3]",
        "[::1.2.3.256]",
        "[1:2:3:4:5:6:7:1.2.3.4]",
        "[::1.2.3.4:1]",
        "[v1.a]",
        "[::g]",
      })
  void isNoneWhereServersCouldDisagree(String text) {
    assertNull(Authorities.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "[64:ff9b::1.2.3.4]:80, [64:ff9b::102:304]:80",
    "[64:FF9B:0::0102:0304], [64:ff9b::102:304]",
    "a, a",
  })
  void hasOneFormOfAnAddress(String text, String form) {
    assertEquals(form, HostLiterals.normal(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a:0", "http://[zz]", "http://[1.2.3.4]"})
  void isNoOriginOtherwise(String text) {
    assertNull(Origin.parse(text));
  }
}
