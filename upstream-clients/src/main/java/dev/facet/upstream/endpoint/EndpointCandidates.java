// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import java.util.Comparator;
import java.util.List;

/**
 * The endpoints that a {@link Balancer} chooses among: without those that are out or whose circuit
 * is open, that are silent, that the call was tried at, that fail each time, and those of later
 * priorities. Usable from any thread.
 *
 * @param outliers lets endpoints in again whose time is over
 */
record EndpointCandidates(Outliers outliers) {
  /**
   * Those that may be called: all of them, not copied, in the usual case; none where no circuit
   * lets a call by.
   */
  <E extends ServiceEndpoint> List<E> usable(List<E> all) {
    for (int i = 0; i < all.size(); i++) {
      E each = all.get(i);
      if (!each.standing().isIn() || !each.breaker().isClosed()) {
        return someOf(all);
      }
    }
    outliers.panics(false);
    return all;
  }

  /**
   * Those of the usable ones that an attempt is best sent to.
   *
   * @param all the usable ones included
   */
  <E extends ServiceEndpoint> List<E> among(List<E> usable, List<E> all, Choice choice) {
    return foremost(undoubted(untried(choice, heard(usable), all)));
  }

  /**
   * Those that are in and whose breaker lets calls by. Where fewer than half are in, the fault is
   * hardly theirs, and the few would get the calls of all: then those that are out count too, and
   * so they do before nothing is called at all.
   */
  private <E extends ServiceEndpoint> List<E> someOf(List<E> all) {
    letIn(all);
    List<E> closed = all.stream().filter(each -> each.breaker().isUsable()).toList();
    List<E> in = closed.stream().filter(each -> each.standing().isIn()).toList();
    long notOut = all.stream().filter(each -> each.standing().isIn()).count();
    boolean panic = 2 * notOut < all.size();
    outliers.panics(panic);
    List<E> some = panic || in.isEmpty() ? closed : in;
    return some.isEmpty() ? hurried(all) : some;
  }

  /**
   * Where every circuit is open nothing would be called for the rest of that time, though endpoints
   * that failed one after the other, as in a rolling restart, are well by now: then the one that is
   * open for longest gets its probe early.
   */
  private static <E extends ServiceEndpoint> List<E> hurried(List<E> all) {
    return all.stream()
        .filter(each -> each.breaker().earlyIn().isZero())
        .min(Comparator.comparing(each -> each.breaker().openFor()))
        .map(each -> {
          each.breaker().hurry();
          return List.of(each);
        })
        .orElse(List.of());
  }

  private void letIn(List<? extends ServiceEndpoint> all) {
    long now = outliers.now();
    all.forEach(each -> outliers.letIn(each, now));
  }

  /** Those of the lowest priority; all of them, not copied, in the usual case. */
  private static <E extends ServiceEndpoint> List<E> foremost(List<E> usable) {
    int first = usable.getFirst().priority();
    boolean differ = false;
    for (int i = 1; i < usable.size(); i++) {
      int priority = usable.get(i).priority();
      differ |= priority != first;
      first = Math.min(first, priority);
    }
    int lowest = first;
    return differ ? usable.stream().filter(each -> each.priority() == lowest).toList() : usable;
  }

  /**
   * Without those that are asked something and have said nothing for long. One of which nothing is
   * waited for any more gets an attempt, to find out. All of them, not copied, in the usual case,
   * and where all are silent: then it is hardly they.
   */
  private <E extends ServiceEndpoint> List<E> heard(List<E> usable) {
    long now = outliers.now();
    for (int i = 0; i < usable.size(); i++) {
      if (usable.get(i).silence().isLongAndAwaited(now)) {
        List<E> others =
            usable.stream().filter(each -> !each.silence().isLongAndAwaited(now)).toList();
        return others.isEmpty() ? usable : others;
      }
    }
    return usable;
  }

  /**
   * Without those that lately failed each time, but for one attempt now and then: they are in only
   * since as many are ejected as may be. All of them, not copied, in the usual case, where all
   * fail, and where those that are ejected are used too.
   */
  private <E extends ServiceEndpoint> List<E> undoubted(List<E> usable) {
    boolean doubted = false;
    for (int i = 0; i < usable.size(); i++) {
      Standing standing = usable.get(i).standing();
      if (standing.isEjected()) {
        return usable;
      }
      doubted |= standing.isDoubted();
    }
    return doubted ? askable(usable, outliers.now()) : usable;
  }

  private static <E extends ServiceEndpoint> List<E> askable(List<E> usable, long now) {
    List<E> others = usable.stream().filter(each -> !each.standing().isDoubtful(now)).toList();
    return others.isEmpty() ? usable : others;
  }

  /**
   * Those at which the call has not been tried: of the usable ones, or else of those that are
   * ejected, which may be well again by now. All usable ones, not copied, in the usual case, and
   * where it has been tried at all.
   */
  private <E extends ServiceEndpoint> List<E> untried(Choice choice, List<E> usable, List<E> all) {
    for (int i = 0; i < usable.size(); i++) {
      if (choice.avoids(usable.get(i))) {
        List<E> others = usable.stream().filter(each -> !choice.avoids(each)).toList();
        return others.isEmpty() ? spare(choice, usable, all) : others;
      }
    }
    return usable;
  }

  private <E extends ServiceEndpoint> List<E> spare(Choice choice, List<E> usable, List<E> all) {
    long now = outliers.now();
    List<E> ejected =
        all.stream().filter(each -> !choice.avoids(each) && each.mayTry(now)).toList();
    return ejected.isEmpty() ? usable : ejected;
  }
}
