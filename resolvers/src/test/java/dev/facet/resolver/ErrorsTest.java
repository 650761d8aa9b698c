// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.document.EngineLimits;
import dev.facet.upstream.UpstreamFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What clients are told where services fail, or answer with something else. */
final class ErrorsTest {
  private static final String SDL =
      """
      type Query {
        t: T @rest(service: a, get: "/t")
        ts: [T] @rest(service: a, get: "/ts")
        numbers: Numbers @rest(service: a, get: "/numbers")
        texts: [Texts] @rest(service: a, get: "/texts")
        sure: T! @rest(service: a, get: "/t")
        n: Int @rest(service: a, get: "/n", root: "n[0]")
        ruled: T @rest(service: a, get: "/t", errors: [{status: 404, code: "GONE"},
            {status: 409, code: "TAKEN", message: "{body.why}"}, {status: 500, as: NULL}])
        users(ids: [ID]): [User] @ref(key: "{args.ids}")
        loose(n: Int! = 1): T @rest(service: a, get: "/loose/{args.n}")
        path(p: String): T @rest(service: a, get: "/p/{args.p}")
        head(p: String): T @rest(service: a, get: "/h", headers: [{name: "x-a", value: "{args.p}"}])
      }
      type T {
        n: Int
        must: Int!
        list: [Int!]
        sub: T
        status: Int @from(path: "$status")
        etag: String @from(path: "$header.etag")
        with: Int @rest(service: a, get: "/with", headers: [{name: "x-any", value: "{parent.any}"}])
      }
      type Numbers { i: Int d: Float b: Boolean e: Kind }
      enum Kind { A B }
      type Texts { s: String id: ID }
      type User @entity(service: b, key: "id", many: {get: "/u?ids={keys}", max: 100}) { id: ID n: Int }
      """;

  private final EngineFixture gateway = new EngineFixture(SDL);

  private String with(String call, int status, String body, String query) {
    gateway.services.on(call, status, body);
    return gateway.answer(query);
  }

  private static void holds(String part, String response) {
    assertTrue(response.contains(part), response);
  }

  @Test
  void responsesOutsideOfJsonAreOfTheWrongShape() {
    for (String body : List.of("<html>", "{\"n\": 1", "{\"n\":1} x", "[", "{\"n\":NaN}")) {
      String response = with("a GET /t", 200, body, "{ t { n } n: __typename }");
      holds("{\"data\":{\"t\":null,\"n\":\"Query\"}", response);
      holds(
          "\"path\":[\"t\"],\"extensions\":{\"code\":\"UPSTREAM_SHAPE\",\"service\":\"a\"}",
          response);
    }
  }

  @Test
  void responsesOfAHundredThousandLevelsAreOfTheWrongShape() {
    for (String open : List.of("[", "{\"n\":", "{\"x\":")) {
      holds("UPSTREAM_SHAPE", with("a GET /t", 200, open.repeat(100_000), "{ t { n } }"));
    }
  }

  @Test
  void convertsNoNumberOfMillionsOfDigits() {
    for (String digits : List.of("1e400000000", "-3e-400000000", "\"1e400000000\"")) {
      String item = "{\"i\":%1$s,\"d\":%1$s,\"b\":%1$s,\"e\":%1$s}".formatted(digits);
      String response =
          assertTimeoutPreemptively(
              Duration.ofSeconds(60),
              () -> with("a GET /numbers", 200, item, "{ numbers { i d b e } }"));
      holds("{\"data\":{\"numbers\":{\"i\":null,\"d\":null,\"b\":null,\"e\":null}}", response);
    }
  }

  @Test
  void keepsTheSignOfZeroForFloats() {
    for (String zero : List.of("-0", "-0.0", "-0e3", "\"-0\"")) {
      String item = "{\"i\":%1$s,\"d\":%1$s}".formatted(zero);
      holds(
          "{\"data\":{\"numbers\":{\"i\":0,\"d\":-0.0}}}",
          with("a GET /numbers", 200, item, "{ numbers { i d } }"));
    }
  }

  @Test
  void sendsNoObjectInAHeader() {
    gateway.services.on("a GET /t", "{\"any\":[\"x\",null,1e3]}").on("a GET /with", "1");
    assertEquals("{\"data\":{\"t\":{\"with\":1}}}", gateway.answer("{ t { with } }"));
    assertEquals("x,1000", gateway.services.requests().getLast().headers().get("x-any"));
    for (String any : List.of("{\"a\":1}", "[{}]", "[[1]]")) {
      String response = with("a GET /t", 200, "{\"any\":" + any + "}", "{ t { with } }");
      holds("{\"data\":{\"t\":{\"with\":null}},\"errors\"", response);
      holds("\"message\":\"parent.any: a", response);
      holds("(expected: a plain value, or | json)", response);
      holds("\"code\":\"UPSTREAM_SHAPE\"", response);
    }
  }

