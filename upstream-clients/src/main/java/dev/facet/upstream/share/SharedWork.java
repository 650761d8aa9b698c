// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.share;

import static dev.facet.upstream.CallContext.NO_DEADLINE;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Work that is started once for all equal requests while it is in flight, on whichever event loop
 * they are. The work stays on the loop of its starter; other waiters get the outcome on their own.
 * For event loops; one other thread may use it as well, for itself.
 *
 * <p>Everyone keeps a time-out and a cancellation of their own: one who has less time than the work
 * does not join it, one who leaves takes nothing along but the work nobody else waits for, and one
 * who joined work that failed may try once more, where there is time left for it.
 *
 * @param <T> what the work yields; handed to several, so not to be changed
 */
public final class SharedWork<T> {
  /**
   * Work may end so much later than a waiter's deadline, and is shared all the same, in
   * nanoseconds: of requests of the same moment none should work alone because another loop was
   * faster. Nor is so little time enough to try again.
   */
  private static final long LATER_NANOS = 20_000_000;

  private final SharingRules<T> rules;
  private final Map<Object, InFlight> running = new ConcurrentHashMap<>();
  private final LongAdder coalesced;

  /**
   * Nothing in flight yet.
   *
   * @param coalesced counts waiters that got the outcome of work that others started
   */
  public SharedWork(SharingRules<T> rules, LongAdder coalesced) {
    this.rules = rules;
    this.coalesced = coalesced;
  }

  /**
   * Starts work, or shares what is in flight.
   *
   * @param key equal for work whose outcome may be shared; has to hold everything that the outcome
   *     can depend on
   * @param context the caller's deadline and cancellation
   * @param work starts the work for a context; what it throws is an outcome like any other failure
   * @return completes on the calling event loop
   */
  public Future<T> join(Object key, CallContext context, Function<CallContext, Future<T>> work) {
    Promise<T> promise = Promise.promise();
    join(new Waiter(key, context, work, promise));
    return promise.future();
  }

  private void join(Waiter waiter) {
    for (; ; ) {
      InFlight known = running.get(waiter.key);
      if (known != null && known.endsInTimeFor(waiter.context) && known.take(waiter)) {
        return;
      }
      InFlight own = new InFlight(waiter);
      boolean first =
          known == null
              ? running.putIfAbsent(waiter.key, own) == null
              : running.replace(waiter.key, known, own);
      if (first) {
        own.start(waiter);
        return;
      }
    }
  }

  /** Work in flight, with its waiters; its cancellation belongs to the home of the work. */
  private final class InFlight implements Handler<AsyncResult<T>> {
    private final Object key;
    private final long deadline;
    private final EventLoop home = EventLoop.current();
    private final Cancellation cancellation = new Cancellation();
    private final List<LoopWaiters> loops = new ArrayList<>(2);
    private int waiting = 1;
    private boolean over;
    private boolean told;

    /** Not begun, so that others can wait from the beginning; home is the first of the loops. */
    InFlight(Waiter starter) {
      this.key = starter.key;
      this.deadline = starter.context.deadline();
      loopWaiters(home).waiters.add(starter);
    }

    void start(Waiter starter) {
      starter.waitFor(this);
      Future<T> outcome;
      try {
        outcome = starter.work.apply(starter.context.cancelledBy(cancellation));
      } catch (Throwable fault) { // an edge: the waiters must hear of it
        outcome = Future.failedFuture(fault);
      }
      outcome.onComplete(this);
    }

    boolean endsInTimeFor(CallContext context) {
      return context.deadline() == NO_DEADLINE
          || (deadline != NO_DEADLINE && deadline - context.deadline() <= LATER_NANOS);
    }

    /** Whether one who has joined has time for another try. */
    boolean leavesTimeFor(CallContext context, AsyncResult<T> outcome) {
      return !rules.outOfTime(outcome)
          || context.deadline() == NO_DEADLINE
          || context.deadline() - deadline > LATER_NANOS;
    }

