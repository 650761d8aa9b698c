// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.resilience.Timers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When tokens are fetched, kept and renewed. */
final class TokenSourceTest {
  private final Deque<Promise<AccessToken>> asked = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();
  private long now = 1_000;
  private final HeldTimers timers = new HeldTimers();
  private final TokenSource tokens =
      new TokenSource(this::ask, new TokenSource.Time(() -> now, timers, () -> 0.5), new Told());

  @Test
  void allWhoWaitGetTheTokenOfOneRequest() {
    Future<AccessToken> first = tokens.next();
    Future<AccessToken> second = tokens.next();
    assertEquals(1, asked.size());

    AccessToken token = issue(100);

    assertSame(token, first.result());
    assertSame(token, second.result());
    assertSame(token, tokens.current());
    assertTrue(asked.isEmpty());
  }

  @Test
  void oneThatHasComeMeanwhileIsNotFetchedAgain() {
    AccessToken token = fetched(100);

    assertSame(token, tokens.next().result());
    assertTrue(asked.isEmpty());
  }

  @Test
  void afterASuccessTheFirstFailureIsAFirstOneAgain() {
    var _ = tokens.next();
    reject("down");
    pass(1);
    var _ = fetched(1);
    pass(1);
    var _ = tokens.next();
    reject("down");
    pass(1);

    var _ = tokens.next();
    assertEquals(1, asked.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 403, 407, 500, 503})
  void noStatusButOneSaysAnythingAboutTheToken(int status) {
    AccessToken token = fetched(100);

    assertFalse(tokens.answered(token, status));
    assertFalse(tokens.answered(token, status));

    assertSame(token, tokens.current());
    assertEquals(List.of(), told);
  }

  @Test
  void isRenewedInTheBackgroundAtFourFifthsOfItsLife() {
    AccessToken first = fetched(100);
    pass(79);
    assertSame(first, tokens.current());
    assertTrue(asked.isEmpty());

    pass(1);
    assertSame(first, tokens.current());
    assertSame(first, tokens.current());
    assertEquals(1, asked.size());
    AccessToken second = issue(100);

    assertSame(second, tokens.current());
  }

  @Test
  void aTokenThatHasExpiredIsNotUsed() {
    var _ = fetched(100);
    pass(100);

    assertNull(tokens.current());
    Future<AccessToken> next = tokens.next();
    assertSame(issue(100), next.result());
  }

  @Test
  void aTokenIsUsedUntilItExpiresWhereItCannotBeRenewed() {
    AccessToken first = fetched(100);
    pass(80);
    assertSame(first, tokens.current());
    reject("down");

    assertEquals(List.of("down"), told);
    assertSame(first, tokens.current());
    assertTrue(asked.isEmpty(), "it was asked a moment ago");
    pass(1);
    assertSame(first, tokens.current());
    assertEquals(1, asked.size());
  }

  @Test
  void oneThatIsUsedIsRenewedByItselfSomewhatEarlier() {
    AccessToken first = fetched(100);
    tokens.answered(first, 200);
    pass(74);
    assertTrue(asked.isEmpty());

    pass(1);
    assertEquals(1, asked.size());
    assertSame(first, tokens.current());
    AccessToken second = issue(100);
    assertSame(second, tokens.current());
    tokens.answered(second, 200);
    pass(75);
    assertEquals(1, asked.size());
  }

  @Test
  void oneThatIsNotUsedIsLeftToExpire() {
    var _ = fetched(100);
    pass(99);
    assertTrue(asked.isEmpty());
  }

  @Test
  void whereItCannotBeRenewedThatIsTriedAgainAndToldOnceAndSoIsItsEnd() {
    AccessToken first = fetched(100);
    tokens.answered(first, 200);
    pass(75);
    reject("down");
    pass(1);
    reject("still down");
    pass(2);
    reject("and still");
    assertEquals(List.of("down"), told);
    assertSame(first, tokens.current());

    pass(4);
    assertSame(issue(100), tokens.current());
    assertEquals(List.of("down", "renewed again"), told);
  }