  @Test
  void takesEnumConstantsByEitherName() {
    assertEquals(
        "{\"data\":{\"e\":\"SECOND\",\"es\":[\"FIRST\",\"SECOND\",null],\"swapped\":\"LEFT\"}}",
        new EngineFixture(
                """
                type Query {
                  e: E @value(json: SECOND)
                  es: [E] @value(json: ["one", "SECOND", null])
                  swapped: Swapped @value(json: "LEFT")
                }
                enum E { FIRST @from(path: "one") SECOND @from(path: "two") }
                enum Swapped { LEFT @from(path: "RIGHT") RIGHT @from(path: "LEFT") }
                """)
            .answer("{ e es swapped }"));
  }

  @Test
  void objectsAndListsAreNoStrings() {
    String response =
        with(
            "a GET /texts",
            200,
            "[{\"s\":{\"a\":1},\"id\":[\"x\"]},{\"s\":[],\"id\":{}},{\"s\":5,\"id\":7},{\"s\":true}]",
            "{ texts { s id } }");
    holds(
        "{\"data\":{\"texts\":[{\"s\":null,\"id\":null},{\"s\":null,\"id\":null},"
            + "{\"s\":\"5\",\"id\":\"7\"},{\"s\":\"true\",\"id\":null}]}",
        response);
    for (String path : List.of("0,\"s\"", "0,\"id\"", "1,\"s\"", "1,\"id\"")) {
      holds(
          "\"path\":[\"texts\"," + path + "],\"extensions\":{\"code\":\"UPSTREAM_SHAPE\"",
          response);
    }
  }

  @Test
  void keepsTheSiblingsOfValuesOfTheWrongType() {
    String items =
        "[{\"n\":1},{\"n\":2147483648},{\"n\":\"x\"},{\"n\":{}},{\"n\":[1]},[],7,{\"n\":3.0}]";
    String response = with("a GET /ts", 200, items, "{ ts { n } }");
    holds(
        "{\"data\":{\"ts\":[{\"n\":1},{\"n\":null},{\"n\":null},{\"n\":null},{\"n\":null},null,null,"
            + "{\"n\":3}]}",
        response);
    for (String path : List.of("1,\"n\"", "2,\"n\"", "3,\"n\"", "4,\"n\"", "5", "6")) {
      holds("\"path\":[\"ts\"," + path + "],\"extensions\":{\"code\":\"UPSTREAM_SHAPE\"", response);
    }
  }

  @Test
  void nullMovesUpToWhereItMayStand() {
    String items = "[{\"must\":1,\"sub\":{\"n\":5}},{\"must\":2,\"list\":[1,null]}]";
    String response = with("a GET /ts", 200, items, "{ ts { must sub { must } list } }");
    holds(
        "{\"data\":{\"ts\":[{\"must\":1,\"sub\":null,\"list\":null},"
            + "{\"must\":2,\"sub\":null,\"list\":null}]}",
        response);
    holds("\"path\":[\"ts\",0,\"sub\",\"must\"]", response);
    holds("\"path\":[\"ts\",1,\"list\",1]", response);
    holds("{\"data\":null,", with("a GET /t", 500, "", "{ sure { n } }"));
  }

  @Test
  void aMissingObjectIsNullWithoutAnErrorWhereItMayBe() {
    assertEquals("{\"data\":{\"t\":null}}", with("a GET /t", 404, "", "{ t { n } }"));
    holds(
        "\"code\":\"UPSTREAM_STATUS\",\"service\":\"a\",\"status\":404",
        with("a GET /ts", 404, "", "{ ts { n } }"));
    assertEquals("{\"data\":{\"t\":null}}", with("a GET /t", 200, "", "{ t { n } }"));
    assertEquals("{\"data\":{\"t\":null}}", with("a GET /t", 200, "null", "{ t { n } }"));
  }

  @Test
  void rulesSayWhatAStatusMeans() {
    holds(
        "\"code\":\"GONE\",\"service\":\"a\",\"status\":404",
        with("a GET /t", 404, "{}", "{ ruled { n } }"));
    assertEquals("{\"data\":{\"ruled\":null}}", with("a GET /t", 500, "{}", "{ ruled { n } }"));
    holds(
        "\"message\":\"in use\"", with("a GET /t", 409, "{\"why\":\"in use\"}", "{ ruled { n } }"));
    holds(
        "\"message\":\"The service answered with status 409.\"",
        with("a GET /t", 409, "<p>", "{ ruled { n } }"));
    holds("\"status\":503", with("a GET /t", 503, "secret", "{ ruled { n } }"));
  }

