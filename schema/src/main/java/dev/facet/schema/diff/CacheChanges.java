// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import dev.facet.schema.CacheRule;
import dev.facet.schema.CacheRule.Scope;
import dev.facet.schema.CallCaching;
import dev.facet.schema.template.TextTemplate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares how long and for whom what a call loads is kept.
 *
 * @param place the coordinate of the call
 * @param label in front of each message: which call of an entity
 */
record CacheChanges(String place, String label, Changes changes) {
  void compare(CallCaching before, CallCaching after) {
    rules(before.rule(), after.rule());
    tags("what it drops ", before.invalidates(), after.invalidates());
  }

  private void rules(@Nullable CacheRule old, @Nullable CacheRule now) {
    if (old == null && now != null) {
      boolean all = now.scope() == Scope.PUBLIC;
      add(
          all ? ChangeKind.CACHE_MADE_PUBLIC : ChangeKind.CACHE_ADDED,
          "is kept for " + now.ttl() + (all ? ", for all clients" : ", for each client"));
    } else if (old != null && now == null) {
      add(ChangeKind.CACHE_REMOVED, "is not kept any more");
    } else if (old != null && now != null) {
      if (old.scope() != now.scope()) {
        boolean all = now.scope() == Scope.PUBLIC;
        add(
            all ? ChangeKind.CACHE_MADE_PUBLIC : ChangeKind.CACHE_MADE_PRIVATE,
            all ? "is kept for all clients" : "is kept for each client by itself");
      }
      time("ttl ", old.ttl(), now.ttl());
      time("swr ", old.swr(), now.swr());
      tags("the tags ", old.tags(), now.tags());
    }
  }

  private void time(String what, Duration old, Duration now) {
    ChangeKind kind = now.compareTo(old) > 0 ? ChangeKind.CACHE_LONGER : ChangeKind.CACHE_SHORTER;
    changes.between(kind, place, label + what, old.toString(), now.toString());
  }

  private void tags(String what, List<TextTemplate> old, List<TextTemplate> now) {
    changes.between(ChangeKind.CACHE_TAGS_CHANGED, place, label + what, words(old), words(now));
  }

  private static String words(List<TextTemplate> tags) {
    return String.join(" ", tags.stream().map(TextTemplate::source).toList());
  }

  private void add(ChangeKind kind, String words) {
    changes.add(kind, place, label + words);
  }
}
