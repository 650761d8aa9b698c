// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.schema.RestCall;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.JsonTemplate;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.TextTemplate;
import java.util.ArrayList;
import java.util.List;

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
    return all;
  }

  /** What error rules of a call read of the field's arguments. */
  static List<Expression> errorRules(RestCall call) {
    if (call.errors().isEmpty()) {
      return List.of();
    }
    return call.errors().stream()
        .flatMap(rule -> rule.expressions().stream())
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
