// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that is shared by event loops: each waiter stays on its own. */
@Timeout(60)
final class SharedAcrossLoopsTest {
  private static final VertxInternal VERTX =
      (VertxInternal) Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));

  private final WordRules rules = new WordRules();
  private final Context home = VERTX.createEventLoopContext();
  private final Context other = another(home);
  private final List<Started> started = new ArrayList<>(); // touched by one loop at a time
  private final LongAdder coalesced = new LongAdder();
  private final SharedWork<String> work = new SharedWork<>(rules, coalesced);

  /** Work that was started, and where. */
  private record Started(Promise<String> promise, CallContext context, Thread thread) {}

  /** What one got, and where. */
  private record Got(String text, Thread thread) {}

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  @Test
  void oneLoopWorksAndEachHearsOfItOnItsOwn() {
    CompletableFuture<Got> first = ask(home, "a");
    CompletableFuture<Got> second = ask(other, "a");
    CompletableFuture<Got> third = ask(other, "a");

    assertEquals(1, started.size());
    on(home, () -> started.getFirst().promise().tryComplete("one"));

    assertEquals(new Got("one", thread(home)), first.join());
    assertEquals(new Got("one for loop 1, coalesced", thread(other)), second.join());
    assertEquals(new Got("one for loop 1, coalesced", thread(other)), third.join());
    assertEquals(2, coalesced.sum());
  }

  @Test
  void theStarterMayLeaveWhileAnotherLoopWaits() {
    CallContext leaving = context();
    CompletableFuture<Got> first = ask(home, "a", leaving);
    CompletableFuture<Got> second = ask(other, "a");

    on(home, () -> cancel(leaving));
    assertEquals("cancelled", first.join().text());
    assertFalse(on(home, () -> started.getFirst().context().cancellation().cancelled()));

    on(home, () -> started.getFirst().promise().tryComplete("one"));
    assertEquals("one for loop 1, coalesced", second.join().text());
  }

  @Test
  void theWorkIsCancelledAtHomeOnceNoWaiterIsLeft() {
    CallContext one = context();
    CallContext two = context();
    CompletableFuture<Got> first = ask(home, "a", one);
    CompletableFuture<Got> second = ask(other, "a", two);
    CompletableFuture<Thread> cancelled = new CompletableFuture<>();
    on(
        home,
        () ->
            started
                .getFirst()
                .context()
                .cancellation()
                .onCancel(() -> cancelled.complete(Thread.currentThread())));

    on(home, () -> cancel(one));
    assertFalse(cancelled.isDone());
    on(other, () -> cancel(two));

    assertSame(thread(home), cancelled.join());
    assertEquals(
        List.of("cancelled", "cancelled"), List.of(first.join().text(), second.join().text()));
    assertFalse(ask(other, "a").isDone());
    assertEquals(2, started.size());
    assertSame(thread(other), started.getLast().thread());
  }

  @Test
  void thoseOfAnotherLoopTryOnceMoreOnTheirs() {
    CompletableFuture<Got> first = ask(home, "a");
    CompletableFuture<Got> second = ask(other, "a");
    CompletableFuture<Got> third = ask(other, "a");

    on(home, () -> started.getFirst().promise().tryFail(rules.late));
    assertEquals("late", first.join().text());
    on(other, () -> true); // what came from home was before this

    assertEquals(2, started.size());
    assertSame(thread(other), started.getLast().thread());
    on(other, () -> started.getLast().promise().tryComplete("two"));
    assertEquals("two", second.join().text());
    assertEquals("two, coalesced", third.join().text());
  }

  @Test
  void aThreadThatIsNoEventLoopSharesNothing() {
    CompletableFuture<Got> first = ask(home, "a");
    Future<String> mine = join("a", context());

    assertEquals(2, started.size());
    assertSame(Thread.currentThread(), started.getLast().thread());
    started.getLast().promise().complete("mine");
    assertEquals("mine", mine.result());
    on(home, () -> started.getFirst().promise().tryComplete("one"));
    assertEquals("one", first.join().text());
    assertEquals(0, coalesced.sum());
  }

  private CompletableFuture<Got> ask(Context loop, String key) {
    return ask(loop, key, context());
  }

  private CompletableFuture<Got> ask(Context loop, String key, CallContext context) {
    CompletableFuture<Got> got = new CompletableFuture<>();
    on(
        loop,
        () ->
            join(key, context)
                .onComplete(outcome ->
                    got.complete(
                        new Got(
                            outcome.succeeded()
                                ? outcome.result()
                                : String.valueOf(outcome.cause().getMessage()),
                            Thread.currentThread()))));
    return got;
  }

  private Future<String> join(String key, CallContext context) {
    return work.join(
        key,
        context,
        sharedContext -> {
          Promise<String> promise = Promise.promise();
          started.add(new Started(promise, sharedContext, Thread.currentThread()));
          return promise.future();
        });
  }

  private static boolean cancel(CallContext context) {
    context.cancellation().cancel();
    return true;
  }

  private static Thread thread(Context loop) {
    return on(loop, Thread::currentThread);
  }

  /** Runs something on a loop, and waits for it. */
  private static <T> T on(Context loop, Supplier<T> action) {
    CompletableFuture<T> done = new CompletableFuture<>();
    loop.runOnContext(_ -> done.complete(action.get()));
    return done.join();
  }

  private static Context another(Context than) {
    Context context = VERTX.createEventLoopContext();
    assertNotEquals(thread(than), thread(context));
    assertTrue(context.isEventLoopContext());
    return context;
  }

  private static CallContext context() {
    return new CallContext(100, "", MultiMap.caseInsensitiveMultiMap(), new Cancellation());
  }
}
