// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.schema.RestCall.Verb;
import dev.facet.schema.template.Filled;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.ResponsePart;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.Scope;
import dev.facet.schema.template.TextTemplate;
import dev.facet.schema.template.UrlTemplate.Rendered;
import graphql.schema.FieldCoordinates;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the engine gets for good files. */
final class BindingsTest {
  private static final FrontendSchema SHOP = Sdl.good(Sdl.resource("shop.graphql"));

  @Test
  void readsTheFieldsOwnNameWithoutADirective() {
    assertEquals(
        new FieldBinding.Property(JsonPath.property("name")), SHOP.binding("Product", "name"));
  }

  @Test
  void readsOtherPlacesWithFrom() {
    FrontendSchema schema =
        Sdl.good(
            "type Query { a: A @value(json: {}) } type A { a: Int @from(path: \"b.c[0]\") self: A"
                + " @from(path: \"$\") status: Int @from(path: \"$status\") tag: String @from(path:"
                + " \"$header.ETag\") }");

    assertEquals(
        "b.c[0]",
        assertInstanceOf(FieldBinding.Property.class, schema.binding("A", "a")).path().toString());
    assertEquals(new FieldBinding.Property(JsonPath.SELF), schema.binding("A", "self"));
    assertEquals(new FieldBinding.ResponseStatus(), schema.binding("A", "status"));
    assertEquals(new FieldBinding.ResponseHeader("etag"), schema.binding("A", "tag"));
  }

  @Test
  void compilesHowCallsAskForSomeProperties() {
    FrontendSchema schema =
        Sdl.good(
            """
            type Query {
              a: A @ref(key: "{claims.x}")
              all: [A] @rest(service: users, get: "/a", root: "items",
                  sparse: {param: "$select", style: NESTED, of: ANSWER})
            }
            type A @entity(service: users, key: "id",
                one: {get: "/a/{key}", sparse: {param: "f"}},
                many: {get: "/a?id={keys}", sparse: {param: "g", style: PATHS, of: VALUE}}) {
              id: ID
            }
            """);
    Entity entity =
        assertInstanceOf(FieldBinding.Reference.class, schema.binding("Query", "a")).entity();

    assertEquals(
        new Sparse("$select", Sparse.Style.NESTED, true), call(schema, "Query", "all").sparse());
    assertEquals(new Sparse("f", Sparse.Style.NAMES, false), requireNonNull(entity.one()).sparse());
    assertEquals(
        new Sparse("g", Sparse.Style.PATHS, false), requireNonNull(entity.many()).call().sparse());
  }

  @Test
  void compilesACall() {
    RestCall call = call(SHOP, "Query", "products");

    assertEquals("catalog", call.service());
    assertEquals(Verb.GET, call.verb());
    assertEquals(new ResponsePart.Body(JsonPath.property("items")), call.root());
    assertEquals(
        new Rendered.Target("/products?limit=20"), call.url().render(args(Map.of("limit", 20L))));
    assertNull(call.body());
    assertNull(call.timeout());
    assertNull(call.take());
    assertNull(call.idempotencyKey());
    assertEquals(List.of(), call.errors());
  }

