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

/** Answers as texts that are equal where the answers are: numbers by value, keys in order. */
final class Answers {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Answers() {}

  static Map<?, ?> parsed(Buffer json) {
    try {
      return JSON.readValue(json.getBytes(), Map.class);
    } catch (IOException e) {
      throw new AssertionError(json.toString(), e);
    }
  }

  static List<AnswerError> errors(Map<?, ?> answer) {
    List<AnswerError> errors = new ArrayList<>();
    if (answer.get("errors") instanceof List<?> list) {
      list.forEach(error -> errors.add(AnswerError.of((Map<?, ?>) error)));
    }
    return errors;
  }

  static String text(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  /** Errors in one order. */
  static String text(List<AnswerError> errors) {
    return String.join("\n", errors.stream().map(AnswerError::toString).sorted().toList());
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
      case Boolean truth -> out.append(truth.booleanValue()).append(' ');
      default -> out.append('"').append(value).append('"');
    }
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
  }
}
