// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import graphql.scalars.ExtendedScalars;
import graphql.schema.GraphQLScalarType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scalars that files can declare, beside the five that GraphQL has. */
public final class ScalarCatalog {
  private static final Set<String> BUILT_IN = Set.of("Int", "Float", "String", "Boolean", "ID");

  private ScalarCatalog() {}

  /** Whether GraphQL itself has the scalar, so that it is not declared. */
  public static boolean isBuiltIn(String name) {
    return BUILT_IN.contains(name);
  }

  /** The names of GraphQL's own scalars. */
  public static Set<String> builtIn() {
    return BUILT_IN;
  }

  /** A scalar that can be declared. */
  public static Optional<GraphQLScalarType> find(String name) {
    return Optional.ofNullable(Extended.BY_NAME.get(name));
  }

  /** The names of the scalars that can be declared. */
  public static Set<String> names() {
    return new TreeSet<>(Extended.BY_NAME.keySet());
  }

  /**
   * Made when the first one is asked for: making them all takes time that most starts can spare.
   */
  private static final class Extended {
    private static final Set<String> NUMBERS =
        Set.of(
            "SecondsSinceEpoch",
            "PositiveInt",
            "NegativeInt",
            "NonPositiveInt",
            "NonNegativeInt",
            "PositiveFloat",
            "NegativeFloat",
            "NonPositiveFloat",
            "NonNegativeFloat",
            "Long",
            "Short",
            "Byte",
            "BigDecimal",
            "BigInteger");

    static final Map<String, GraphQLScalarType> BY_NAME =
        Stream.of(
                ExactTime.of(ExtendedScalars.DateTime),
                ExactTime.of(ExtendedScalars.Date),
                ExtendedScalars.Time,
                ExtendedScalars.LocalTime,
                ExtendedScalars.YearMonth,
                ExtendedScalars.Year,
                ExtendedScalars.AccurateDuration,
                ExtendedScalars.NominalDuration,
                ExtendedScalars.SecondsSinceEpoch,
                JsonScalar.of(ExtendedScalars.Object),
                JsonScalar.of(ExtendedScalars.Json),
                ExtendedScalars.Url,
                ExtendedScalars.Locale,
                ExtendedScalars.Currency,
                ExtendedScalars.CountryCode,
                ExtendedScalars.HexColorCode,
                ExtendedScalars.UUID,
                ExtendedScalars.PositiveInt,
                ExtendedScalars.NegativeInt,
                ExtendedScalars.NonPositiveInt,
                ExtendedScalars.NonNegativeInt,
                ExtendedScalars.PositiveFloat,
                ExtendedScalars.NegativeFloat,
                ExtendedScalars.NonPositiveFloat,
                ExtendedScalars.NonNegativeFloat,
                ExtendedScalars.GraphQLLong,
                ExtendedScalars.GraphQLShort,
                ExtendedScalars.GraphQLByte,
                ExtendedScalars.GraphQLBigDecimal,
                ExtendedScalars.GraphQLBigInteger,
                ExtendedScalars.GraphQLChar)
            .map(StrictScalar::of)
            .map(type -> NUMBERS.contains(type.getName()) ? SizedScalar.of(type) : type)
            .collect(Collectors.toUnmodifiableMap(GraphQLScalarType::getName, Function.identity()));
  }
}
