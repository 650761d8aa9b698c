// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.batch.LoadScope;
import dev.facet.resolver.batch.MissingValue;
import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.Filled;
import dev.facet.schema.template.RequestPart;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is looked at before a field is loaded, beside the request itself. */
final class LoadCheck {
  private LoadCheck() {}

  /**
   * How much of a list to take must be known before anything is called.
   *
   * @return what is missing for it; null for nothing
   * @throws LoadFailure where it is no number
   */
  static @Nullable MissingValue take(RestCall call, LoadScope scope) {
    Expression take = call.take();
    if (take == null) {
      return null;
    }
    return switch (take.fill(RequestPart.TAKE, scope)) {
      case Filled.Value _, Filled.Absent _ -> null;
      case Filled.Missing(var expression) -> new MissingValue(expression, false);
      case Filled.Rejected(var expression, var reason) ->
          throw LoadFailure.of(ErrorCode.of(expression.root()), reason);
    };
  }

  /**
   * A client's empty list would leave the parameter out, and so change everything: a call that
   * changes something is not made with it.
   *
   * @throws LoadFailure with {@code BAD_USER_INPUT} where there is one
   */
  static void change(RestCall call, LoadScope scope) {
    if (call.verb() != RestCall.Verb.GET) {
      rejectEmptyLists(call.url().expressions(), scope);
      call.headers().values().forEach(header -> rejectEmptyLists(header.expressions(), scope));
    }
  }

  private static void rejectEmptyLists(List<Expression> expressions, LoadScope scope) {
    for (Expression expression : expressions) {
      if (expression.isHollow(scope)) {
        boolean object = scope.value(expression.root(), expression.path()) instanceof Map<?, ?>;
        throw LoadFailure.of(
            ErrorCode.BAD_USER_INPUT,
            expression.source()
                + (object ? ": an empty object" : ": an empty list")
                + " (expected: one value or more)");
      }
    }
  }
}
