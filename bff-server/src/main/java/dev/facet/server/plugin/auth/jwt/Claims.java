// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a verified token says, as plain values that cannot be changed. */
final class Claims {
  /** The most digits of a number, written without an exponent. */
  private static final int MAX_DIGITS = 100;

  private Claims() {}

  /** The claims of a token; numbers of more than {@value #MAX_DIGITS} digits are left out. */
  static Map<String, Object> of(JsonObject json) {
    Map<String, Object> claims = new LinkedHashMap<>();
    json.getMap()
        .forEach((name, value) -> {
          Object frozen = frozen(value);
          if (frozen != null) {
            claims.put(name, frozen);
          }
        });
    return Collections.unmodifiableMap(claims);
  }

  /**
   * A claim by its name, or by a path of names with dots between them into objects. A name may have
   * dots itself ({@code https://shop.example/roles}): the longest name that is there comes first.
   *
   * @return null where there is none
   */
  static @Nullable Object at(Map<?, ?> claims, String path) {
    Object found = claims.get(path);
    for (int dot = path.lastIndexOf('.'); found == null && dot > 0; ) {
      found =
          claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
              ? at(inner, path.substring(dot + 1))
              : null;
      dot = path.lastIndexOf('.', dot - 1);
    }
    return found;
  }

  /** The words of a claim that is a list of words, or text with spaces between them. */
  static Set<String> words(@Nullable Object claim) {
    return switch (claim) {
      case String text when !text.isBlank() ->
          new HashSet<>(Arrays.asList(text.strip().split(" +", -1)));
      case Collection<?> list -> {
        Set<String> words = new HashSet<>();
        list.forEach(word -> {
          if (word instanceof String text && !text.isBlank()) {
            words.add(text);
          }
        });
        yield words;
      }
      case null, default -> Set.of();
    };
  }

  private static @Nullable Object frozen(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, member) -> copy.put(name, frozen(member)));
        yield Collections.unmodifiableMap(copy);
      }
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(member -> copy.add(frozen(member)));
        yield Collections.unmodifiableList(copy);
      }
      case BigDecimal number -> isBrief(number) ? number : null;
      case BigInteger number -> isBrief(new BigDecimal(number)) ? number : null;
      case Double number ->
          Double.isFinite(number) && isBrief(new BigDecimal(number.toString())) ? number : null;
      case null -> null;
      default -> value;
    };
  }

  /** Whether a number has a text without an exponent that somebody may have meant. */
  private static boolean isBrief(BigDecimal number) {
    long whole = (long) number.precision() - number.scale();
    return Math.max(whole, 1) + Math.max(number.scale(), 0) <= MAX_DIGITS;
  }
}
