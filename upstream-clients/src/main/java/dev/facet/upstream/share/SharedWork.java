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
 * Work that is started once for all who ask for the same while it is in flight, on whichever event
 * loop they are. The work stays on the loop of the one who started it; the others get the outcome
 * on their own. For event loops; one other thread may use it as well, for itself.
 *
 * <p>Everyone keeps a time-out and a cancellation of their own: one who has less time than the work
 * does not join it, one who leaves takes nothing along but the work nobody else waits for, and one
 * who joined work that failed may try once more, where there is time left for it.
 *
 * @param <T> what the work yields; handed to several, so not to be changed
 */
public final class SharedWork<T> {
  /**
   * So much later than one has time work may end, and is joined all the same, in nanoseconds: of
   * those who ask at the same moment, nobody should work alone because another loop was faster. Nor
   * is so little time enough to try again.
   */
  private static final long LATER_NANOS = 20_000_000;

  private final Rules<T> rules;
  private final Map<Object, Flight> flights = new ConcurrentHashMap<>();
  private final LongAdder joined;

  /**
   * What sharing means for one kind of work.
   *
   * @param <T> what the work yields
   */
  public interface Rules<T> {
    /** Whether one who joined the work may do better with work of their own. */
    boolean mayRetry(AsyncResult<T> outcome);

    /** Whether the work ended with its time, so that only those do better who have more. */
    boolean outOfTime(AsyncResult<T> outcome);

    /** What one gets who has left. */
    Future<T> gone();

    /** The value as those get it who did not start the work. */
    T joined(T value);

    /**
     * The failure as those get it who did not start the work, while another one has it as it is.
     */
    default Throwable joined(Throwable failure) {
      return failure;
    }

    /** The value for all of an event loop that did not do the work; runs on that loop, once. */
    T elsewhere(T value);
  }

  /**
   * Nothing in flight yet.
   *
   * @param joined counts those who got the outcome of work that others started
   */
  public SharedWork(Rules<T> rules, LongAdder joined) {
    this.rules = rules;
    this.joined = joined;
  }

  /**
   * Starts work, or joins what is in flight.
   *
   * @param key equal for work whose outcome may be shared; has to hold everything that the outcome
   *     can depend on
   * @param context who asks, until when
   * @param work starts the work for a context; what it throws is an outcome like any other failure
   * @return completes on the calling event loop
   */
  public Future<T> join(Object key, CallContext context, Function<CallContext, Future<T>> work) {
    Promise<T> promise = Promise.promise();
    join(new Seat(key, context, work, promise));
    return promise.future();
  }

  private void join(Seat seat) {
    for (; ; ) {
      Flight known = flights.get(seat.key);
      if (known != null && known.endsInTimeFor(seat.context) && known.take(seat)) {
        return;
      }
      Flight own = new Flight(seat);
      boolean first =
          known == null
              ? flights.putIfAbsent(seat.key, own) == null
              : flights.replace(seat.key, known, own);
      if (first) {
        own.start(seat);
        return;
      }
    }
  }

  /** Work in flight, with all who wait for it; its cancellation belongs to the home of the work. */
  private final class Flight implements Handler<AsyncResult<T>> {
    private final Object key;
    private final long deadline;
    private final EventLoop home = EventLoop.current();
    private final Cancellation cancellation = new Cancellation();
    private final List<Group> groups = new ArrayList<>(2);
    private int waiting = 1;
    private boolean over;
    private boolean told;

    /** Not begun, so that others can join from the beginning; home is the first of the groups. */
    Flight(Seat starter) {
      this.key = starter.key;
      this.deadline = starter.context.deadline();
      group(home).seats.add(starter);
    }

