// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamResponse;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept, for how long, and what is asked for all the same. */
class KeptItemsTest extends KeptItemsGateway {
  private static final String ADA = "{\"data\":{\"user\":{\"name\":\"Ada\"}}}";

  private void knowsAda() {
    services.on("b GET /users/1", "{\"id\":1,\"name\":\"Ada\"}");
  }

  @Test
  void aBatchOfTenKeysWithSevenKnownAsksForThree() {
    services.on("b GET /users?ids=1,2,3,4,5,6,7", users(1, 2, 3, 4, 5, 6, 7));
    services.on("b GET /users?ids=8,9,10", users(10, 9, 8));

    String _ = answer("{users(ids:[1,2,3,4,5,6,7]){name}}");
    assertEquals(List.of("b GET /users?ids=1,2,3,4,5,6,7"), calls());

    String all = answer("{users(ids:[1,8,2,9,3,10,4,5,6,7]){id name}}");
    assertEquals(List.of("b GET /users?ids=8,9,10"), calls());
    assertEquals("{\"data\":{\"users\":" + selected(1, 8, 2, 9, 3, 10, 4, 5, 6, 7) + "}}", all);

    assertEquals(all, answer("{users(ids:[1,8,2,9,3,10,4,5,6,7]){id name}}"));
    assertEquals(List.of(), calls());
  }

  @Test
  void aKeyThatTheServiceDoesNotKnowIsAskedForEachTime() {
    services.on("b GET /users?ids=1,2", users(1));
    services.on("b GET /users/2", 404, "{}");

    String _ = answer("{users(ids:[1,2]){name}}");
    String _ = answer("{users(ids:[1,2]){name}}");
    assertEquals(List.of("b GET /users?ids=1,2", "b GET /users/2"), calls());
  }

  @Test
  void aListWithoutItemsIsKept() {
    services.onWith("a GET /post?n=1", "{\"data\":{\"id\":5}}");
    services.on("a GET /likes?of=5", "[]");

    String first = answer("{post(n:1){likes{n}}}");
    assertEquals("{\"data\":{\"post\":{\"likes\":[]}}}", first);
    assertEquals(first, answer("{post(n:1){likes{n}}}"));
    assertEquals(2, calls().size());
  }

  @Test
  void itIsGivenForAsLongAsTheSchemaSays() {
    knowsAda();
    String _ = answer("{user(id:1){name}}");
    millis += 9_999;
    assertEquals(ADA, answer("{user(id:1){name}}"));
    assertEquals(List.of("b GET /users/1"), calls());
    millis += 20_001;
    assertEquals(ADA, answer("{user(id:1){name}}"));
    assertEquals(List.of("b GET /users/1"), calls());
  }

  @Test
  void aStaleOneIsGivenAtOnceAndRenewedOnce() {
    knowsAda();
    String _ = answer("{user(id:1){name}}");
    millis += 10_000;
    Promise<UpstreamResponse> later = services.onLater("b GET /users/1");
    assertEquals(1, calls().size());
    assertEquals(ADA, answer("{user(id:1){name}}"));
    assertEquals(ADA, answer("{user(id:1){name}}"));
    assertEquals(List.of("b GET /users/1"), calls());
    later.complete(response("{\"id\":1,\"name\":\"Ada L.\"}"));
    assertEquals("{\"data\":{\"user\":{\"name\":\"Ada L.\"}}}", answer("{user(id:1){name}}"));
    assertEquals(List.of(), calls());
  }

  @Test
  void staleOnesOfABatchAreRenewedTogetherAndMissingOnesAskedForMeanwhile() {
    services.on("b GET /users?ids=1,2", users(1, 2));
    String _ = answer("{users(ids:[1,2]){name}}");
    millis += 10_000;
    services.on("b GET /users/3", "{\"id\":3,\"name\":\"N3\"}");
    assertEquals(1, calls().size());
    assertEquals(
        "{\"data\":{\"users\":" + selected(2, 3, 1) + "}}",
        answer("{users(ids:[2,3,1]){id name}}"));
    assertEquals(List.of("b GET /users?ids=2,1", "b GET /users/3"), calls());
  }

  @Test
  void aRenewalThatFailsLeavesTheOldOneAndIsTriedAgain() {
    services.onWith("a GET /post?n=1", "{\"data\":{\"id\":5}}");
    String first = answer("{post(n:1){id}}");
    millis += 10_000;
    services.fails("a GET /post?n=1", new UpstreamFailure.TimedOut("a", Duration.ofSeconds(1)));
    assertEquals(1, calls().size());
    assertEquals(first, answer("{post(n:1){id}}"));
    assertEquals(first, answer("{post(n:1){id}}"));
    assertEquals(2, calls().size());
    millis += 20_000;
    assertEquals("{\"data\":{\"post\":null}", answer("{post(n:1){id}}").split(",\"err", 2)[0]);
  }

