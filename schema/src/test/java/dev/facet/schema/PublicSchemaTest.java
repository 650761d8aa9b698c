// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.sdl.ScalarCatalog;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.Scalars;
import graphql.execution.CoercedVariables;
import graphql.introspection.IntrospectionQuery;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema as clients see it. */
final class PublicSchemaTest {
  private static final GraphQLContext CONTEXT = GraphQLContext.getDefault();
  private static final FrontendSchema SHOP = Sdl.good(Sdl.resource("shop.graphql"));

  @Test
  void usesTheBuiltInScalarsAsTheLibraryHasThem() {
    assertSame(Scalars.GraphQLString, scalar("String"));
    assertSame(Scalars.GraphQLID, scalar("ID"));
    assertEquals(
        List.of(),
        GraphQL.newGraphQL(SHOP.graphql())
            .build()
            .execute(IntrospectionQuery.INTROSPECTION_QUERY)
            .getErrors());
  }

  @Test
  void compilesAChainOfThousandsOfTypes() {
    StringBuilder sdl =
        new StringBuilder("type Query { t0: T0 @rest(service: users, get: \"/\") }");
    int types = 3_000;
    for (int i = 0; i < types; i++) {
      sdl.append("type T%d { n: Int next: T%d }\n".formatted(i, (i + 1) % types));
    }
    FrontendSchema schema = assertTimeout(Duration.ofSeconds(60), () -> Sdl.good(sdl.toString()));
    assertNotNull(schema.graphql().getType("T2999"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e1000000000", "1e-1000000000", "1e400000000", "-7e-400000000"})
  void noScalarCountsTheDigitsOfANumberOfBillions(String digits) {
    BigDecimal number = new BigDecimal(digits);
    for (String name : ScalarCatalog.names()) {
      Coercing<?, ?> scalar = ScalarCatalog.find(name).orElseThrow().getCoercing();
      assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> {
            accept(() -> scalar.serialize(number, CONTEXT, Locale.ROOT));
            accept(() -> scalar.serialize(digits, CONTEXT, Locale.ROOT));
            accept(() -> scalar.parseValue(number, CONTEXT, Locale.ROOT));
            accept(() -> scalar.parseValue(digits, CONTEXT, Locale.ROOT));
            for (Value<?> literal : List.of(new FloatValue(number), StringValue.of(digits))) {
              accept(() ->
                  scalar.parseLiteral(
                      literal, CoercedVariables.emptyVariables(), CONTEXT, Locale.ROOT));
            }
          },
          name);
    }
  }

  @Test
  void integersOfAnyUsualLengthAreTaken() {
    Coercing<?, ?> scalar = ScalarCatalog.find("BigInteger").orElseThrow().getCoercing();
    BigInteger large = BigInteger.TEN.pow(999);
    assertEquals(large, scalar.parseValue(new BigDecimal("1e999"), CONTEXT, Locale.ROOT));
    assertEquals(large, scalar.serialize(large, CONTEXT, Locale.ROOT));
    assertEquals(
        large,
        scalar.parseLiteral(
            new IntValue(large), CoercedVariables.emptyVariables(), CONTEXT, Locale.ROOT));
    assertThrows(
        CoercingParseValueException.class,
        () -> scalar.parseValue("1e400000000", CONTEXT, Locale.ROOT));
    assertThrows(
        CoercingSerializeException.class,
        () -> scalar.serialize(new BigDecimal("1e400000000"), CONTEXT, Locale.ROOT));
  }

  private static void accept(Supplier<@Nullable Object> coercion) {
    try {
      Object _ = coercion.get();
    } catch (GraphQLException rejected) {
      assertNotNull(rejected.getMessage());
    }
  }

  @Test
  void holdsNoneOfOurDirectives() {
    for (String name : List.of("rest", "ref", "entity", "from", "value", "authenticated")) {
      assertNull(SHOP.graphql().getDirective(name), name);
    }
    assertTrue(
        requireNonNull(SHOP.graphql().getObjectType("Product"))
            .getField("stock")
            .getAppliedDirectives()
            .isEmpty());
  }

  @Test
  void printsTheSdlThatClientsSee() {
    FrontendSchema schema =
        Sdl.good(
            """
            "Where it starts." type Query {
              b: Int @value(json: 1) @deprecated(reason: "use a")
              a(by: By): Date @rest(service: users, get: "/a?x={args.by.x}")
            }
            scalar Date
            input By @oneOf { x: Int  y: Int }
            """);

    String sdl = PublicSdl.of(schema);

    assertFalse(sdl.contains("@rest") || sdl.contains("@value"), sdl);
    assertTrue(sdl.contains("\"Where it starts.\""), sdl);
    assertTrue(sdl.contains("b: Int @deprecated(reason : \"use a\")"), sdl);
    assertTrue(sdl.contains("scalar Date"), sdl);
    assertTrue(sdl.contains("input By @oneOf"), sdl);
    assertFalse(sdl.contains("directive @"), sdl);
    assertEquals(sdl, PublicSdl.of(schema));
    assertNotNull(Sdl.findings(sdl));
  }

  @Test
  void everyScalarHasTheDescriptionOfItsFile() {
    for (String name : ScalarCatalog.names()) {
      String ours =
          printed("\"Ours.\" scalar " + name + " @specifiedBy(url: \"https://a.b\")", name);
      assertTrue(
          ours.contains("\"Ours.\"\nscalar " + name + " @specifiedBy(url : \"https://a.b\")"),
          ours);
      String bare = printed("scalar " + name, name);
      assertFalse(bare.contains("https://a.b"), bare);
    }
    String own = printed("\"Mine.\" scalar Mail @scalar(base: String)", "Mail");
    assertTrue(own.contains("\"Mine.\"\nscalar Mail"), own);
  }

  private static String printed(String scalar, String name) {
    String query = "type Query { a: " + name + " @rest(service: users, get: \"/\") } ";
    return PublicSdl.of(Sdl.good(query + scalar));
  }

  @Test
  void everyExtendedScalarCanBeDeclared() {
    for (String name : ScalarCatalog.names()) {
      FrontendSchema schema =
          Sdl.good(
              "type Query { a: " + name + " @rest(service: users, get: \"/\") } scalar " + name);
      assertNotNull(schema.graphql().getType(name), name);
    }
  }

  @Test
  void keepsAbstractTypesThatNoFieldGives() {
    FrontendSchema schema =
        Sdl.good(
            "type Query implements N { id: ID! @value(json: 1) } interface N { id: ID! } union U ="
                + " Query");
    assertNotNull(schema.graphql().getType("N"));
    assertNotNull(schema.graphql().getType("U"));
  }

  private static GraphQLScalarType scalar(String name) {
    return (GraphQLScalarType) requireNonNull(SHOP.graphql().getType(name));
  }
}
