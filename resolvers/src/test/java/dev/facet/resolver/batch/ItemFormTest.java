// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemFormTest {
  private static final byte[] JSON = "{\"ä\":1}".getBytes(StandardCharsets.UTF_8);
  private static final MultiMap HEADERS =
      MultiMap.caseInsensitiveMultiMap().add("a", "1").add("ETag", "\"ü\"").add("a", "2");

  @Test
  void anItemIsItsJson() {
    ItemForm form = requireNonNull(ItemForm.of(JSON));
    assertFalse(form.hasHead());
    assertEquals("{\"ä\":1}", new String(form.body().bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void aHeadComesBackAsItWas() {
    ItemForm form = requireNonNull(ItemForm.of(ItemForm.bytes(201, HEADERS, JSON)));
    assertTrue(form.hasHead());
    assertEquals(201, form.status());
    assertEquals(List.of("1", "2"), form.headers().getAll("a"));
    assertEquals("\"ü\"", form.headers().get("etag"));
    assertEquals("{\"ä\":1}", new String(form.body().bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void aBodyMayBeEmpty() {
    assertEquals(
        0, requireNonNull(ItemForm.of(ItemForm.bytes(204, HEADERS, new byte[0]))).body().length());
  }

  @Test
  void whatWasCutOrChangedIsNone() {
    byte[] whole = ItemForm.bytes(200, HEADERS, new byte[0]);
    for (int length = 0; length < whole.length; length++) {
      assertNull(ItemForm.of(Arrays.copyOf(whole, length)), "length: " + length);
    }
    for (int at = 1; at < 9; at++) {
      byte[] wrong = whole.clone();
      wrong[at] = (byte) 0x80;
      assertNull(ItemForm.of(wrong), "at: " + at);
    }
  }
}
