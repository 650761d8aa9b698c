// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.RecordedLog;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.HandClock;
import dev.facet.server.plugin.PluginContext;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** When published keys are fetched, with timers and a clock that the test moves. */
class KeyRetryTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final KeySet PUBLISHED =
      new KeyReader(VERTX, List.of(JwtAlgorithm.RS256))
          .published(TokenForge.jwks(TokenForge.jwk(TokenForge.RSA, "a")));

  private final HandClock clock = new HandClock();
  private final HandTimers timers = new HandTimers(clock);
  private final AtomicInteger fetches = new AtomicInteger();
  private Future<KeySet> response = Future.failedFuture("no connection");

  @AfterAll
  static void close() {
    var _ = VERTX.close();
  }

  private PublishedKeys keys(LongSupplier nanoTime) {
    PublishedKeys keys =
        new PublishedKeys(
            new PluginContext("user", VERTX, clock, nanoTime, Path.of("")),
            timers,
            "http://issuer",
            () -> {
              fetches.incrementAndGet();
              return response;
            },
            () -> {});
    keys.refetch();
    return keys;
  }

  private PublishedKeys keys() {
    return keys(clock::nanoTime);
  }

  private static UnverifiedToken token() {
    return UnverifiedToken.parse(
        TokenForge.rs256(TokenForge.RSA, "a"), List.of(JwtAlgorithm.RS256));
  }

  private static long retryAfter(PublishedKeys keys) {
    return Exchanges.result(
        keys.find(token())
            .map(-1L)
            .otherwise(failure ->
                failure instanceof KeysUnavailable known ? known.retryAfterSeconds() : -1L));
  }

  @Test
  void theFirstFetchIsRetriedWithoutRequestsAfterPausesThatDouble() {
    keys();
    assertEquals(
        List.of(250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L, 10_000L),
        Stream.generate(timers::runFirst).limit(9).toList());
    assertEquals(10, fetches.get());
    assertEquals(1, timers.pending());
  }

  @Test
  void retriesEndWithTheFirstKeys() {
    PublishedKeys keys = keys();
    timers.runFirst();
    response = Future.succeededFuture(PUBLISHED);
    try (RecordedLog log = new RecordedLog(PublishedKeys.class.getName())) {
      timers.runFirst();
      assertEquals(
          "keys fetched: policy user: after 2 failed attempts",
          log.events().getFirst().getFormattedMessage());
    }
    assertEquals(PUBLISHED, keys.known());
    assertEquals(0, timers.pending());
    assertEquals(3, fetches.get());
  }

  @Test
  void aKeyOfALaterFailureIsNotRetriedByItself() {
    response = Future.succeededFuture(PUBLISHED);
    PublishedKeys keys = keys();
    response = Future.failedFuture("no connection");
    clock.advance(PublishedKeys.PAUSE);
    assertTrue(keys.refetch().isPresent());
    assertEquals(0, timers.pending());
    assertTrue(keys.refetch().isEmpty());
  }

  @Test
  void aTimerAheadOfTheClockIsSetAgain() {
    keys();
    timers.runFirst(1);
    assertEquals(1, fetches.get());
    timers.runFirst();
    assertEquals(2, fetches.get());
  }

  @Test
  void retriesEndWhenThePolicyIsClosed() {
    PublishedKeys keys = keys();
    Promise<KeySet> running = Promise.promise();
    response = running.future();
    timers.runFirst();
    keys.close();
    running.fail("no connection");
    assertEquals(2, fetches.get());
    assertEquals(0, timers.pending());
  }

  @Test
  void aPolicyThatIsClosedTakesItsTimerBack() {
    PublishedKeys keys = keys();
    assertEquals(1, timers.pending());
    keys.close();
    assertEquals(0, timers.pending());
  }

  @Test
  void aRequestThatFetchesBeforeTheTimerLeavesOneTimer() {
    PublishedKeys keys = keys();
    clock.advance(PublishedKeys.FIRST_RETRY);
    assertEquals(1, retryAfter(keys));
    assertEquals(2, fetches.get());
    assertEquals(1, timers.pending());
    assertEquals(500, timers.runFirst());
    assertEquals(3, fetches.get());
    assertEquals(1, timers.pending());
  }

  @Test
  void clientsAreToldWhenKeysAreAskedForAgain() {
    PublishedKeys keys = keys();
    assertEquals(1, retryAfter(keys));
    Stream.generate(timers::runFirst).limit(4).forEach(_ -> {});
    assertEquals(4, retryAfter(keys));
    Stream.generate(timers::runFirst).limit(4).forEach(_ -> {});
    assertEquals(10, retryAfter(keys));
  }

  @Test
  void aRequestOfTheLastMomentSharesTheRetry() {
    PublishedKeys keys = keys();
    Promise<KeySet> running = Promise.promise();
    response = running.future();
    timers.runFirst();
    Future<List<VerificationKey>> found = keys.find(token());
    running.complete(PUBLISHED);
    assertEquals("a", Exchanges.result(found).getFirst().kid());
    assertEquals(2, fetches.get());
  }

  @Test
  void keysThatComeWhileATokenIsLookedAtCount() {
    Promise<KeySet> running = Promise.promise();
    response = running.future();
    AtomicInteger looks = new AtomicInteger();
    PublishedKeys keys =
        keys(() -> {
          // The third look at the clock is the token's, which has seen no key by then.
          if (looks.incrementAndGet() == 3) {
            running.complete(PUBLISHED);
          }
          return clock.nanoTime();
        });
    assertEquals(2, looks.get());
    assertEquals("a", Exchanges.result(keys.find(token())).getFirst().kid());
  }
}
