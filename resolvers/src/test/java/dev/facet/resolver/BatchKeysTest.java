// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The keys of batched calls: which are asked for, and what is found by them. */
final class BatchKeysTest extends BatchGateway {
  @Test
  void keepsRequestsApartThatDifferOnlyInWhereTheKeysStand() {
    gateway
        .services
        .on("a GET /posts", "[{\"id\":7}]")
        .on("a GET /near?of=1,7,2,2", "[]")
        .on("a GET /near?of=1,2,7,2", "[]");
    gateway.answer(
        "{ posts { a: near(before: [\"1\"], after: [\"2\", \"2\"]) { text }"
            + " b: near(before: [\"1\", \"2\"], after: [\"2\"]) { text } } }");
    assertEquals(3, calls().size());
  }

  @Test
  void asksOnlyForTheBadKeysNullWhereARuleMakesTheStatusNull() {
    gateway
        .services
        .on("b GET /users?ids=1,2", 422, "")
        .on("b GET /users?ids=1", "[{\"id\":1,\"name\":\"A\"}]")
        .on("b GET /users?ids=2", 422, "");
    assertEquals(
        "{\"data\":{\"users\":[{\"name\":\"A\"},null]}}",
        gateway.answer("{ users(ids: [1, 2]) { name } }"));
  }

  @Test
  void callsNothingWhereOnlyTheKeyIsAsked() {
    gateway.services.on("a GET /posts", POSTS);
    assertEquals(
        "{\"data\":{\"posts\":[{\"author\":{\"id\":\"7\",\"__typename\":\"User\"}},"
            + "{\"author\":{\"id\":\"8\",\"__typename\":\"User\"}},"
            + "{\"author\":{\"id\":\"7\",\"__typename\":\"User\"}}]}}",
        gateway.answer("{ posts { author { id __typename } } }"));
    assertEquals(List.of("a GET /posts"), calls());
  }

  @Test
  void loadsNoEntityByAnEmptyKey() {
    gateway
        .services
        .on("a GET /posts", "[{\"authorId\":\"\"},{\"authorId\":7}]")
        .on("b GET /users?ids=7", "[{\"id\":7,\"name\":\"A\"}]");
    assertEquals(
        "{\"data\":{\"posts\":[{\"author\":null},{\"author\":{\"name\":\"A\"}}]}}",
        gateway.answer("{ posts { author { name } } }"));
    assertEquals("{\"data\":{\"users\":[null]}}", gateway.answer("{ users(ids: [\"\"]) { id } }"));
    assertEquals(List.of("a GET /posts", "b GET /users?ids=7"), calls());
  }

  @Test
  void sendsKeysAsTheyWereFoundFirst() {
    gateway
        .services
        .on(
            "a GET /posts",
            "[{\"tag\":\"12\"},{\"tag\":12},{\"tag\":7},{\"tag\":\"7\"},{\"tag\":1.50}]")
        .on(
            "a POST /topics {\"ids\":[\"12\",7,1.50]}",
            "[{\"id\":7,\"title\":\"B\"},{\"id\":12,\"title\":\"A\"}]")
        .on("a GET /votes?of=%5B%2212%22%2C7%2C1.50%5D", "[{\"of\":\"12\",\"n\":3}]");
    assertEquals(
        "{\"data\":{\"posts\":[{\"topic\":{\"title\":\"A\"},\"votes\":{\"n\":3}},"
            + "{\"topic\":{\"title\":\"A\"},\"votes\":{\"n\":3}},"
            + "{\"topic\":{\"title\":\"B\"},\"votes\":null},{\"topic\":{\"title\":\"B\"},\"votes\":null},"
            + "{\"topic\":null,\"votes\":null}]}}",
        gateway.answer("{ posts { topic { title } votes { n } } }"));
    assertEquals(3, calls().size());
  }

  @Test
  void matchesNumbersAndTextsOfNineteenDigits() {
    gateway
        .services
        .on("a GET /posts", "[{\"authorId\":1541815603606036480}]")
        .on(
            "b GET /users?ids=1541815603606036480",
            "[{\"id\":\"1541815603606036480\",\"name\":\"A\"}]");
    assertEquals(
        "{\"data\":{\"posts\":[{\"author\":{\"name\":\"A\"}}]}}",
        gateway.answer("{ posts { author { name } } }"));
  }

  @Test
  void keepsAllItemsWhereTheNumberIsBeyondEveryList() {
    EngineFixture gateway =
        new EngineFixture(
            """
            scalar BigInteger
            type Query {
              n(top: BigInteger): [Int] @rest(service: a, get: "/n", take: "{args.top}")
            }
            """);
    gateway.services.on("a GET /n", "[1, 2]");
    assertEquals(
        "{\"data\":{\"all\":[1,2],\"none\":[]}}",
        gateway.answer(
            "{ all: n(top: 12345678901234567890) none: n(top: -12345678901234567890) }"));
  }
}
