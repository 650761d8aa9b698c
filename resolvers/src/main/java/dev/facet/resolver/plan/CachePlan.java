// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.schema.CacheRule;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.JsonTemplate;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.TextTemplate;
import dev.facet.upstream.item.ItemRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How what a loader loads is kept.
 *
 * @param rule the schema's
 * @param times the same for the store
 * @param calls a digest of what the schema says of the calls, so that nothing is found that others
 *     loaded: equal for equal calls, also in another frontend or after a reload
 * @param reads what of the operation the requests are made of, keys left out
 */
public record CachePlan(CacheRule rule, ItemRule times, String calls, List<Expression> reads) {
  static @Nullable CachePlan of(LoadPlan plan) {
    CacheRule rule = plan.cacheRule();
    if (rule == null) {
      return null;
    }
    boolean open = rule.scope() == CacheRule.Scope.PUBLIC;
    return new CachePlan(
        rule,
        new ItemRule(rule.ttl().toMillis(), rule.swr().toMillis(), open),
        StableDigest.of(described(plan, rule)),
        plan.form() instanceof LoadPlan.Form.Single
            ? List.of() // the request itself is where it is found
            : reads(plan));
  }

  private static List<Expression> reads(LoadPlan plan) {
    return plan.calls().stream()
        .flatMap(call -> CallExpressions.request(call).stream())
        .filter(read -> read.root() != Root.KEY && read.root() != Root.KEYS)
        .distinct()
        .toList();
  }

  /** Whether it is kept for each client by itself. */
  public boolean perClient() {
    return rule.scope() == CacheRule.Scope.PRIVATE;
  }

  private static List<@Nullable Object> described(LoadPlan plan, CacheRule rule) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(form(plan.form()));
    all.add(plan.match().stream().map(Object::toString).toList());
    all.add(rule.ttl().toMillis());
    all.add(rule.swr().toMillis());
    all.add(rule.scope().name());
    all.add(rule.tags().stream().map(TextTemplate::source).toList());
    plan.calls().forEach(call -> all.add(call(call)));
    return all;
  }

  private static String form(LoadPlan.Form form) {
    return switch (form) {
      case LoadPlan.Form.Single _ -> "call";
      case LoadPlan.Form.Batched(_, var lists) -> lists ? "lists" : "batch";
      case LoadPlan.Form.ByKey(var entity) -> "entity " + String.join(" ", entity.keyFields());
    };
  }

  private static Map<String, @Nullable Object> call(RestCall call) {
    Map<String, @Nullable Object> described = new LinkedHashMap<>();
    described.put("verb", call.verb().name());
    described.put("url", call.url().source());
    Map<String, String> headers = new TreeMap<>();
    call.headers().forEach((name, value) -> headers.put(name, value.source()));
    described.put("headers", headers);
    JsonTemplate body = call.body();
    described.put("body", body == null ? null : body(body));
    if (call.form()) {
      described.put("form", true);
    }
    described.put("root", call.root().toString());
    if (call.judgesBodies()) { // what another schema took for a value may be none here
      described.put("errors", bodyTests(call));
    }
    return described;
  }

  private static List<String> bodyTests(RestCall call) {
    return call.errors().stream()
        .map(rule -> rule.status() + " " + (rule.body() == null ? "" : rule.body().source()))
        .toList();
  }

  private static @Nullable Object body(JsonTemplate body) {
    return switch (body) {
      case JsonTemplate.Constant(var json) -> json;
      case JsonTemplate.Text(var template) -> template.source();
      case JsonTemplate.Elements(var elements) -> elements.stream().map(CachePlan::body).toList();
      case JsonTemplate.Properties(var properties) -> {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        properties.forEach((name, value) -> object.put(name, body(value)));
        yield object;
      }
    };
  }
}
