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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Work that is started once for all who ask for the same while it is in flight. Each event loop
 * shares for itself, so nobody changes threads; usable from any of them.
 *
 * <p>Everyone keeps a time-out and a cancellation of their own: one who has less time than the work
 * does not join it, one who leaves takes nothing along but the work nobody else waits for, and one
 * who joined work that failed may try once more.
 *
 * @param <T> what the work yields; handed to several, so not to be changed
 */
public final class SharedWork<T> {
  private final Rules<T> rules;
  private final Map<Thread, Map<Object, Flight>> byThread = new ConcurrentHashMap<>();
  private final LongAdder joined;

  /**
   * What sharing means for one kind of work.
   *
   * @param <T> what the work yields
   */
  public interface Rules<T> {
    /** Whether one who joined the work may do better with work of their own. */
    boolean worthAnother(AsyncResult<T> outcome);

    /** What one gets who has left. */
    Future<T> gone();

    /** The value as those get it who did not start the work. */
    T joined(T value);
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
   * @param work starts the work for a context; what it throws reaches only the one who starts it
   */
  public Future<T> join(Object key, CallContext context, Function<CallContext, Future<T>> work) {
    Promise<T> promise = Promise.promise();
    join(new Seat(key, context, work, promise), false);
    return promise.future();
  }

  private void join(Seat seat, boolean again) {
    seat.again = again;
    Map<Object, Flight> flights = flights();
    Flight flight = flights.get(seat.key);
    if (flight != null && flight.endsInTimeFor(seat.context)) {
      flight.take(seat);
    } else {
      start(seat, flights);
    }
  }

  private void start(Seat seat, Map<Object, Flight> flights) {
    Flight flight = new Flight(seat.key, seat.context.deadline(), flights);
    Future<T> outcome = seat.work.apply(seat.context.cancelledBy(flight.cancellation));
    if (outcome.isComplete()) {
      outcome.onComplete(seat.promise);
      return;
    }
    flights.put(seat.key, flight);
    flight.take(seat);
    outcome.onComplete(flight);
  }

  private Map<Object, Flight> flights() {
    Thread thread = Thread.currentThread();
    Map<Object, Flight> flights = byThread.get(thread);
    return flights == null ? byThread.computeIfAbsent(thread, _ -> new HashMap<>()) : flights;
  }

  /** Work in flight, with all who wait for it. */
  private final class Flight implements Handler<AsyncResult<T>> {
    private final Object key;
    private final long deadline;
    private final Map<Object, Flight> flights;
    private final Cancellation cancellation = new Cancellation();
    private final List<Seat> seats = new ArrayList<>(2);
    private int waiting;

    Flight(Object key, long deadline, Map<Object, Flight> flights) {
      this.key = key;
      this.deadline = deadline;
      this.flights = flights;
    }

    boolean endsInTimeFor(CallContext context) {
      return context.deadline() == NO_DEADLINE
          || (deadline != NO_DEADLINE && deadline - context.deadline() <= 0);
    }

    void take(Seat seat) {
      waiting++;
      seats.add(seat);
      seat.flight = this;
      seat.takeBack = seat.context.cancellation().onCancel(seat);
    }

    void left() {
      waiting--;
      if (waiting == 0) {
        flights.remove(key, this);
        cancellation.cancel();
      }
    }

    @Override
    public void handle(AsyncResult<T> outcome) {
      flights.remove(key, this);
      boolean worthAnother = seats.size() > 1 && rules.worthAnother(outcome);
      for (int i = 0; i < seats.size(); i++) {
        Seat seat = seats.get(i);
        if (seat.flight == this) {
          seat.land(outcome, i > 0, worthAnother);
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
    private boolean again;
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

    void land(AsyncResult<T> outcome, boolean joiner, boolean worthAnother) {
      flight = null;
      if (takeBack != null) {
        takeBack.run();
      }
      if (joiner && worthAnother && !again) {
        tryAgain();
        return;
      }
      if (joiner) {
        joined.increment();
      }
      if (joiner && outcome.succeeded()) {
        promise.complete(rules.joined(outcome.result()));
      } else {
        promise.handle(outcome);
      }
    }

    private void tryAgain() {
      try {
        join(this, true);
      } catch (RuntimeException fault) { // an edge: the others who wait must hear of theirs
        promise.fail(fault);
      }
    }
  }
}
