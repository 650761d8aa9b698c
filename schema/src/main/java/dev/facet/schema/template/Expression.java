// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands between braces: {@code args.q | trim | default("*")}.
 *
 * @param root where the value comes from
 * @param path the way from there
 * @param optional whether a question mark says that a request is complete without the value
 * @param pipes what is done to it, in order
 */
public record Expression(Root root, JsonPath path, boolean optional, List<Pipe> pipes) {
  /** Copies the list. */
  public Expression {
    pipes = List.copyOf(pipes);
  }

  /**
   * The value in a scope.
   *
   * @return plain Java, as described for this package; null where it is null or missing
   * @throws UnreadableValueException where a pipe cannot read it, unless the scope is lenient
   */
  public @Nullable Object evaluate(Scope scope) {
    Object value = scope.value(root, path);
    for (Pipe pipe : pipes) {
      value = piped(pipe, value, scope);
    }
    return value;
  }

  /**
   * The value for a request. Where a value decides whose data is asked for, the empty string and a
   * list of nothing are no value: to a service they often mean everything.
   *
   * @return plain Java, as described for this package; null for no value
   * @throws UnreadableValueException where a pipe cannot read it
   */
  @Nullable Object evaluateForRequest(Scope scope) {
    if (root.isFreeToGive()) {
      return evaluate(scope);
    }
    Object value = present(scope.value(root, path));
    for (Pipe pipe : pipes) {
      Object piped = piped(pipe, value, scope);
      value = pipe instanceof Pipe.Fallback ? piped : present(piped);
    }
    return value;
  }

  /** Whether a request is complete without the value. */
  boolean mayBeLeftOut() {
    return optional || root.isFreeToGive();
  }

  /** What a part of a request comes to that is nothing but this; null that was given is kept. */
  public Filled fill(Scope scope) {
    Object value = evaluateForRequest(scope);
    if (value != null || (root.isFreeToGive() && scope.isGiven(root, path))) {
      return new Filled.Value(value);
    }
    return mayBeLeftOut() ? Filled.Absent.LEFT_OUT : new Filled.Missing(this);
  }

  /** Root and path, as they are written: {@code parent.address.city}. */
  public String source() {
    String name = root.source();
    String steps = path.toString();
    return steps.isEmpty() ? name : name + (steps.startsWith("[") ? "" : ".") + steps;
  }

  private @Nullable Object piped(Pipe pipe, @Nullable Object value, Scope scope) {
    Object piped = pipe.apply(value);
    if (!(piped instanceof Unreadable fault)) {
      return piped;
    }
    if (scope.isLenient()) {
      return null;
    }
    throw new UnreadableValueException(this, fault);
  }

  private static @Nullable Object present(@Nullable Object value) {
    return switch (value) {
      case String text when text.isEmpty() -> null;
      case List<?> list when isHollow(list) -> null;
      case null, default -> value;
    };
  }

  private static boolean isHollow(List<?> list) {
    for (int i = 0; i < list.size(); i++) { // for keys: the first one decides
      Object element = list.get(i);
      if (element != null && !element.equals("")) {
        return false;
      }
    }
    return true;
  }
}