  @Test
  void compilesEveryPartOfACall() {
    RestCall call =
        call(
            Sdl.good(
                """
                type Query {
                  a(x: ID): [Int] @rest(
                    service: users, patch: "/a", take: "{args.x}", timeout: "2m",
                    headers: [{name: "X-Tenant", value: "{claims.tenant}"}],
                    body: {ids: ["{args.x}", 1, 2.5, true, null, 99999999999999999999], word: OPEN, of: "x {args.x}"},
                    errors: [{status: 404, as: NULL}, {status: 409, code: "CONFLICT", message: "{body.error}"}],
                    idempotencyKey: "{args.x}")
                }
                """),
            "Query",
            "a");
    Scope scope = args(Map.of("x", 7L));

    assertEquals(Verb.PATCH, call.verb());
    assertEquals(Duration.ofMinutes(2), call.timeout());
    assertEquals(7L, requireNonNull(call.take()).evaluate(scope));
    assertEquals(7L, requireNonNull(call.idempotencyKey()).render(scope));
    assertEquals("{claims.tenant}", requireNonNull(call.headers().get("x-tenant")).source());
    assertEquals(
        Map.of(
            "ids",
            Arrays.asList(
                7L, 1L, new BigDecimal("2.5"), true, null, new BigInteger("99999999999999999999")),
            "word",
            "OPEN",
            "of",
            "x 7"),
        json(requireNonNull(call.body()).fill(scope)));
    assertEquals(404, call.errors().getFirst().status());
    assertEquals(true, call.errors().getFirst().asNull());
    assertNull(call.errors().getFirst().code());
    assertEquals("CONFLICT", call.errors().getLast().code());
    assertEquals("{body.error}", requireNonNull(call.errors().getLast().message()).source());
  }

  @Test
  void compilesABodyThatIsOneExpression() {
    RestCall call = call(SHOP, "Mutation", "placeOrder");

    assertEquals(Verb.POST, call.verb());
    assertEquals(
        Map.of("requestId", "r"),
        json(requireNonNull(call.body()).fill(args(Map.of("input", Map.of("requestId", "r"))))));
    assertEquals(Filled.Absent.LEFT_OUT, requireNonNull(call.body()).fill(args(Map.of())));
  }

  @Test
  void readsDurations() {
    for (Map.Entry<String, Duration> entry :
        Map.of(
                "800ms", Duration.ofMillis(800),
                "2s", Duration.ofSeconds(2),
                "3m", Duration.ofMinutes(3),
                "1h", Duration.ofHours(1))
            .entrySet()) {
      String sdl =
          "type Query { a: Int @rest(service: users, get: \"/\", timeout: \""
              + entry.getKey()
              + "\") }";
      assertEquals(entry.getValue(), call(Sdl.good(sdl), "Query", "a").timeout());
    }
  }

  @Test
  void compilesABatch() {
    FieldBinding.Batched batched =
        assertInstanceOf(FieldBinding.Batched.class, SHOP.binding("Product", "reviews"));

    assertEquals(50, batched.batch().max());
    assertEquals(List.of(JsonPath.property("productId")), batched.batch().match());
    assertEquals("{parent.id}", batched.key().source());
    assertEquals(
        List.of(Root.KEYS, Root.ARGS),
        batched.batch().call().url().expressions().stream().map(one -> one.root()).toList());
  }

  @Test
  void compilesEntities() {
    Entity product =
        assertInstanceOf(FieldBinding.Reference.class, SHOP.binding("Query", "product")).entity();
    assertEquals("Product", product.type());
    assertEquals(List.of("id"), product.keyFields());
    assertEquals("/products/{key}", requireNonNull(product.one()).url().source());
    assertEquals(JsonPath.property("items"), requireNonNull(product.many()).call().root().path());
    assertEquals(100, requireNonNull(product.many()).max());

    FieldBinding.Reference author =
        assertInstanceOf(FieldBinding.Reference.class, SHOP.binding("Review", "author"));
    assertNull(author.entity().one());
    assertEquals(
        List.of("{parent.authorId}"), author.keys().stream().map(TextTemplate::source).toList());
  }

  @Test
  void sharesOneEntityAmongAllReferences() {
    FrontendSchema schema =
        Sdl.good(
            "type Query { a: A @ref(key: \"1\") b: A @ref(key: {id: \"2\"}) }",
            "type A @entity(service: users, key: \"id\", one: {get: \"/{key}\"}) { id: ID! }");
    assertSame(entity(schema, "a"), entity(schema, "b"));
  }

