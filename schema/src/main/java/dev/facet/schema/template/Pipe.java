// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One step of an expression: a function of a closed list. All but {@link Fallback} leave null null;
 * those that make a string or a number of one value work on each element of a list.
 */
public sealed interface Pipe {
  /**
   * Applies the function.
   *
   * @param value plain Java, as described for this package
   * @return null for null; something that only {@link Expression} knows where the value cannot be
   *     turned into what the pipe makes
   */
  @Nullable Object apply(@Nullable Object value);

  /**
   * {@code default(x)}: stands in for null, for what is missing, and for a list of nothing, or of
   * nothing but null.
   */
  record Fallback(Object instead) implements Pipe {
    @Override
    public Object apply(@Nullable Object value) {
      return value == null || (value instanceof List<?> list && Presence.isHollow(list))
          ? instead
          : value;
    }
  }

  /** {@code lower}. */
  record LowerCase() implements Pipe {
    @Override
    public @Nullable Object apply(@Nullable Object value) {
      return each(value, one -> ValueText.of(one).toLowerCase(Locale.ROOT));
    }
  }

  /** {@code upper}. */
  record UpperCase() implements Pipe {
    @Override
    public @Nullable Object apply(@Nullable Object value) {
      return each(value, one -> ValueText.of(one).toUpperCase(Locale.ROOT));
    }
  }

  /** {@code trim}. */
  record Trimmed() implements Pipe {
    @Override
    public @Nullable Object apply(@Nullable Object value) {
      return each(value, one -> ValueText.of(one).strip());
    }
  }

  /** {@code string}: the text of a value. */
  record AsText() implements Pipe {
    @Override
    public @Nullable Object apply(@Nullable Object value) {
      return each(value, ValueText::of);
    }
  }

  /** {@code base64}: the UTF-8 of the text, with padding (RFC 4648 section 4). */
  record AsBase64() implements Pipe {
    @Override
    public @Nullable Object apply(@Nullable Object value) {
      return each(
          value,
          one ->
              Base64.getEncoder()
                  .encodeToString(ValueText.of(one).getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** {@code number}: the number that a string of ASCII spells. */
  record AsNumber() implements Pipe {
    private static final int MAX_LENGTH = 400;
    private static final String EXPECTED = "a number, or a string of one";

    @Override
    public @Nullable Object apply(@Nullable Object value) {
      return each(value, one -> one instanceof Number ? one : read(one));
    }

    private static Object read(Object value) {
      Object number = value instanceof String text ? parse(text.strip()) : null;
      return number == null ? Unreadable.of("number", value, EXPECTED) : number;
    }

    private static @Nullable Object parse(String text) {
      if (text.length() > MAX_LENGTH || text.chars().anyMatch(c -> c >= 128)) {
        return null;
      }
      try {
        BigDecimal number = new BigDecimal(text);
        return number.scale() == 0 && number.precision() <= 18
            ? (Object) number.longValueExact()
            : number;
      } catch (NumberFormatException e) {
        return null;
      }
    }
  }

  /** {@code date(pattern)}: a point in time in another spelling; see {@link DateValue}. */
  record AsDate(String pattern, DateTimeFormatter formatter) implements Pipe {
    private static final String EXPECTED =
        "ISO 8601, such as 2024-01-31T09:30:00Z, or seconds or milliseconds since 1970";

    @Override
    public @Nullable Object apply(@Nullable Object value) {
      return each(value, this::format);
    }

    private Object format(Object value) {
      try {
        return formatter.format(DateValue.of(value));
      } catch (DateTimeException e) {
        return Unreadable.of("date", value, EXPECTED);
      }
    }
  }

  /** {@code join(separator)}: the strings of a list's elements as one. */
  record Joined(String separator) implements Pipe {
    @Override
    public @Nullable Object apply(@Nullable Object value) {
      if (!(value instanceof List<?> list)) {
        return value == null ? null : ValueText.of(value);
      }
      List<String> texts = new ArrayList<>(list.size());
      for (Object element : list) {
        if (element != null) {
          texts.add(ValueText.of(element));
        }
      }
      return String.join(separator, texts);
    }
  }

  /** {@code json}: the value as JSON text (RFC 8259). */
  record AsJson() implements Pipe {
    @Override
    public @Nullable Object apply(@Nullable Object value) {
      return value == null ? null : JsonText.of(value);
    }
  }

  private static @Nullable Object each(
      @Nullable Object value, Function<Object, @Nullable Object> function) {
    if (!(value instanceof List<?> list)) {
      return value == null ? null : function.apply(value);
    }
    List<@Nullable Object> results = new ArrayList<>(list.size());
    for (Object element : list) {
      Object result = element == null ? null : function.apply(element);
      if (result instanceof Unreadable) {
        return result;
      }
      results.add(result);
    }
    return results;
  }
}
