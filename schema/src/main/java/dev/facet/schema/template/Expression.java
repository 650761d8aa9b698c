// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;
import java.util.Map;
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
    for (int i = 0; i < pipes.size(); i++) { // for each key and value of a request
      value = piped(pipes.get(i), value, scope);
    }
    return value;
  }

  /**
   * The value for a part of a request.
   *
   * @return plain Java, as described for this package; null for no value, as {@link Presence} says
   * @throws UnreadableValueException where a pipe cannot read it
   */
  @Nullable Object valueFor(RequestPart part, Scope scope) {
    Object given = scope.value(root, path);
    if (part == RequestPart.BODY && root == Root.HEADER && given instanceof String text) {
      given = HeaderText.readable(text); // JSON has characters, not bytes
    }
    Object value = Presence.of(part, root, given);
    for (int i = 0; i < pipes.size(); i++) {
      Pipe pipe = pipes.get(i);
      Object piped = piped(pipe, value, scope);
      value = pipe instanceof Pipe.Fallback ? piped : Presence.of(part, root, piped);
    }
    return value;
  }

  /** Whether a part of a request is complete without the value. */
  boolean mayBeLeftOut(RequestPart part) {
    return !part.isName()
        && (optional || root.isFreeToGive() || part == RequestPart.IDEMPOTENCY_KEY);
  }

  /** Whether a client gave a list or an object of nothing here, and nothing stands in for it. */
  public boolean isHollow(Scope scope) {
    if (root != Root.ARGS) {
      return false;
    }
    return switch (scope.value(root, path)) {
      case List<?> list -> Presence.isHollow(list) && valueFor(RequestPart.QUERY, scope) == null;
      case Map<?, ?> object ->
          pipes.isEmpty()
              && object.values().stream()
                  .allMatch(one -> Presence.of(RequestPart.QUERY, root, one) == null);
      case null, default -> false;
    };
  }

  /**
   * What a part of a request comes to that is nothing but this; null that a client gave is kept in
   * bodies.
   *
   * @throws UnreadableValueException where a pipe cannot read the value
   */
  public Filled fill(RequestPart part, Scope scope) {
    Object value = valueFor(part, scope);
    if (value != null) {
      String fault = ValueFault.of(part, this, value);
      return fault == null ? new Filled.Value(value) : new Filled.Rejected(this, fault);
    }
    if (part == RequestPart.BODY && root.isFreeToGive() && scope.isGiven(root, path)) {
      return new Filled.Value(null);
    }
    return mayBeLeftOut(part) ? Filled.Absent.LEFT_OUT : new Filled.Missing(this);
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
}
