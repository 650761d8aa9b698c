// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

final class SharedWorkTest {
  /**
   * Work may end so much later than a waiter's deadline, and is shared all the same; in
   * nanoseconds.
   */
  private static final long MOMENT = 20_000_000;

  private final WordRules rules = new WordRules();
  private final RuntimeException broken = new RuntimeException("broken");

  private final List<Promise<String>> started = new ArrayList<>();
  private final List<CallContext> contexts = new ArrayList<>();
  private final LongAdder coalesced = new LongAdder();
  private final SharedWork<String> work = new SharedWork<>(rules, coalesced);

  @Test
  void startsEqualWorkOnce() {
    Future<String> first = ask("a");
    Future<String> second = ask("a");
    Future<String> other = ask("b");

    assertEquals(2, started.size());
    started.getFirst().complete("one");

    assertEquals("one", first.result());
    assertEquals("one, coalesced", second.result());
    assertFalse(other.isComplete());
    assertEquals(1, coalesced.sum());
  }

  @Test
  void startsAnewOnceTheWorkIsDone() {
    ask("a");
    started.getFirst().complete("one");

    assertFalse(ask("a").isComplete());
    assertEquals(2, started.size());
  }

  @Test
  void doesNotShareWorkThatMayTakeLongerThanItsDeadline() {
    ask("a", context(MOMENT + 200));
    ask("a", context(100));
    assertEquals(2, started.size(), "it has less time than the first");

    ask("a", context(150));
    ask("a", context(CallContext.NO_DEADLINE));
    assertEquals(2, started.size());
  }

  @Test
  void sharesWorkThatMayTakeAMomentLonger() {
    ask("a", context(MOMENT + 100));
    ask("a", context(100));

    assertEquals(1, started.size());
  }

  @Test
  void doesNotShareWorkWithoutADeadlineUnderADeadline() {
    ask("a", context(CallContext.NO_DEADLINE));
    ask("a", context(100));

    assertEquals(2, started.size());
  }

  @Test
  void goesOnWhileAWaiterIsLeft() {
    CallContext leaving = context(100);
    Future<String> first = ask("a", leaving);
    Future<String> second = ask("a");

    leaving.cancellation().cancel();
    assertEquals("cancelled", first.cause().getMessage());
    assertFalse(contexts.getFirst().cancellation().cancelled());

    started.getFirst().complete("one");
    assertEquals("one, coalesced", second.result());
  }

  @Test
  void endsWhenTheLastOneHasLeft() {
    CallContext one = context(100);
    CallContext other = context(100);
    ask("a", one);
    ask("a", other);

    one.cancellation().cancel();
    other.cancellation().cancel();

    assertTrue(contexts.getFirst().cancellation().cancelled());
    ask("a");
    assertEquals(2, started.size());
  }

  @Test
  void letsWaitersRetryOnce() {
    Future<String> first = ask("a");
    Future<String> second = ask("a");
    Future<String> third = ask("a");

    started.getFirst().fail(rules.late);

    assertSame(rules.late, first.cause());
    assertEquals(2, started.size());
    started.getLast().complete("two");
    assertEquals("two", second.result());
    assertEquals("two, coalesced", third.result());
    assertEquals(1, coalesced.sum(), "the second one's work was its own in the end");
  }

  @Test
  void triesNoMoreThanOnce() {
    ask("a");
    Future<String> second = ask("a");
    Future<String> third = ask("a");

    started.getFirst().fail(rules.late);
    started.getLast().fail(rules.late);

    assertSame(rules.late, second.cause());
    assertSame(rules.late, third.cause());
    assertEquals(2, started.size());
  }

  @Test
  void sharesWhatWorkCameToInItsTimeWhereNobodyHasMore() {
    Future<String> first = ask("a", context(100));
    Future<String> second = ask("a", context(100));
    Future<String> third = ask("a", context(MOMENT + 100));

    started.getFirst().complete(WordRules.IN_PART);

    assertEquals("in part", first.result());
    assertEquals("in part, coalesced", second.result());
    assertEquals("in part, coalesced", third.result());
    assertEquals(1, started.size());
    assertEquals(2, coalesced.sum());
  }

  @Test
  void triesAgainWhereWorkEndedWithItsTimeAndOneHasMore() {
    ask("a", context(100));
    Future<String> second = ask("a", context(MOMENT + 101));
    Future<String> third = ask("a", context(CallContext.NO_DEADLINE));

    started.getFirst().complete(WordRules.IN_PART);
    assertEquals(2, started.size());
    started.getLast().complete("whole");

    assertEquals("whole", second.result());
    assertEquals("whole, coalesced", third.result());
  }

  @Test
  void keepsTheFirstOutcomeWhereTheSecondHadNotTheTimeEither() {
    ask("a", context(100));
    Future<String> second = ask("a", context(MOMENT + 101));

    started.getFirst().complete(WordRules.IN_PART);
    started.getLast().complete(WordRules.IN_PART + " and less");

    assertEquals("in part, coalesced", second.result());
  }

  @Test
  void sharesAFailureThatAnotherTryWouldMeetToo() {
    Future<String> first = ask("a");
    Future<String> second = ask("a");

    started.getFirst().fail(broken);

    assertSame(broken, first.cause());
    assertSame(broken, second.cause());
    assertEquals(1, coalesced.sum());
    assertEquals(1, started.size());
  }

  @Test
  void failsWhereTheWorkCannotBeStarted() {
    Error none = new StackOverflowError();
    Future<String> failed =
        work.join(
            "a",
            context(100),
            _ -> {
              throw none;
            });

    assertSame(none, failed.cause());
    assertFalse(ask("a").isComplete());
  }

  private Future<String> ask(String key) {
    return ask(key, context(100));
  }

  private Future<String> ask(String key, CallContext context) {
    return work.join(
        key,
        context,
        sharedContext -> {
          Promise<String> promise = Promise.promise();
          started.add(promise);
          contexts.add(sharedContext);
          return promise.future();
        });
  }

  private static CallContext context(long deadline) {
    return new CallContext(deadline, "", MultiMap.caseInsensitiveMultiMap(), new Cancellation());
  }
}
