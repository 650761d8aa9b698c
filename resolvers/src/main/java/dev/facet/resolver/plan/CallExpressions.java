// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.schema.CacheRule;
import dev.facet.schema.CallCaching;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.JsonTemplate;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.TextTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a call reads. */
public final class CallExpressions {
  private CallExpressions() {}

  /** All expressions of a call: its request's, and what is done with the response. */
  static List<Expression> of(RestCall call) {
    List<Expression> all = request(call);
    Expression take = call.take();
    if (take != null) {
      all.add(take);
    }
    all.addAll(tags(call));
    return all;
  }

  /** What the tags read of what is kept of a call, or dropped by it. */
  static List<Expression> tags(RestCall call) {
    CacheRule rule = call.caching().rule();
    return Stream.concat(
            rule == null ? Stream.of() : rule.tags().stream(),
            call.caching().invalidates().stream())
        .flatMap(tag -> tag.expressions().stream())
        .toList();
  }

  /** What error rules and tags of a call read of the field's arguments. */
  static List<Expression> beside(RestCall call) {
    if (call.errors().isEmpty() && call.caching().equals(CallCaching.NONE)) {
      return List.of();
    }
    return Stream.concat(
            call.errors().stream().flatMap(rule -> rule.expressions().stream()),
            tags(call).stream())
        .filter(expression -> expression.root() == Root.ARGS)
        .toList();
  }

  /** The expressions that the request is made of. */
  public static List<Expression> request(RestCall call) {
    List<Expression> all = new ArrayList<>(call.url().expressions());
    call.headers().values().forEach(header -> all.addAll(header.expressions()));
    JsonTemplate body = call.body();
    if (body != null) {
      all.addAll(body.expressions());
    }
    TextTemplate key = call.idempotencyKey();
    if (key != null) {
      all.addAll(key.expressions());
    }
    return all;
  }
}