  @Test
  void whatIsClosedRenewsNothingAndHoldsNoTimer() {
    AccessToken first = fetched(100);
    tokens.answered(first, 200);
    tokens.close();
    assertTrue(timers.held.isEmpty());
    pass(80);
    assertTrue(asked.isEmpty());
  }

  @Test
  void afterAFailureNobodyAsksInAWhileThatGrows() {
    for (int pause : new int[] {1, 2, 4, 8, 16, 30, 30}) {
      Future<AccessToken> failed = tokens.next();
      reject("down");
      assertEquals("down", failed.cause().getMessage());

      now += Duration.ofSeconds(pause).toNanos() - 1;
      assertEquals("down", tokens.next().cause().getMessage());
      assertTrue(asked.isEmpty(), "after " + pause + " s");
      now++;
    }
    var _ = tokens.next();
    assertEquals(1, asked.size());
  }

  @Test
  void aTokenThatTheServiceTakesNoMoreIsFetchedAnewOnce() {
    AccessToken first = fetched(100);
    tokens.answered(first, 200);
    tokens.answered(first, 401);
    tokens.answered(first, 401);
    assertNull(tokens.current());

    AccessToken second = fetched(100);
    tokens.answered(first, 401);
    assertSame(second, tokens.current(), "it was another token");
    tokens.answered(second, 200);
    tokens.answered(second, 401);
    assertNull(tokens.current());
  }

  @Test
  void aServiceThatTakesNoNewTokenIsShownAnotherInAWhileThatGrows() {
    tokens.answered(fetched(3_600), 401);
    for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
      AccessToken kept = fetched(3_600);
      assertFalse(tokens.answered(kept, 401));
      assertFalse(tokens.answered(kept, 401));
      assertSame(kept, tokens.current());
      now += Duration.ofSeconds(seconds).toNanos() - 1;
      assertFalse(tokens.answered(kept, 401), "before " + seconds + " s");
      now++;
      assertTrue(tokens.answered(kept, 401));
    }
    assertEquals(7, told.size(), "once a token");

    AccessToken good = fetched(3_600);
    assertFalse(tokens.answered(good, 200));
    assertTrue(tokens.answered(good, 401), "it was taken before");
  }

  private final class Told implements TokenSource.Notices {
    @Override
    public void notRenewed(Throwable cause) {
      told.add(cause.getMessage());
    }

    @Override
    public void renewedAgain() {
      told.add("renewed again");
    }

    @Override
    public void notAccepted() {
      told.add("not accepted");
    }
  }

  private AccessToken fetched(int seconds) {
    Future<AccessToken> next = tokens.next();
    AccessToken token = issue(seconds);
    assertSame(token, next.result());
    return token;
  }

  private AccessToken issue(int seconds) {
    AccessToken token = new AccessToken("t", now, Duration.ofSeconds(seconds).toNanos());
    asked.removeFirst().complete(token);
    return token;
  }

  private void reject(String cause) {
    asked.removeFirst().fail(new TokenFailure(cause));
  }

  private void pass(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
    timers.run();
  }

  private Future<AccessToken> ask() {
    Promise<AccessToken> promise = Promise.promise();
    asked.addLast(promise);
    return promise.future();
  }

  /** Timers that run when a test has time pass. */
  private final class HeldTimers implements Timers {
    private final Map<Long, Held> held = new TreeMap<>();
    private long last;

    private record Held(long at, Runnable task) {}

    @Override
    public Timer set(long delayMillis, Runnable task) {
      long number = ++last;
      held.put(number, new Held(now + Duration.ofMillis(delayMillis).toNanos(), task));
      return () -> held.remove(number);
    }

    private void run() {
      for (long timer : List.copyOf(held.keySet())) {
        Held due = held.get(timer);
        if (due != null && due.at() <= now) {
          held.remove(timer);
          due.task().run();
        }
      }
    }
  }
}