  @Test
  void ordersTheKeysOfACompositeEntity() {
    FrontendSchema schema =
        Sdl.good(
            "type Query { a: A @ref(key: {id: \"1\", tenant: \"{claims.t}\"}) }",
            "type A @entity(service: users, key: \"tenant id\", one: {get:"
                + " \"/{key.tenant}/{key.id}\"}, many: {post: \"/find\", body: {keys: \"{keys}\"}})"
                + " { id: ID! tenant: ID! }");
    FieldBinding.Reference reference =
        assertInstanceOf(FieldBinding.Reference.class, schema.binding("Query", "a"));

    assertEquals(List.of("tenant", "id"), reference.entity().keyFields());
    assertEquals(
        List.of("{claims.t}", "1"), reference.keys().stream().map(TextTemplate::source).toList());
    assertEquals(
        List.of(JsonPath.property("tenant"), JsonPath.property("id")),
        requireNonNull(reference.entity().many()).match());
    assertEquals(100, requireNonNull(reference.entity().many()).max());
  }

  @Test
  void namesKeyFieldsAsTheServiceDoes() {
    String type = " { id: ID! @from(path: \"productId\") }";
    for (String key : List.of("id", "productId")) {
      FrontendSchema schema =
          Sdl.good(
              "type Query { a: A @ref(key: \"1\") }",
              "type A @entity(service: users, key: \""
                  + key
                  + "\", many: {get: \"/?i={keys}\"})"
                  + type);
      assertEquals(List.of("productId"), entity(schema, "a").keyFields());
      assertEquals(
          List.of(JsonPath.property("productId")),
          requireNonNull(entity(schema, "a").many()).match());
    }
  }

  @Test
  void compilesConstantsAndTexts() {
    FrontendSchema schema =
        Sdl.good(
            "type Query { a: JSON @value(json: {x: [1, \"{args.y}\"]}) b: String @value(text:"
                + " \"{claims.a} {claims.b}\") c: Int @value(json: null) } scalar JSON");

    assertEquals(
        new FieldBinding.Constant(Map.of("x", List.of(1L, "{args.y}"))),
        schema.binding("Query", "a"));
    assertEquals(
        "{claims.a} {claims.b}",
        assertInstanceOf(FieldBinding.Text.class, schema.binding("Query", "b"))
            .template()
            .source());
    assertEquals(new FieldBinding.Constant(null), schema.binding("Query", "c"));
  }

  @Test
  void bindsEveryFieldOfEveryObjectType() {
    assertEquals(3 + 5 + 3 + 3 + 1 + 2, SHOP.bindings().size());
    assertThrows(IllegalArgumentException.class, () -> SHOP.binding("Product", "nothing"));
  }

  @Test
  void keepsTheSpellingsOfEnumsAndInput() {
    FrontendSchema schema =
        Sdl.good(
            "type Query { a(i: I, e: E): E @rest(service: users, get: \"/?i={args.i.a}&e={args.e}\") }",
            "enum E { ON @from(path: \"switched on\") OFF } enum F { X } input I { a: Int @from(path:"
                + " \"b.c\") d: F }");

    assertEquals(Map.of("E", Map.of("ON", "switched on", "OFF", "OFF")), schema.enumValues());
    assertEquals(1, schema.inputPaths().size());
    assertEquals(
        "b.c", String.valueOf(schema.inputPaths().get(FieldCoordinates.coordinates("I", "a"))));
  }

  private static Entity entity(FrontendSchema schema, String field) {
    return assertInstanceOf(FieldBinding.Reference.class, schema.binding("Query", field)).entity();
  }

  private static RestCall call(FrontendSchema schema, String type, String field) {
    return assertInstanceOf(FieldBinding.Call.class, schema.binding(type, field)).call();
  }

  private static Scope args(Map<String, Object> args) {
    return (root, path) -> root == Root.ARGS ? path.read(args) : null;
  }

  private static @Nullable Object json(Filled filled) {
    return assertInstanceOf(Filled.Value.class, filled).json();
  }
}
