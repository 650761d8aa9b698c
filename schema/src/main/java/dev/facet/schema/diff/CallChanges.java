// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import dev.facet.schema.BatchCall;
import dev.facet.schema.RestCall;
import dev.facet.schema.RestCall.ErrorRule;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.JsonTemplate;
import dev.facet.schema.template.TextTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares calls.
 *
 * @param place the coordinate of the field or entity that they load
 * @param label in front of each message: which call of an entity
 * @param changes where changes go
 */
record CallChanges(String place, String label, Changes changes) {
  void compare(BatchCall before, BatchCall after) {
    compare(before.call(), after.call());
    between(ChangeKind.KEY_CHANGED, "match ", before.match(), after.match());
    ChangeKind kind =
        after.max() > before.max() ? ChangeKind.BATCH_LARGER : ChangeKind.BATCH_SMALLER;
    between(kind, "max ", before.max(), after.max());
  }

  void compare(RestCall old, RestCall now) {
    between(ChangeKind.SERVICE_CHANGED, "its service ", old.service(), now.service());
    between(ChangeKind.METHOD_CHANGED, "its method ", old.verb(), now.verb());
    url(old, now);
    headers(old.headers(), now.headers());
    request("its body", written(old.body()), written(now.body()));
    request("its idempotencyKey", source(old.idempotencyKey()), source(now.idempotencyKey()));
    request("sparse", String.valueOf(old.sparse()), String.valueOf(now.sparse()));
    between(ChangeKind.READING_CHANGED, "root ", old.root().path(), now.root().path());
    if (old.root().path().equals(now.root().path()) && !old.root().equals(now.root())) {
      add(ChangeKind.READING_CHANGED, "root reads another part of the response");
    }
    between(ChangeKind.READING_CHANGED, "take ", source(old.take()), source(now.take()));
    errors(old.errors(), now.errors());
    timeout(old.timeout(), now.timeout());
    new CacheChanges(place, label, changes).compare(old.caching(), now.caching());
  }

  /** Secrets in URLs are not shown. */
  private void url(RestCall old, RestCall now) {
    String was = old.url().shown();
    String is = now.url().shown();
    between(ChangeKind.URL_CHANGED, "its URL ", was, is);
    if (was.equals(is) && !old.url().source().equals(now.url().source())) {
      add(ChangeKind.URL_CHANGED, "its URL has another value of a parameter that is not shown");
    }
  }

  /** Values are not shown: they may be secrets. */
  private void headers(Map<String, TextTemplate> old, Map<String, TextTemplate> now) {
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    names.forEach(
        name -> request("the header " + name, source(old.get(name)), source(now.get(name))));
  }

  private void request(String what, String old, String now) {
    if (!old.equals(now)) {
      add(ChangeKind.REQUEST_CHANGED, what + " is another");
    }
  }

  private void errors(List<ErrorRule> old, List<ErrorRule> now) {
    List<String> was = old.stream().map(CallChanges::outcome).toList();
    List<String> is = now.stream().map(CallChanges::outcome).toList();
    if (!was.equals(is)) {
      add(
          ChangeKind.ERROR_RULES_CHANGED,
          "errors " + Changes.from(String.join(", ", was), String.join(", ", is)));
    } else if (!messages(old).equals(messages(now))) {
      add(ChangeKind.ERROR_MESSAGE_CHANGED, "errors have another message or other extensions");
    }
  }

  private static String outcome(ErrorRule rule) {
    String code = Objects.requireNonNullElse(rule.code(), "UPSTREAM_STATUS");
    String status = rule.status() == null ? "2xx" : String.valueOf(rule.status());
    return status
        + (rule.body() == null ? "" : " " + rule.body().source())
        + " "
        + (rule.asNull() ? "null" : code);
  }

  private static List<String> messages(List<ErrorRule> rules) {
    return rules.stream()
        .map(rule -> source(rule.message()) + "\n" + written(rule.extensions()))
        .toList();
  }

  private void timeout(@Nullable Duration old, @Nullable Duration now) {
    boolean longer = old != null && now != null && now.compareTo(old) > 0;
    ChangeKind kind = longer ? ChangeKind.TIMEOUT_LONGER : ChangeKind.TIMEOUT_CHANGED;
    between(
        kind,
        "its timeout ",
        old == null ? "the service's" : old,
        now == null ? "the service's" : now);
  }

  private void between(ChangeKind kind, String what, Object before, Object after) {
    changes.between(kind, place, label + what, String.valueOf(before), String.valueOf(after));
  }

  private void add(ChangeKind kind, String words) {
    changes.add(kind, place, label + words);
  }

  private static String source(@Nullable TextTemplate template) {
    return template == null ? "" : template.source();
  }

  private static String source(@Nullable Expression expression) {
    return expression == null ? "" : expression.source();
  }

  private static String written(@Nullable JsonTemplate template) {
    return switch (template) {
      case null -> "";
      case JsonTemplate.Constant(var json) ->
          (json == null ? "" : json.getClass().getSimpleName()) + " " + json;
      case JsonTemplate.Text(var text) -> "\"" + text.source() + "\"";
      case JsonTemplate.Elements(var elements) ->
          String.valueOf(elements.stream().map(CallChanges::written).toList());
      case JsonTemplate.Properties(var properties) ->
          properties.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + written(entry.getValue()))
              .sorted()
              .toList()
              .toString();
    };
  }
}
