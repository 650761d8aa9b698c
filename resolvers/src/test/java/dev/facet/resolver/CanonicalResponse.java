// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Responses as strings that are equal where the responses are: numbers by value, keys in order. */
final class CanonicalResponse {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private CanonicalResponse() {}

  static Map<?, ?> parsed(Buffer json) {
    try {
      return JSON.readValue(json.getBytes(), Map.class);
    } catch (IOException e) {
      throw new AssertionError(json.toString(), e);
    }
  }

  static List<ResponseError> errors(Map<?, ?> response) {
    List<ResponseError> errors = new ArrayList<>();
    if (response.get("errors") instanceof List<?> list) {
      list.forEach(error -> errors.add(ResponseError.of((Map<?, ?>) error)));
    }
    return errors;
  }

  static String text(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  /** Errors in one order. */
  static String text(List<ResponseError> errors) {
    return String.join("\n", errors.stream().map(ResponseError::toString).sorted().toList());
  }

  private static void append(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> object -> {
        out.append('{');
        object.forEach((key, property) -> append(out.append(key).append(':'), property));
        out.append('}');
      }
      case List<?> list -> {
        out.append('[');
        list.forEach(item -> append(out, item));
        out.append(']');
      }
      case BigDecimal number -> out.append(plain(number)).append(' ');
      case BigInteger number -> out.append(plain(new BigDecimal(number))).append(' ');
      case Number number -> out.append(plain(new BigDecimal(number.toString()))).append(' ');
      case Boolean bool -> out.append(bool.booleanValue()).append(' ');
      default -> out.append('"').append(value).append('"');
    }
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
  }
}