  @CsvSource(
      delimiter = '|',
      value = {
        "cache-control: no-store | 0",
        "cache-control: no-cache | 0",
        "cache-control: private | 0",
        "cache-control: max-age=0 | 0",
        "cache-control: max-age=4 | 24000",
        "cache-control: max-age=400 | 30000",
        "cache-control: s-maxage=3, max-age=9 | 3000",
        "cache-control: must-revalidate | 10000",
        "set-cookie: a=b | 0",
        "vary: * | 0",
        "expires: 0 | 0",
        "age: 5 | 30000",
      })
  @ParameterizedTest
  void aServiceCanShortenTheTimeOnly(String header, long kept) {
    services.onWith("a GET /post?n=1", "{\"data\":{\"id\":5}}", header);
    String first = answer("{post(n:1){id}}");
    millis += kept - 1;
    services.onWith("a GET /post?n=1", "{\"data\":{\"id\":6}}", "cache-control: no-store");
    assertEquals(kept == 0 ? first.replace("5", "6") : first, answer("{post(n:1){id}}"));
    millis++;
    assertEquals(first.replace("5", "6"), answer("{post(n:1){id}}"));
  }

  @Test
  void whatIsNoValueIsNotKept() {
    services.on("a GET /post?n=1", "{\"data\":null}");
    services.on("a GET /post?n=2", 404, "{\"data\":{\"id\":1}}");
    services.on("a GET /post?n=3", "{\"data\":");
    services.on("a GET /post?n=4", 500, "{\"data\":{\"id\":1}}");
    for (int n = 1; n <= 4; n++) {
      String first = answer("{post(n:" + n + "){id}}");
      assertEquals(first, answer("{post(n:" + n + "){id}}"));
    }
    assertEquals(8, calls().size());
  }

  @Test
  void twoFieldsWithDifferentTimesDoNotGiveEachOthers() {
    services.on("a GET /count", "{\"n\":1}");
    String _ = answer("{slow}");
    assertEquals("{\"data\":{\"quick\":1}}", answer("{quick}"));
    assertEquals(2, calls().size());
  }

  @Test
  void textIsKeptAsText() {
    services.onText("a GET /text", " so ");
    assertEquals(answer("{text}"), answer("{text}"));
    assertEquals(1, calls().size());
  }

  @Test
  void headsOfResponsesAreKeptWhereTheyAreRead() {
    knowsAda();
    services.onWith("a GET /post?n=1", "{\"data\":{\"id\":5}}", "etag: x");
    String _ = answer("{user(id:1){name} post(n:1){id}}");
    assertEquals(2, calls().size());
    String heads = answer("{user(id:1){status} post(n:1){etag}}");
    assertEquals("{\"data\":{\"user\":{\"status\":200},\"post\":{\"etag\":\"x\"}}}", heads);
    // An object by key is asked for once more with its head, a whole response is not.
    assertEquals(List.of("b GET /users/1"), calls());
    assertEquals(heads, answer("{user(id:1){status} post(n:1){etag}}"));
    assertEquals(ADA, answer("{user(id:1){name}}"));
    assertEquals(List.of(), calls());
  }

  @Test
  void explanationsSayHowManyWereThere() {
    services.on("b GET /users?ids=1,2", users(1, 2));
    services.on("b GET /users/3", "{\"id\":3}");
    String _ = answer("{users(ids:[1,2]){name}}");
    assertEquals(
        "[{\"wave\":1,\"service\":\"b\",\"request\":\"GET /users?ids={keys}\","
            + "\"fields\":[\"Query.users\"],\"hit\":2,\"stale\":0,\"miss\":1}]",
        explained("{users(ids:[1,2,3]){name}}"));
  }

  @Test
  void timingsSayHowManyWereThere() {
    services.on("b GET /users?ids=1,2", users(1, 2));
    services.on("b GET /users/3", "{\"id\":3}");
    assertTrue(
        timing("{users(ids:[1,2]){name}}").endsWith("\"1 calls in 1 waves, 0 of 2 items kept\""));
    assertTrue(
        timing("{users(ids:[1,2,3]){name}}").endsWith("\"1 calls in 1 waves, 2 of 3 items kept\""));
    assertTrue(
        timing("{users(ids:[1,2]){name}}").endsWith("\"0 calls in 1 waves, 2 of 2 items kept\""));
  }

  static UpstreamResponse response(String json) {
    return new UpstreamResponse(
        200, MultiMap.caseInsensitiveMultiMap(), json.getBytes(StandardCharsets.UTF_8));
  }

  private static String users(int... ids) {
    StringBuilder users = new StringBuilder("[");
    for (int id : ids) {
      users.append(users.length() == 1 ? "" : " , ");
      users.append("{\"name\":\"N").append(id).append("\", \"x\":[{}], \"id\":");
      users.append(id).append("}");
    }
    return users.append(" ]").toString();
  }

  private static String selected(int... ids) {
    StringBuilder users = new StringBuilder("[");
    for (int id : ids) {
      users.append(users.length() == 1 ? "" : ",");
      users.append("{\"id\":\"").append(id).append("\",\"name\":\"N").append(id).append("\"}");
    }
    return users.append("]").toString();
  }
}
