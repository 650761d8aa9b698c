// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.schema.template.Expression;
import dev.facet.schema.template.Root;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What executing a plan reads of its caller. Two callers that agree in all of it, and look alike to
 * the services, get the same response.
 *
 * @param expressions those of the plan's templates that read claims, headers or the client
 * @param services the services that the plan can call
 * @param access whether a field reads the principal and its scopes
 * @param identity whether something is kept for its caller alone
 */
public record ContextReads(
    List<Expression> expressions, List<String> services, boolean access, boolean identity) {
  /** Collects while a plan is compiled. */
  static final class Collector {
    private final Set<Expression> expressions = new LinkedHashSet<>();
    private final Set<String> services = new LinkedHashSet<>();
    private boolean access;
    private boolean identity;

    void reads(List<Expression> read) {
      for (Expression expression : read) {
        if (ofTheClient(expression.root())) {
          expressions.add(expression);
        }
      }
    }

    void calls(String service) {
      services.add(service);
    }

    void asksForAccess() {
      access = true;
    }

    void asksForIdentity() {
      identity = true;
    }

    ContextReads collected() {
      return new ContextReads(List.copyOf(expressions), List.copyOf(services), access, identity);
    }

    private static boolean ofTheClient(Root root) {
      return switch (root) {
        case CLAIMS, HEADER, CLIENT, QUERY, REQUEST, CORRELATION_ID -> true;
        case ARGS, PARENT, KEY, KEYS, FRONTEND, BODY -> false;
      };
    }
  }
}
