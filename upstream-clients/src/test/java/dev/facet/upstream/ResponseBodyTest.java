// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseBodyTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"'',true", "'\r\n',true", "' \t\n\r  ',true", "' x',false", "'\f',false", "0,false"})
  void isBlankWhereJsonSeesNothing(String text, boolean blank) {
    assertEquals(blank, ResponseBody.of(text.getBytes(UTF_8)).isBlank());
    assertEquals(
        blank, new ResponseBody(List.of(" ".getBytes(UTF_8), text.getBytes(UTF_8))).isBlank());
  }
}
