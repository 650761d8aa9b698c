// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.resolver.failure.LoadFailure;
import dev.facet.upstream.ResponseBody;
import io.vertx.core.MultiMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextBodyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/json; charset=utf-8",
        "application/problem+json",
        "text/html",
        "Text/HTML; charset=utf-8",
        "image/png",
        "",
        "nonsense"
      })
  void isNotWhatSaysOtherwise(String type) {
    assertNull(of(type));
  }

  @Test
  void isWhatTheCharsetSays() {
    assertEquals("é", read("text/plain", "é".getBytes(UTF_8)));
    assertEquals("é", read("text/plain; charset=\"UTF-8\"", "é".getBytes(UTF_8)));
    assertEquals(
        "é", read("text/plain;format=flowed;Charset=iso-8859-1", "é".getBytes(ISO_8859_1)));
    assertEquals("e", read("text/plain; charset=us-ascii", "e".getBytes(UTF_8)));
    assertEquals("e", read("text/csv", "\ufeffe".getBytes(UTF_8)));
  }

  @Test
  void isRejectedWhereItIsNotWhatItSays() {
    assertEquals(
        "The service's response is not UTF-8.", rejected("text/plain", "é".getBytes(ISO_8859_1)));
    assertEquals(
        "The service's response is not US-ASCII.",
        rejected("text/plain; charset=us-ascii", "é".getBytes(UTF_8)));
    assertEquals(
        "The charset of the service's response is not known (expected: such as UTF-8 or ISO-8859-1).",
        rejected("text/plain; charset=nosuch", new byte[] {'a'}));
  }

  private static String rejected(String type, byte[] body) {
    return assertThrows(LoadFailure.class, () -> read(type, body)).message();
  }

  private static @Nullable String read(String type, byte[] body) {
    return Objects.requireNonNull(of(type)).read(ResponseBody.of(body), "s");
  }

  private static @Nullable TextBody of(String type) {
    return TextBody.of(MultiMap.caseInsensitiveMultiMap().set("content-type", type));
  }
}
