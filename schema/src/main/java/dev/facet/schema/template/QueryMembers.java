// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import dev.facet.schema.template.JsonPath.Segment;
import dev.facet.schema.template.QueryPart.Repeated;
import dev.facet.schema.template.UrlTemplate.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parameter for each member of an object: {@code filter[status]=x} with brackets, {@code
 * status=x} without (RFC 6570, section 3.2.8). Members without a value are left out; an object of
 * which nothing is left counts as missing.
 *
 * @param prefix what stands before the name of a member, encoded
 * @param suffix what stands behind it, with the equals sign
 * @param list what a value becomes that is no object; null where only objects can be sent
 */
record QueryMembers(String prefix, String suffix, @Nullable Repeated list, Expression expression)
    implements QueryPart {
  @Override
  public String start() {
    return prefix + suffix;
  }

  @Override
  public @Nullable Rendered append(StringBuilder out, char separator, Scope scope) {
    Object value = expression.valueFor(RequestPart.QUERY, scope);
    if (value instanceof Map<?, ?> members) {
      return append(out, separator, members);
    }
    if (value == null) {
      return QueryPart.leftOut(expression);
    }
    return list == null
        ? new Rendered.Rejected(expression, ValueFault.ofNoObject(expression, value))
        : list.append(out, separator, scope);
  }

  private @Nullable Rendered append(StringBuilder out, char separator, Map<?, ?> members) {
    char next = separator;
    boolean none = true;
    for (Map.Entry<?, ?> member : members.entrySet()) {
      String name = String.valueOf(member.getKey());
      Object value = Presence.of(RequestPart.QUERY, expression.root(), member.getValue());
      if (value != null) {
        Expression read = member(name);
        String fault = ValueFault.ofHalves(read, name);
        if (fault != null) {
          return new Rendered.Rejected(read, fault);
        }
        out.append(next).append(prefix);
        PercentEncoding.appendValue(out, name);
        out.append(suffix);
        next = '&';
        none = false;
        Rendered stop = QueryPart.appendCommas(out, read, value);
        if (stop != null) {
          return stop;
        }
      }
    }
    return none ? QueryPart.leftOut(expression) : null;
  }

  /** What reads a member, for those who are told of it. */
  private Expression member(String name) {
    List<Segment> steps = new ArrayList<>(expression.path().segments());
    steps.add(new Segment.Property(name));
    return new Expression(expression.root(), new JsonPath(steps), expression.optional(), List.of());
  }
}
