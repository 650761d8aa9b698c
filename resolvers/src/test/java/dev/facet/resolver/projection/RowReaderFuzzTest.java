// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.facet.schema.template.JsonPath;
import dev.facet.upstream.ResponseBody;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whatever a service sends is read as Jackson reads it, value by value, or rejected as Jackson
 * rejects it; keeping only a part of it changes neither. Every build reads the texts kept beside
 * this class; to look for more: {@code JAZZER_FUZZ=1 ./mvnw -pl resolvers -am test
 * -Dtest=RowReaderFuzzTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class RowReaderFuzzTest {
  private static final ObjectMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(500).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** What reading comes to. */
  private record Outcome(boolean accepted, @Nullable Object value) {
    static final Outcome REJECTED = new Outcome(false, null);
  }

  @FuzzTest(maxDuration = "60s")
  void readsExactlyWhatJacksonReads(byte[] bytes) {
    Outcome expected = jackson(bytes);

    assertEquals(expected, ours(ResponseBody.of(bytes), new Shape()));
    assertEquals(expected, ours(pieces(bytes), new Shape()));

    Shape part = new Shape();
    part.reach(JsonPath.property("a")).shape().keepWhole();
    Outcome kept = ours(ResponseBody.of(bytes), part);
    assertEquals(expected.accepted(), kept.accepted());
    if (expected.value() instanceof Map<?, ?> object && kept.value() instanceof Row row) {
      assertEquals(object.get("a"), widened(Row.unwrap(row.slot(0))));
    }
  }

  /** The same bytes as they may come off the network. */
  private static ResponseBody pieces(byte[] bytes) {
    List<byte[]> pieces = new ArrayList<>();
    int size = 1 + bytes.length % 7;
    for (int at = 0; at < bytes.length; at += size) {
      pieces.add(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
    }
    return new ResponseBody(pieces);
  }

  private static Outcome jackson(byte[] bytes) {
    if (new String(bytes, StandardCharsets.ISO_8859_1)
        .chars()
        .allMatch(c -> " \t\r\n".indexOf(c) >= 0)) {
      return new Outcome(true, null); // a response without content is null
    }
    if (!isUtf8(bytes)) {
      return Outcome.REJECTED; // Jackson lets overlong forms and other encodings pass
    }
    try {
      return new Outcome(true, widened(STRICT.readValue(bytes, Object.class)));
    } catch (IOException | NumberFormatException e) {
      return Outcome.REJECTED;
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      return false;
    }
    return new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1).indexOf(0)
        < 0;
  }

  /**
   * Small integers as we have them: one type for all that fit a long; and one zero, since Jackson's
   * have no sign.
   */
  private static @Nullable Object widened(@Nullable Object json) {
    return switch (json) {
      case Integer number -> number.longValue();
      case Double number when number == 0 -> 0L;
      case BigDecimal number when number.signum() == 0 -> 0L;
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(widened(item)));
        yield items;
      }
      case Map<?, ?> object -> {
        Map<Object, @Nullable Object> properties = new LinkedHashMap<>();
        object.forEach((name, value) -> properties.put(name, widened(value)));
        yield properties;
      }
      case null, default -> json;
    };
  }

  private static Outcome ours(ResponseBody body, Shape shape) {
    try {
      Object read = RowReader.read(body, shape, null, null);
      return new Outcome(true, read instanceof Row ? read : widened(read));
    } catch (IOException e) {
      return Outcome.REJECTED;
    }
  }
}
