// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.choice;

import dev.facet.http.RequestCookies;
import dev.facet.upstream.config.Percentage;
import dev.facet.upstream.endpoint.StableHash;
import io.vertx.core.MultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request must have to go to the canary.
 *
 * @param source where the value stands
 * @param test what it has to be
 */
public record CanaryCondition(Source source, Test test) {
  /** Where a value of a request stands. */
  public sealed interface Source {
    /**
     * A header. One that is there twice has no value.
     *
     * @param name in any case
     */
    record Header(String name) implements Source {
      @Override
      public String toString() {
        return "header " + name;
      }
    }

    /**
     * A cookie. One that is there with several values has none.
     *
     * @param name compared with its case
     */
    record Cookie(String name) implements Source {
      @Override
      public String toString() {
        return "cookie " + name;
      }
    }

    /** The value; null where there is none. */
    default @Nullable String value(MultiMap headers) {
      return switch (this) {
        case Header(var name) -> single(headers.getAll(name));
        case Cookie(var name) -> RequestCookies.only(headers, name);
      };
    }

    private static @Nullable String single(List<String> lines) {
      return lines.size() == 1 ? lines.getFirst() : null;
    }
  }

  /** What a value has to be. */
  public sealed interface Test {
    /** Any value does. */
    record Present() implements Test {
      @Override
      public String toString() {
        return "";
      }
    }

    /**
     * It has to be this one.
     *
     * @param value compared with its case
     * @param hidden whether it must not be printed
     */
    record Equal(String value, boolean hidden) implements Test {
      @Override
      public String toString() {
        return ": " + (hidden ? "***" : value);
      }
    }

    /**
     * A share of all values does, always the same ones: those of a smaller share are among those of
     * a larger one.
     *
     * @param percent 0 to 100
     */
    record Share(double percent) implements Test {
      @Override
      public String toString() {
        return ", " + new Percentage(percent) + " of its values";
      }

      private boolean holds(String value) {
        return Percentage.holds(
            percent, Long.remainderUnsigned(StableHash.of(value), Percentage.PLACES));
      }
    }

    /** Whether a value passes. */
    default boolean passes(String value) {
      return switch (this) {
        case Present _ -> true;
        case Equal(var wanted, _) -> wanted.equals(value);
        case Share share -> !value.isEmpty() && share.holds(value);
      };
    }
  }

  /** Whether a request has it. */
  public boolean holds(MultiMap headers) {
    String value = source.value(headers);
    return value != null && test.passes(value);
  }

  /** For people, such as {@code header x-canary: always}. */
  @Override
  public String toString() {
    return source.toString() + test;
  }
}