    void start(Seat starter) {
      starter.waitFor(this);
      Future<T> outcome;
      try {
        outcome = starter.work.apply(starter.context.cancelledBy(cancellation));
      } catch (Throwable fault) { // an edge: those who have joined must hear of it
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

    /** Whether one may wait here; not where it is over, or cannot be told about from home. */
    boolean take(Seat seat) {
      EventLoop loop = EventLoop.current();
      synchronized (this) {
        if (over || !home.reaches(loop)) {
          return false;
        }
        waiting++;
        group(loop).seats.add(seat);
      }
      seat.waitFor(this);
      return true;
    }

    private Group group(EventLoop loop) {
      for (Group group : groups) {
        if (group.loop.same(loop)) {
          return group;
        }
      }
      Group group = new Group(loop);
      groups.add(group);
      return group;
    }

    void left() {
      synchronized (this) {
        waiting--;
        if (over || waiting > 0) {
          return;
        }
        over = true;
      }
      flights.remove(key, this);
      home.run(cancellation::cancel);
    }

    /** Whether this is who gets a failure as it is: the starter, or the first where it has left. */
    synchronized boolean tells() {
      boolean first = !told;
      told = true;
      return first;
    }

    @Override
    public void handle(AsyncResult<T> outcome) {
      synchronized (this) {
        over = true;
        told = groups.getFirst().seats.getFirst().flight == this;
      }
      flights.remove(key, this);
      boolean mayRetry = rules.mayRetry(outcome);
      for (int i = groups.size() - 1; i >= 0; i--) { // the others first: home is the first one
        Group group = groups.get(i);
        group.loop.run(() -> group.land(this, outcome, mayRetry));
      }
    }
  }

  /** Those of one event loop who wait for a flight. */
  private final class Group {
    private final EventLoop loop;
    private final List<Seat> seats = new ArrayList<>(2);

    Group(EventLoop loop) {
      this.loop = loop;
    }

    void land(Flight flight, AsyncResult<T> outcome, boolean mayRetry) {
      boolean here = loop.same(flight.home);
      AsyncResult<T> local =
          here || outcome.failed()
              ? outcome
              : Future.succeededFuture(rules.elsewhere(outcome.result()));
      for (int i = 0; i < seats.size(); i++) {
        Seat seat = seats.get(i);
        if (seat.flight == flight) {
          seat.land(flight, local, !here || i > 0, mayRetry);
        }
      }
    }
  }

  /** One who waits. */
  private final class Seat implements Runnable {
    private final Object key;
    private final CallContext context;
    private final Function<CallContext, Future<T>> work;
    private final Promise<T> promise;
    private @Nullable AsyncResult<T> firstOutcome;
    private @Nullable Flight flight;
    private @Nullable Runnable takeBack;

    Seat(
        Object key,
        CallContext context,
        Function<CallContext, Future<T>> work,
        Promise<T> promise) {
      this.key = key;
      this.context = context;
      this.work = work;
      this.promise = promise;
    }

    void waitFor(Flight joined) {
      flight = joined;
      takeBack = context.cancellation().onCancel(this);
    }

    /** The one who waits is gone. */
    @Override
    public void run() {
      Flight left = flight;
      flight = null;
      rules.gone().onComplete(promise);
      if (left != null) {
        left.left();
      }
    }

    void land(Flight from, AsyncResult<T> outcome, boolean joiner, boolean mayRetry) {
      flight = null;
      if (takeBack != null) {
        takeBack.run();
      }
      AsyncResult<T> first = firstOutcome;
      if (first == null && joiner && mayRetry && from.leavesTimeFor(context, outcome)) {
        firstOutcome = outcome;
        join(this);
        return;
      }
      if (first != null && first.succeeded() && rules.outOfTime(outcome)) {
        joined.increment();
        promise.complete(rules.joined(first.result())); // which had more time
        return;
      }
      if (joiner) {
        joined.increment();
      }
      if (joiner && outcome.succeeded()) {
        promise.complete(rules.joined(outcome.result()));
      } else if (joiner && !from.tells()) {
        promise.fail(rules.joined(outcome.cause()));
      } else {
        promise.handle(outcome);
      }
    }
  }
}
