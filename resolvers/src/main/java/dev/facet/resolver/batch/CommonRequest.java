// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.failure.LoadFailure;
import dev.facet.resolver.plan.CallExpressions;
import dev.facet.resolver.plan.LoadPlan;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.LenientScope;
import dev.facet.schema.template.RequestPart;
import dev.facet.schema.template.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What requests for different keys have in common: different arguments can make the same request,
 * and then share it.
 */
final class CommonRequest {
  /** Stands for the keys, and is in no value that a client sends. */
  private static final List<Object> ANY_KEYS = List.of(UUID.randomUUID().toString());

  private CommonRequest() {}

  /** The values of everything that the request reads of field and parent; empty for nothing. */
  static List<@Nullable Object> read(LoadPlan plan, LoadScope scope) {
    if (plan.readByRequest().isEmpty() && plan.readBeside().isEmpty()) {
      return List.of();
    }
    List<@Nullable Object> read = readBeside(plan, scope);
    plan.readByRequest().forEach(expression -> read.add(expression.fill(RequestPart.BODY, scope)));
    return read;
  }

  /**
   * The values of the arguments that error rules and tags read: what these tell is the same for
   * equal ones.
   */
  static List<@Nullable Object> readBeside(LoadPlan plan, LoadScope scope) {
    List<@Nullable Object> read = new ArrayList<>();
    LenientScope lenient = new LenientScope(scope);
    plan.readBeside().forEach(expression -> read.add(expression.evaluate(lenient)));
    return read;
  }

  /**
   * The request with something in place of the keys.
   *
   * @return null where it cannot be told: there is no request, or only certain keys stand in it
   */
  static @Nullable RenderedCall of(RestCall call, LoadScope scope) {
    LoadScope loading = scope.loading(ANY_KEYS, List.of(), Root.KEYS);
    for (Expression expression : CallExpressions.request(call)) {
      if (expression.root() == Root.KEYS
          && !holds(expression.evaluate(new LenientScope(loading)))) {
        return null;
      }
    }
    try {
      return RenderedCall.of(call, loading) instanceof RenderedCall request ? request : null;
    } catch (LoadFailure rejected) {
      return null;
    }
  }

  /** Whether pipes left anything of the keys, so that it marks their place. */
  private static boolean holds(@Nullable Object keys) {
    return keys instanceof List<?> list ? list.getFirst() != null : keys != null;
  }
}
