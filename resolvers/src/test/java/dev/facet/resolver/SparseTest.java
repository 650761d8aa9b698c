// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What services are asked for where they can leave the rest out. */
final class SparseTest {
  private static final String SDL =
      """
      scalar JSON
      type Query {
        products: [Product!] @rest(service: catalog, get: "/products?z=1", root: "data.items",
            sparse: {param: "fields", style: PATHS})
        page: [Product!] @rest(service: catalog, get: "/page", root: "data.items",
            sparse: {param: "fields", style: NESTED, of: ANSWER})
        count: Int @rest(service: catalog, get: "/count", root: "total.all",
            sparse: {param: "fields", style: PATHS, of: ANSWER})
        sum: Int @rest(service: catalog, get: "/sum", root: "total",
            sparse: {param: "fields"})
        either: Either @rest(service: catalog, get: "/either", sparse: {param: "f", style: PATHS})
        things: [Thing] @rest(service: catalog, get: "/things", sparse: {param: "fields"})
        me: User @ref(key: "1")
        other: User @ref(key: "2")
      }
      type Product {
        id: ID
        name: String @from(path: "texts.name")
        label: String @value(text: "{parent.code} {parent.texts.short}")
        extra: JSON
        maker: Maker
        copy: Product @from(path: "$")
        status: Int @from(path: "$status")
        all: String @value(text: "{parent | json}")
        odd: String @from(path: "[\\"a.b\\"]")
        seller: User @ref(key: "{parent.sellerId}")
        reviews(n: Int): [Review] @rest(service: reviews, get: "/reviews?of={keys}&n={args.n}",
            batch: {key: "{parent.id}", match: "about.product"},
            sparse: {param: "$select", style: PATHS})
      }
      type Maker { name: String city: String }
      type Review { stars: Int }
      interface Thing @typeBy(path: "meta.kind") { id: ID }
      type Book implements Thing { id: ID pages: Int }
      type Film implements Thing { id: ID minutes: Int }
      union Either @typeBy(path: "kind") = Left | Right
      type Left { of: Int @from(path: "kind.of") }
      type Right { id: ID }
      type User @entity(service: users, key: "id",
          one: {get: "/users/{key}", sparse: {param: "only"}},
          many: {get: "/users?id={keys}", sparse: {param: "fields"}}) {
        id: ID
        name: String
        city: String @from(path: "address.city")
      }
      """;

  private static final String USERS = "users GET /users?id=7,8&fields=id,name";
  private static final String REVIEWS =
      "reviews GET /reviews?of=1,2&n=3&$select=about.product,stars";

  private final EngineFixture gateway = new EngineFixture(SDL);

  private List<String> calls(String query) {
    gateway.answer(query);
    List<String> calls = List.copyOf(gateway.services.calls());
    gateway.services.forget();
    return calls;
  }

  private void asks(String call, String query) {
    gateway.services.on(call, "{}");
    assertEquals(List.of(call), calls(query), query);
  }

  @Test
  void asksForWhatFieldsAndTheirTemplatesRead() {
    asks("catalog GET /products?z=1&fields=texts.name", "{ products { name } }");
    asks("catalog GET /products?z=1&fields=code,id,texts.short", "{ products { label id } }");
    asks(
        "catalog GET /products?z=1&fields=maker.city,maker.name",
        "{ products { maker { name city } } }");
    asks("catalog GET /products?z=1&fields=maker", "{ products { maker { __typename } } }");
    asks("catalog GET /products?z=1&fields=id", "{ products { copy { copy { id } } } }");
  }

  @Test
  void asksForTheSameInWhateverOrderItIsSelected() {
    asks("catalog GET /products?z=1&fields=extra,id,texts.name", "{ products { id name extra } }");
    asks(
        "catalog GET /products?z=1&fields=extra,id,texts.name",
        "{ products { extra } products { x: name ... on Product { id } } }");
  }

  @Test
  void asksForEverythingWhereEverythingIsNeededOrNothingCanBeSaid() {
    asks("catalog GET /products?z=1", "{ products { id all } }");
    asks("catalog GET /products?z=1", "{ products { id odd } }");
    asks("catalog GET /products?z=1", "{ products { __typename status } }");
    asks("catalog GET /sum", "{ sum }");
  }

  @Test
  void namesPropertiesFromTheWholeResponseOnWhereTheServiceWantsThat() {
    asks("catalog GET /page?fields=data(items(id,maker(name)))", "{ page { id maker { name } } }");
    asks("catalog GET /page?fields=data(items)", "{ page { all } }");
    asks("catalog GET /count?fields=total.all", "{ count }");
  }

  @Test
  void asksForWhatTellsTypes() {
    asks(
        "catalog GET /things?fields=id,meta,minutes,pages",
        "{ things { ... on Book { pages } ... on Film { id minutes } } }");
  }

  @Test
  void asksForWhatTellsTypesAlsoWhereAFieldReadsInsideIt() {
    asks("catalog GET /either?f=id,kind", "{ either { ... on Left { of } ... on Right { id } } }");
  }

  @Test
  void asksForTheKeysOfLoadsBelow() {
    gateway.services.on(
        "catalog GET /products?z=1&fields=id,sellerId",
        "{\"data\":{\"items\":[{\"id\":1,\"sellerId\":7},{\"id\":2,\"sellerId\":8}]}}");
    gateway.services.on(USERS, "[]").on(REVIEWS, "[]");

    assertEquals(
        List.of("catalog GET /products?z=1&fields=id,sellerId", USERS, REVIEWS),
        calls("{ products { seller { name } reviews(n: 3) { stars } } }"));
  }

  @Test
  void asksOnceForAllThatReferencesToAnEntityNeed() {
    asks("users GET /users?id=1,2&fields=address,id,name", "{ me { name } other { id city } }");
    asks("users GET /users/1?only=address,id,name", "{ me { name city } }");
  }

  @Test
  void explainsWithWhatIsSent() {
    gateway.services.on("users GET /users/1?only=id,name", "{}");
    String response =
        gateway
            .response(
                new GraphQlRequest("{ me { name } }", null, Map.of(), true, true),
                EngineFixture.anonymous())
            .json()
            .toJsonObject()
            .getJsonObject("extensions")
            .getJsonObject("facet")
            .getJsonArray("upstream")
            .getJsonObject(0)
            .getString("request");

    assertEquals("GET /users/{key}?only=id,name", response);
  }
}
