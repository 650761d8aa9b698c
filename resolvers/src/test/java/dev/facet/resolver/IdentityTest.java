// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.count.FrontendCounts.Event;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * No byte ever crosses identities: users with tokens, tenants, claims and scopes of their own ask
 * the same queries at once, services answer in random order with what they saw of the principal,
 * and every response must speak of no principal but its own. What cannot be told apart is shared.
 */
class IdentityTest extends IdentityFixture {
  private static final List<String> QUERIES =
      List.of(
          "{account{seen}}",
          "{account{seen friend{id seen}}}",
          "{profile{seen}}",
          "{tenant{seen}}",
          "{secret{seen}}",
          "{app open{seen}}",
          "{open{seen friend{seen}}}",
          "{item(id:1){seen}}");

  private static final VertxInternal VERTX =
      (VertxInternal) Vertx.vertx(new VertxOptions().setEventLoopPoolSize(4));

  private static final List<ContextInternal> LOOPS =
      Stream.generate(VERTX::createEventLoopContext).limit(4).toList();

  /** One question and its response to come. */
  private record Asked(int user, String query, Future<GraphQlResponse> response) {}

  private static void noPrincipalSeesAnother(
      long seed, Map<String, List<String>> forwarded, String sdl) {
    Random random = new Random(seed);
    Echoes echoes = new Echoes(forwarded);
    GraphQlEngine engine = engine(echoes, sdl);
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int user = random.nextInt(4);
      String query = QUERIES.get(random.nextInt(QUERIES.size()));
      asked.add(
          new Asked(
              user,
              query,
              engine.execute(new GraphQlRequest(query, null, Map.of(), true, false), user(user))));
      if (random.nextInt(4) == 0 && !echoes.waiting.isEmpty()) {
        echoes.waiting.remove(random.nextInt(echoes.waiting.size())).run();
      }
    }
    echoes.answerAll(random);
    for (Asked one : asked) {
      assertSpeaksOf(one.user(), one.query(), one.response().result().json().toString());
    }
  }

  private static void assertSpeaksOf(int user, String query, String response) {
    for (int other = 0; other < 4; other++) {
      for (String mark : List.of("token", "tenant", "sub", "app")) {
        if (other != user) {
          assertFalse(
              response.contains(mark + other + "."),
              () -> "user " + user + " asked " + query + " and got " + response);
        }
      }
    }
    assertEquals(
        query.contains("secret") && user % 2 == 1, response.contains("FORBIDDEN"), response);
    if (query.contains("account") || query.contains("tenant") || query.contains("profile")) {
      assertTrue(response.contains(user + "."), response);
    }
  }

  @Property(tries = 300)
  void nothingCrossesIdentities(@ForAll long seed) {
    noPrincipalSeesAnother(seed, TRUE, SDL);
  }

  @Property(tries = 100)
  void nothingCrossesIdentitiesOnSeveralEventLoops(@ForAll long seed) {
    noPrincipalOfAnyLoopSeesAnother(seed, TRUE, SDL);
  }

  @Property(tries = 200)
  void nothingCrossesIdentitiesWhereItIsKept(@ForAll long seed) {
    noPrincipalSeesAnother(seed, TRUE, KEPT);
  }

  @Property(tries = 60)
  void nothingCrossesIdentitiesOnSeveralEventLoopsWhereItIsKept(@ForAll long seed) {
    noPrincipalOfAnyLoopSeesAnother(seed, TRUE, KEPT);
  }

  /** As many ask, each on one of several event loops; responses come while others still ask. */
  private static void noPrincipalOfAnyLoopSeesAnother(
      long seed, Map<String, List<String>> forwarded, String sdl) {
    Random random = new Random(seed);
    Echoes echoes = new Echoes(forwarded);
    GraphQlEngine engine = engine(echoes, sdl);
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int user = random.nextInt(4);
      String query = QUERIES.get(random.nextInt(QUERIES.size()));
      Promise<GraphQlResponse> response = Promise.promise();
      LOOPS
          .get(random.nextInt(LOOPS.size()))
          .runOnContext(_ ->
              engine
                  .execute(new GraphQlRequest(query, null, Map.of(), true, false), user(user))
                  .onComplete(response));
      asked.add(new Asked(user, query, response.future()));
      if (random.nextInt(4) == 0 && !echoes.waiting.isEmpty()) {
        echoes.waiting.removeFirst().run();
      }
    }
    Future<?> all = Future.all(asked.stream().map(Asked::response).toList());
    while (!all.isComplete()) {
      assertFalse(Thread.interrupted(), "a response is missing");
      echoes.answerAll(random);
      Thread.onSpinWait();
    }
    for (Asked one : asked) {
      assertSpeaksOf(one.user(), one.query(), one.response().result().json().toString());
    }
    MAX_SHARED.accumulateAndGet(40 - (int) engine.counts().sum(Event.EXECUTION), Math::max);
  }

  /** The same where it is kept. */
  @Test
  void aHeaderLeftOutOfWhereItIsKeptIsFound() {
    assertThrows(
        AssertionError.class,
        () -> {
          for (long seed = 0; seed < 50; seed++) {
            noPrincipalSeesAnother(seed, Map.of("items", List.of("x-tenant")), KEPT);
          }
        });
  }

  /** The same test finds a header that was left out of the key. */
  @Test
  void aHeaderLeftOutOfTheKeyIsFound() {
    assertThrows(
        AssertionError.class,
        () -> {
          for (long seed = 0; seed < 50; seed++) {
            noPrincipalSeesAnother(seed, Map.of("items", List.of("x-tenant")), SDL);
          }
        });
    assertThrows(
        AssertionError.class,
        () -> {
          for (long seed = 0; seed < 200; seed++) {
            noPrincipalOfAnyLoopSeesAnother(seed, Map.of("items", List.of("x-tenant")), SDL);
          }
        });
  }
}
