// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service says of an item while an old one is given on. */
class GoneItemsTest extends KeptItemsGateway {
  private static final String USER = "{user(id:1){name}}";
  private static final String USERS = "{users(ids:[1,2]){name}}";
  private static final String POST = "{post(n:1){id}}";
  private static final String ADA = "{\"data\":{\"user\":{\"name\":\"Ada\"}}}";
  private static final String BOTH =
      "{\"data\":{\"users\":[{\"name\":\"Ada\"},{\"name\":\"Bob\"}]}}";

  private void keepsUser() {
    services.on("b GET /users/1", "{\"id\":1,\"name\":\"Ada\"}");
    assertEquals(ADA, answer(USER));
    millis += 10_000;
  }

  private void keepsBoth() {
    services.on(
        "b GET /users?ids=1,2", "[{\"id\":1,\"name\":\"Ada\"},{\"id\":2,\"name\":\"Bob\"}]");
    assertEquals(BOTH, answer(USERS));
    millis += 10_000;
  }

  private String data(String query) {
    return answer(query).split(",\"errors\"|}$", 2)[0];
  }

  @ParameterizedTest
  @CsvSource({"404, ''", "410, ''", "403, {}", "401, {}", "451, ''", "200, null", "204, ''"})
  void itIsGivenOnceMoreAndNeverAgainWhereTheServiceSaysThatItIsGone(int status, String body) {
    keepsUser();
    services.on("b GET /users/1", status, body);

    assertEquals(ADA, answer(USER));

    assertEquals("{\"data\":{\"user\":null}", data(USER));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 408, 425, 429, 500, 502, 503, 504})
  void anErrorThatSaysNothingOfItLeavesTheOldOne(int status) {
    keepsUser();
    services.on("b GET /users/1", status, "");

    assertEquals(ADA, answer(USER));
    assertEquals(ADA, answer(USER));
  }

  @Test
  void aBodyThatCannotBeReadLeavesTheOldOne() {
    keepsUser();
    services.on("b GET /users/1", 200, "{\"id\":1,");

    assertEquals(ADA, answer(USER));
    assertEquals(ADA, answer(USER));
  }

  @Test
  void whatIsAbsentFromABatchIsGoneAndTheOthersStay() {
    keepsBoth();
    services.on("b GET /users?ids=1,2", "[{\"id\":2,\"name\":\"Bo\"}]");
    services.on("b GET /users/1", 404, "");

    assertEquals(BOTH, answer(USERS));

    assertEquals("{\"data\":{\"users\":[null,{\"name\":\"Bo\"}]}}", answer(USERS));
  }

  /** One of them may be unknown, which halves tell. */
  @Test
  void aBatchThatIsNotFoundIsHalvedAndOnlyWhatIsNotFoundByItselfIsGone() {
    keepsBoth();
    services.on("b GET /users?ids=1,2", 404, "");
    services.on("b GET /users?ids=1", 404, "");
    services.on("b GET /users?ids=2", "[{\"id\":2,\"name\":\"Bo\"}]");
    services.on("b GET /users/1", 404, "");

    assertEquals(BOTH, answer(USERS));

    assertEquals("{\"data\":{\"users\":[null,{\"name\":\"Bo\"}]}}", answer(USERS));
  }

  @Test
  void whoMayNotAskForABatchAnyMoreIsGivenNothingOfIt() {
    keepsBoth();
    services.on("b GET /users?ids=1,2", 403, "");

    assertEquals(BOTH, answer(USERS));

    assertEquals("{\"data\":{\"users\":[null,null]}", data(USERS));
  }

  @Test
  void aNewerOneThatMayNotBeKeptEndsTheOldOne() {
    keepsUser();
    services.onWith("b GET /users/1", "{\"id\":1,\"name\":\"New\"}", "cache-control: no-store");

    assertEquals(ADA, answer(USER));

    assertEquals("{\"data\":{\"user\":{\"name\":\"New\"}}}", answer(USER));
  }

  @ParameterizedTest
  @CsvSource({"404, ''", "403, {}", "200, '{\"data\":null}'"})
  void theResponseToAFieldIsGoneAsAnObjectIs(int status, String body) {
    services.on("a GET /post?n=1", "{\"data\":{\"id\":5}}");
    String first = answer(POST);
    millis += 10_000;
    services.on("a GET /post?n=1", status, body);

    assertEquals(first, answer(POST));

    assertEquals("{\"data\":{\"post\":null}", data(POST));
  }

  @Test
  void aNewerResponseToAFieldThatMayNotBeKeptEndsTheOldOne() {
    services.on("a GET /post?n=1", "{\"data\":{\"id\":5}}");
    String first = answer(POST);
    millis += 10_000;
    services.onWith("a GET /post?n=1", "{\"data\":{\"id\":6}}", "cache-control: no-store");

    assertEquals(first, answer(POST));

    assertEquals("{\"data\":{\"post\":{\"id\":\"6\"}}}", answer(POST));
  }

  /** Clients decide how many tags there are. */
  @Test
  void whatHasMoreThanAThousandTagsIsNotKept() {
    services.on("a GET /sum", "{\"n\":7}");
    calls();
    for (int each : List.of(1_001, 1_000)) {
      String numbers =
          IntStream.range(0, each).mapToObj(String::valueOf).collect(Collectors.joining(","));
      String query = "{tagged(of:[" + numbers + "])}";
      assertEquals("{\"data\":{\"tagged\":7}}", answer(query));
      assertEquals("{\"data\":{\"tagged\":7}}", answer(query));
      assertEquals(each > 1_000 ? 2 : 1, calls().size());
    }
  }
}
