// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.count.FrontendCounts;
import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.resolver.failure.Misfit;
import dev.facet.resolver.plan.FieldPlan;
import dev.facet.schema.RestCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The errors of one response, and the path that is being written. */
final class ResponseErrors {
  private final List<FieldError> errors = new ArrayList<>();
  private @Nullable Object[] path = new @Nullable Object[16];
  private int depth;

  /**
   * One error.
   *
   * @param origin the field that loaded the value; null for none
   * @param path response keys and list indexes
   */
  private record FieldError(
      LoadFailure failure,
      FieldPlan field,
      @Nullable FieldPlan origin,
      List<@Nullable Object> path) {}

  /** Goes down to a response key or a list index. */
  void enter(Object step) {
    if (depth == path.length) {
      path = Arrays.copyOf(path, depth * 2);
    }
    path[depth++] = step;
  }

  /** Goes back up. */
  void leave() {
    depth--;
  }

  /**
   * Notes an error at the place that is being written.
   *
   * @param origin the field that loaded the value; null for none
   */
  void add(LoadFailure failure, FieldPlan field, @Nullable FieldPlan origin) {
    List<@Nullable Object> place = new ArrayList<>(Arrays.asList(path).subList(0, depth));
    errors.add(new FieldError(failure, field, origin, place));
  }

  /** Notes an error somewhere below a field. */
  void add(LoadFailure failure, FieldPlan field, List<? extends @Nullable Object> place) {
    errors.add(new FieldError(failure, field, null, new ArrayList<>(place)));
  }

  /** Whether the client's deadline is among them. */
  boolean late() {
    return errors.stream()
        .anyMatch(error -> error.failure().code().equals(ErrorCode.DEADLINE.name()));
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  /** Counts them by code. */
  Map<String, Integer> count(FrontendCounts counts) {
    if (errors.isEmpty()) {
      return Map.of();
    }
    Map<String, Integer> codes = new TreeMap<>();
    for (FieldError error : errors) {
      counts.error(error.failure().code());
      codes.merge(error.failure().code(), 1, Integer::sum);
    }
    return codes;
  }

  /** Tells of values that do not fit: calls that failed are told already. */
  void report(Operation operation) {
    Set<String> told = new HashSet<>();
    for (FieldError error : errors) {
      LoadFailure failure = error.failure();
      String field = error.field().coordinates();
      if (failure.code().equals(ErrorCode.UPSTREAM_SHAPE.name()) && !failure.logged()) {
        List<RestCall> calls = error.origin() == null ? List.of() : error.origin().calls();
        operation.unfit(new Misfit(field, failure, calls, told.add(field)));
      }
    }
  }

  /**
   * Writes the {@code errors} list (GraphQL specification, section Errors).
   *
   * @param operation says what is told beside them
   */
  void write(JsonBytes out, Operation operation) {
    out.raw('[');
    for (int i = 0; i < errors.size(); i++) {
      if (i > 0) {
        out.raw(',');
      }
      write(errors.get(i), out, operation);
    }
    out.raw(']');
  }

  private static void write(FieldError error, JsonBytes out, Operation operation) {
    LoadFailure failure = error.failure();
    out.raw("{\"message\":").string(failure.message());
    out.raw(",\"locations\":[{\"line\":").number(error.field().location().getLine());
    out.raw(",\"column\":").number(error.field().location().getColumn()).raw("}],\"path\":[");
    for (int i = 0; i < error.path().size(); i++) {
      if (i > 0) {
        out.raw(',');
      }
      if (error.path().get(i) instanceof Integer index) {
        out.number(index);
      } else {
        out.string(String.valueOf(error.path().get(i)));
      }
    }
    out.raw("],\"extensions\":{\"code\":").string(failure.code());
    if (!failure.service().isEmpty()) {
      out.raw(",\"service\":").string(failure.service());
    }
    if (failure.status() != 0) {
      out.raw(",\"status\":").number(failure.status());
    }
    failure
        .extensions()
        .forEach((name, value) -> {
          out.raw(",").string(name).raw(":");
          new LeafWriter(out).any(value);
        });
    String correlationId = operation.toldCorrelationId();
    if (!correlationId.isEmpty()) {
      out.raw(",\"correlationId\":").string(correlationId);
    }
    Map<String, Object> details = operation.details(failure);
    if (!details.isEmpty()) {
      out.raw(",\"facet\":");
      new LeafWriter(out).any(details);
    }
    out.raw("}}");
  }
}
