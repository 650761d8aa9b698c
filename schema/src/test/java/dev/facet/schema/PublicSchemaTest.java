// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.sdl.ScalarCatalog;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.introspection.IntrospectionQuery;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema as clients see it. */
final class PublicSchemaTest {
  private static final GraphQLContext CONTEXT = GraphQLContext.getDefault();
  private static final FrontendSchema SHOP = Sdl.good(Sdl.resource("shop.graphql"));

  @ParameterizedTest
  @ValueSource(strings = {"String", "ID"})
  void textScalarsRefuseObjectsAndLists(String name) {
    Coercing<?, ?> text = scalar(name).getCoercing();

    for (Object wrong : List.of(Map.of("a", 1), List.of("a"), new int[] {1})) {
      assertThrows(
          CoercingSerializeException.class, () -> text.serialize(wrong, CONTEXT, Locale.ROOT));
    }
    assertEquals("a", text.serialize("a", CONTEXT, Locale.ROOT));
    assertEquals("1", text.serialize(1, CONTEXT, Locale.ROOT));
    assertEquals("a", text.parseValue("a", CONTEXT, Locale.ROOT));
    assertEquals(
        "a",
        text.parseLiteral(
            StringValue.of("a"), CoercedVariables.emptyVariables(), CONTEXT, Locale.ROOT));
    assertNotNull(text.valueToLiteral("a", CONTEXT, Locale.ROOT));
  }

  @Test
  void textScalarsAreOtherwiseAsBuiltIn() {
    IntValue number = new IntValue(BigInteger.TEN);
    assertThrows(
        CoercingParseLiteralException.class,
        () ->
            scalar("String")
                .getCoercing()
                .parseLiteral(number, CoercedVariables.emptyVariables(), CONTEXT, Locale.ROOT));
    assertEquals(
        "10",
        scalar("ID")
            .getCoercing()
            .parseLiteral(number, CoercedVariables.emptyVariables(), CONTEXT, Locale.ROOT));
  }

  @Test
  void fieldsAndIntrospectionUseTheStrictScalars() {
    assertSame(
        scalar("String"),
        GraphQLTypeUtil.unwrapAll(
            requireNonNull(SHOP.graphql().getObjectType("Product")).getField("name").getType()));
    assertEquals(
        List.of(),
        GraphQL.newGraphQL(SHOP.graphql())
            .build()
            .execute(IntrospectionQuery.INTROSPECTION_QUERY)
            .getErrors());
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
