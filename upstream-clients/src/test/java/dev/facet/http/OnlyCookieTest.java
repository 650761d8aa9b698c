// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.MultiMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one value of a cookie (RFC 6265, sections 4.1.1 and 4.2). */
class OnlyCookieTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a=1                  | 1
          b=2; a=1             | 1
          b=2;a=1;             | 1
          b=2 ;  a = 1         | 1
          a="1"                | 1
          a="1"; a=1           | 1
          a=1; a=2             | -
          a=1=2                | 1=2
          a=                   | ``
          a                    | -
          =1                   | -
          A=1; aa=1; -a=1      | -
          b="a=2;a=1"          | 1"
          a="                  | "
          ;;;a=1               | 1
          ``                   | -
          """)
  void isTheValueThatAllOfTheNameHave(String header, String value) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Cookie", header);

    String found = RequestCookies.only(headers, "a");

    assertEquals(value, found == null ? "-" : found);
  }

  @ParameterizedTest
  @CsvSource({"b=2,a=1,1", "a=1,a=1,1", "a=1,a=2,-"})
  void severalLinesAreOneList(String first, String second, String value) {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap().add("cookie", first).add("cookie", second);

    String found = RequestCookies.only(headers, "a");

    assertEquals(value, found == null ? "-" : found);
  }
}
