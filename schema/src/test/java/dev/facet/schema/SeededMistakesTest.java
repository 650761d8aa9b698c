// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.sdl.SchemaCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake at a time in the shop: its code, its exact place, and what the caret is under. */
final class SeededMistakesTest {
  private static final String SHOP = Sdl.resource("shop.graphql");

  record Mistake(
      String right, String wrong, String place, SchemaCode code, String marked, String hint) {
    @Override
    public String toString() {
      return code + " " + wrong;
    }
  }

  static List<Mistake> mistakes() {
    return List.of(
        new Mistake(
            "service: catalog, get",
            "service: catlog, get",
            "4:20",
            SchemaCode.UNKNOWN_SERVICE,
            "catlog",
            "did you mean \"catalog\"?"),
        new Mistake(
            "&limit={args.limit}\", root: \"items\"",
            "&limit={args.limt}\", root: \"items\"",
            "4:82",
            SchemaCode.UNDEFINED_ARGUMENT,
            "limt",
            "did you mean \"limit\"?"),
        new Mistake(
            "{claims.sub}",
            "{claim.sub}",
            "5:67",
            SchemaCode.UNKNOWN_ROOT,
            "claim",
            "did you mean \"claims\"?"),
        new Mistake(
            "/stock/{parent.sku}",
            "/stock/{parent.sku | uper}",
            "13:67",
            SchemaCode.UNKNOWN_PIPE,
            "uper",
            "did you mean \"upper\"?"),
        new Mistake(
            "/stock/{parent.sku}",
            "/stock/{parent.sku",
            "13:53",
            SchemaCode.BAD_TEMPLATE,
            "{parent.sku",
            "add }"),
        new Mistake(
            "/stock/{parent.sku}", "/stock/{keys}", "13:54", SchemaCode.ROOT_NOT_HERE, "keys", ""),
        new Mistake(
            "reviews?productIds={keys}&",
            "reviews?",
            "15:65",
            SchemaCode.KEYS_NOT_READ,
            "batch",
            "write such as /users?id={keys*}"),
        new Mistake(
            "{args.input.requestId}",
            "{args.input.requestID}",
            "32:96",
            SchemaCode.UNDEFINED_INPUT_FIELD,
            "requestID",
            "did you mean \"requestId\"?"),
        new Mistake(
            "author: Customer @ref",
            "author: Order @ref",
            "21:11",
            SchemaCode.REF_WITHOUT_ENTITY,
            "Order",
            "add @entity to type Order"),
        new Mistake(
            "users, key: \"id\"",
            "users, key: \"ident\"",
            "24:45",
            SchemaCode.KEY_NOT_A_FIELD,
            "ident",
            ""),
        new Mistake(
            "/users?id={keys*}\", match: \"id\"",
            "/users?id={keys*}\", match: \"idd\"",
            "24:91",
            SchemaCode.WRONG_MATCH,
            "idd",
            "did you mean \"id\"?"),
        new Mistake(
            "scalar BigDecimal",
            "scalar BigDecimal scalar BigDecimals",
            "55:26",
            SchemaCode.UNKNOWN_SCALAR,
            "BigDecimals",
            "did you mean \"BigDecimal\"?"),
        new Mistake(
            "root: \"available\"",
            "rot: \"available\"",
            "13:68",
            SchemaCode.UNKNOWN_ARGUMENT,
            "rot",
            "did you mean \"root\"?"),
        new Mistake(
            "me: Customer @authenticated",
            "me: Customer @authentcated",
            "5:16",
            SchemaCode.UNKNOWN_DIRECTIVE,
            "@authentcated",
            "did you mean \"@authenticated\"?"),
        new Mistake(
            "max: 50})\n}", "max: \"50\"})\n}", "15:136", SchemaCode.WRONG_ARGUMENT, "\"50\"", ""),
        new Mistake(
            "root: \"available\"",
            "sparse: \"fields\"",
            "13:76",
            SchemaCode.WRONG_ARGUMENT,
            "\"fields\"",
            ""),
        new Mistake(
            "post: \"/orders\"",
            "get: \"/orders\"",
            "32:44",
            SchemaCode.BODY,
            "body",
            "use post, or query parameters"),
        new Mistake(
            "post: \"/orders\"",
            "post: \"/orders\", put: \"/o\"",
            "32:45",
            SchemaCode.METHOD,
            "put",
            ""),
        new Mistake(
            "price: BigDecimal! @from(path: \"pricing.current\")",
            "price: BigDecimal! @from(path: \"pricing..current\")",
            "12:43",
            SchemaCode.BAD_PATH,
            ".",
            ""),
        new Mistake(
            "product(id: ID!): Product @ref",
            "product(id: ID): Product! @ref",
            "2:40",
            SchemaCode.NULLABLE_KEY,
            "{args.id}",
            "make the argument non-null, or the field nullable"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void marksExactlyTheMistake(Mistake mistake) {
    assertEquals(true, SHOP.contains(mistake.right()), mistake.right());
    String wrong = SHOP.replace(mistake.right(), mistake.wrong());

    List<Diagnostic> errors =
        Sdl.compile(wrong).diagnostics().stream()
            .filter(Diagnostic.Error.class::isInstance)
            .toList();

    assertEquals(1, errors.size(), Sdl.findings(wrong).toString());
    Diagnostic error = errors.getFirst();
    assertEquals(mistake.code(), error.code());
    assertNotNull(error.span());
    assertEquals("a.graphql:" + mistake.place(), error.span().toString());
    assertEquals(mistake.marked(), Sdl.marked(error));
    assertEquals(mistake.hint(), error.hint());
  }

  @Test
  void reportsAllMistakesAtOnceInOrder() {
    String wrong =
        SHOP.replace("service: reviews", "service: review")
            .replace("{claims.sub}", "{claim.sub}")
            .replace("scalar BigDecimal", "scalar BigDecimals");

    assertEquals(
        List.of(
            "a.graphql:5:67 FACET-S019 unknown root \"claim\"",
            "a.graphql:12:10 FACET-S002 undefined type \"BigDecimal\"",
            "a.graphql:15:20 FACET-S012 unknown service \"review\"",
            "a.graphql:55:8 FACET-S007 unknown scalar \"BigDecimals\""),
        Sdl.findings(wrong));
  }

  @Test
  void pointsAtTheServiceThatWasMeant() {
    Diagnostic error =
        Sdl.compile(SHOP.replace("service: catalog, get", "service: catlog, get"))
            .diagnostics()
            .getFirst();

    assertEquals("not defined in facet.yaml", error.label());
    assertEquals(
        List.of("facet.yaml:2:3"), error.related().stream().map(Object::toString).toList());
  }
}
