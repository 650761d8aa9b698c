// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Forgets labels in Redis, again and again until it has noted when. A Redis that is full notes
 * nothing and removes all the same, which is as good for what stands there, and not for what an
 * older call may still bring. Safe for all threads.
 */
final class RedisForgetting {
  private static final int NOTED = 0;
  private static final int REMOVED = 1;

  private final RedisNames names;
  private final RedisNotices notices;
  private final String replica;
  private final PendingLabels pending = new PendingLabels();
  private final AtomicBoolean removedOnly = new AtomicBoolean();

  /**
   * Nothing is to be forgotten yet.
   *
   * @param replica who tells the others
   */
  RedisForgetting(RedisNames names, RedisNotices notices, String replica) {
    this.names = names;
    this.notices = notices;
    this.replica = replica;
  }

  /** Labels of a domain that are to be forgotten from now on, whether there is a session or not. */
  void add(String domain, Collection<String> labels) {
    pending.add(domain, labels);
  }

  /** Those that Redis may not have forgotten yet. */
  Set<String> of(String domain) {
    return pending.of(domain);
  }

  /** Notes what could only be removed, where there is such; fails as {@link #all}. */
  Future<Void> again(RedisSession session) {
    return removedOnly.getAndSet(false) ? all(session) : Future.succeededFuture();
  }

  /** Forgets what is left of earlier; fails where Redis still has some of it. */
  Future<Void> all(RedisSession session) {
    List<Future<Void>> all = new ArrayList<>();
    pending.all().forEach((domain, labels) -> all.add(forget(session, domain, labels)));
    return Future.all(all).mapEmpty();
  }

  /** Forgets labels that were added; fails where Redis still has what has them. */
  Future<Void> forget(RedisSession session, String domain, List<String> labels) {
    return RedisScript.FORGET
        .run(session, labels.size(), request -> filled(request, domain, labels))
        .compose(response -> done(domain, labels, response));
  }

  private Request filled(Request request, String domain, List<String> labels) {
    String message = StoreMessage.forgotten(replica, domain, labels);
    labels.forEach(each -> request.arg(names.label(domain, each)));
    return request
        .arg(RedisWrites.FORGOTTEN_MILLIS)
        .arg(names.channel())
        .arg(message)
        .arg(StoreMessage.stillThere(message));
  }

  private Future<Void> done(String domain, List<String> labels, Response response) {
    try {
      int outcome = response.get(0).toInteger();
      if (outcome == NOTED) {
        pending.done(domain, labels);
        return Future.succeededFuture();
      }
      String cause = RedisFault.words(response.get(1).toString());
      if (outcome == REMOVED) {
        removedOnly.set(true);
        notices.removed(cause);
        return Future.succeededFuture();
      }
      return Future.failedFuture(new RedisUnwritableException(cause));
    } catch (RuntimeException _) { // any part of it may be missing or of another type
      return Future.failedFuture(new RedisNonsenseException());
    }
  }
}