  @Test
  void failuresHaveCodes() {
    Map<UpstreamFailure, String> codes =
        Map.of(
            new UpstreamFailure.TimedOut("a", Duration.ofSeconds(1)), "UPSTREAM_TIMEOUT",
            new UpstreamFailure.DeadlinePassed("a"), "DEADLINE",
            new UpstreamFailure.Cancelled("a"), "DEADLINE",
            new UpstreamFailure.Unreachable("a", "10.0.0.1"), "UPSTREAM_UNAVAILABLE",
            new UpstreamFailure.ConnectionLost("a", "10.0.0.1"), "UPSTREAM_CONNECTION_LOST",
            new UpstreamFailure.Overloaded("a"), "UPSTREAM_OVERLOADED",
            new UpstreamFailure.Malformed("a", "x"), "UPSTREAM_BAD_RESPONSE",
            new UpstreamFailure.CircuitOpen("a", Duration.ofSeconds(5)), "CIRCUIT_OPEN",
            new UpstreamFailure.TooLarge("a", 5), "UPSTREAM_TOO_LARGE");
    codes.forEach((failure, code) -> {
      gateway.services.fails("a GET /t", failure);
      String response = gateway.answer("{ t { n } }");
      long again = failure.retryAfterSeconds();
      String more = again == 0 ? "" : ",\"retryAfter\":" + again;
      holds("\"extensions\":{\"code\":\"" + code + "\",\"service\":\"a\"" + more + "}", response);
      assertTrue(!response.contains("10.0.0.1"), response);
    });
  }

  @Test
  void readsTheResponseThatAnObjectCameWith() {
    assertEquals(
        "{\"data\":{\"t\":{\"status\":203,\"etag\":\"v203\",\"sub\":{\"status\":203}}}}",
        with("a GET /t", 203, "{\"sub\":{}}", "{ t { status etag sub { status } } }"));
  }

  @Test
  void aBadKeyCostsOneNull() {
    gateway
        .services
        .on("b GET /u?ids=1,2,3,4", 400, "")
        .on(
            "b GET /u?ids=1,2",
            "[{\"id\":2,\"n\":2},{\"id\":1,\"n\":1},{\"id\":1,\"n\":9},{}, null]")
        .on("b GET /u?ids=3,4", 400, "")
        .on("b GET /u?ids=3", 400, "")
        .on("b GET /u?ids=4", 404, "");
    String response = gateway.answer("{ users(ids: [1, 2, 3, 4]) { n } }");
    holds("{\"data\":{\"users\":[{\"n\":1},{\"n\":2},null,null]}", response);
    holds("\"path\":[\"users\",2]", response);
    assertTrue(!response.contains("[\"users\",3]"), response);
  }

  @Test
  void aBatchThatIsNoListFailsItsKeys() {
    String response = with("b GET /u?ids=1,2", 200, "{}", "{ users(ids: [1, 2]) { n } }");
    holds(
        "\"path\":[\"users\",1],\"extensions\":{\"code\":\"UPSTREAM_SHAPE\",\"service\":\"b\"}",
        response);
    assertEquals(1, gateway.services.calls().size());
  }

  @Test
  void argumentsThatCannotBeUsedAreTheClientsFault() {
    java.util.HashMap<String, Object> nothing = new java.util.HashMap<>();
    nothing.put("n", null);
    holds(
        "\"path\":[\"loose\"],\"extensions\":{\"code\":\"BAD_USER_INPUT\"}",
        gateway.answer(
            "query($n: Int) { loose(n: $n) { n } }", nothing, EngineFixture.anonymous()));
    holds("BAD_USER_INPUT", gateway.answer("{ path(p: \"..\") { n } }"));
    holds("BAD_USER_INPUT", gateway.answer("{ head(p: \"a\\nb\") { n } }"));
    assertEquals("{\"data\":{\"path\":null}}", gateway.answer("{ path(p: null) { n } }"));
    assertEquals(List.of(), gateway.services.calls());
  }

  @Test
  void stopsAtTheBudgetOfCalls() {
    EngineFixture poor =
        new EngineFixture(SDL, new EngineLimits(999, 9_999, 9, 99, 9, 9, 9, 9, 1, 1_000, false));
    poor.services.on("a GET /t", "{}").on("a GET /ts", "[]");
    String response = poor.answer("{ t { n } ts { n } }");
    holds("CALL_BUDGET", response);
    assertEquals(1, poor.services.calls().size());
  }

  @Test
  void introspectsBesideOtherFieldsAndUnusedParts() {
    gateway.services.on("a GET /loose/1", "{\"n\":1}");
    assertEquals(
        "{\"data\":{\"__type\":{\"name\":\"T\"},\"loose\":{\"n\":1}}}",
        gateway.answer(
            "query($n: Int!) { __type(name: \"T\") { name } loose(n: $n) { ...F } }"
                + " fragment F on T { n }",
            Map.of("n", 1),
            EngineFixture.anonymous()));
  }
}