    /** Whether the waiter is taken; not where it is over, or cannot be told about from home. */
    boolean take(Waiter waiter) {
      EventLoop loop = EventLoop.current();
      synchronized (this) {
        if (over || !home.reaches(loop)) {
          return false;
        }
        waiting++;
        loopWaiters(loop).waiters.add(waiter);
      }
      waiter.waitFor(this);
      return true;
    }

    private LoopWaiters loopWaiters(EventLoop loop) {
      for (LoopWaiters loopWaiters : loops) {
        if (loopWaiters.loop.same(loop)) {
          return loopWaiters;
        }
      }
      LoopWaiters loopWaiters = new LoopWaiters(loop);
      loops.add(loopWaiters);
      return loopWaiters;
    }

    void left() {
      synchronized (this) {
        waiting--;
        if (over || waiting > 0) {
          return;
        }
        over = true;
      }
      running.remove(key, this);
      home.run(cancellation::cancel);
    }

    /** Whether this waiter gets a failure as it is: the starter, or the first where it has left. */
    synchronized boolean tells() {
      boolean first = !told;
      told = true;
      return first;
    }

    @Override
    public void handle(AsyncResult<T> outcome) {
      synchronized (this) {
        over = true;
        told = loops.getFirst().waiters.getFirst().inFlight == this;
      }
      running.remove(key, this);
      boolean mayRetry = rules.mayRetry(outcome);
      for (int i = loops.size() - 1; i >= 0; i--) { // the others first: home is the first one
        LoopWaiters loopWaiters = loops.get(i);
        loopWaiters.loop.run(() -> loopWaiters.complete(this, outcome, mayRetry));
      }
    }
  }

  /** The waiters of one event loop. */
  private final class LoopWaiters {
    private final EventLoop loop;
    private final List<Waiter> waiters = new ArrayList<>(2);

    LoopWaiters(EventLoop loop) {
      this.loop = loop;
    }

    void complete(InFlight inFlight, AsyncResult<T> outcome, boolean mayRetry) {
      boolean here = loop.same(inFlight.home);
      AsyncResult<T> local =
          here || outcome.failed()
              ? outcome
              : Future.succeededFuture(rules.forOtherLoop(outcome.result()));
      for (int i = 0; i < waiters.size(); i++) {
        Waiter waiter = waiters.get(i);
        if (waiter.inFlight == inFlight) {
          waiter.complete(inFlight, local, !here || i > 0, mayRetry);
        }
      }
    }
  }

  /** One waiter. */
  private final class Waiter implements Runnable {
    private final Object key;
    private final CallContext context;
    private final Function<CallContext, Future<T>> work;
    private final Promise<T> promise;
    private @Nullable AsyncResult<T> firstOutcome;
    private @Nullable InFlight inFlight;
    private @Nullable Runnable deregister;

    Waiter(
        Object key,
        CallContext context,
        Function<CallContext, Future<T>> work,
        Promise<T> promise) {
      this.key = key;
      this.context = context;
      this.work = work;
      this.promise = promise;
    }

    void waitFor(InFlight coalesced) {
      inFlight = coalesced;
      deregister = context.cancellation().onCancel(this);
    }

    /** Cancels the waiter. */
    @Override
    public void run() {
      InFlight left = inFlight;
      inFlight = null;
      rules.cancelled().onComplete(promise);
      if (left != null) {
        left.left();
      }
    }

    void complete(InFlight from, AsyncResult<T> outcome, boolean shared, boolean mayRetry) {
      inFlight = null;
      if (deregister != null) {
        deregister.run();
      }
      AsyncResult<T> first = firstOutcome;
      if (first == null && shared && mayRetry && from.leavesTimeFor(context, outcome)) {
        firstOutcome = outcome;
        join(this);
        return;
      }
      if (first != null && first.succeeded() && rules.outOfTime(outcome)) {
        coalesced.increment();
        promise.complete(rules.coalesced(first.result())); // which had more time
        return;
      }
      if (shared) {
        coalesced.increment();
      }
      if (shared && outcome.succeeded()) {
        promise.complete(rules.coalesced(outcome.result()));
      } else if (shared && !from.tells()) {
        promise.fail(rules.coalesced(outcome.cause()));
      } else {
        promise.handle(outcome);
      }
    }
  }
}
