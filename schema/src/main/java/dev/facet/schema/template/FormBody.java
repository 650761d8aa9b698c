// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A body as a form (application/x-www-form-urlencoded, as the URL Standard has it): a field for
 * each member of an object, for each element of a list one of the same name. Null has no form and
 * is left out. A space is {@code %20}, which readers of forms take as well as a plus sign.
 */
public final class FormBody {
  private FormBody() {}

  /**
   * Why a body cannot be sent as a form.
   *
   * @param body the template that it came of
   * @param json plain Java, as described for this package
   * @return null where it can
   */
  public static Filled.@Nullable Rejected fault(JsonTemplate body, @Nullable Object json) {
    if (json == null) {
      return null; // nothing is sent
    }
    if (!(json instanceof Map<?, ?> members)) {
      return rejected(body, json);
    }
    for (Map.Entry<?, ?> member : members.entrySet()) {
      Object value = member.getValue();
      if (value != null && !isPlain(value)) {
        JsonTemplate template =
            body instanceof JsonTemplate.Properties(var properties)
                ? properties.getOrDefault(String.valueOf(member.getKey()), body)
                : body;
        return rejected(template, String.valueOf(member.getKey()), value);
      }
    }
    return null;
  }

  /** The fields of a body that has no fault. */
  public static String encode(@Nullable Object json) {
    StringBuilder form = new StringBuilder();
    if (json instanceof Map<?, ?> members) {
      members.forEach((name, value) -> append(form, String.valueOf(name), value));
    }
    return form.toString();
  }

  private static void append(StringBuilder form, String name, @Nullable Object value) {
    for (Object one :
        value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
      if (one != null) {
        form.append(form.isEmpty() ? "" : "&");
        PercentEncoding.appendValue(form, name);
        form.append('=');
        PercentEncoding.appendValue(form, ValueText.of(one));
      }
    }
  }

  private static boolean isPlain(Object value) {
    return !ValueText.isNested(value);
  }

  private static Filled.Rejected rejected(JsonTemplate body, Object json) {
    Expression expression = body.expressions().getFirst();
    return new Filled.Rejected(expression, ValueFault.ofNoObject(expression, json));
  }

  private static Filled.Rejected rejected(JsonTemplate template, String name, Object value) {
    Expression expression = template.expressions().getFirst();
    return new Filled.Rejected(
        expression,
        expression.source()
            + ": "
            + (value instanceof Map<?, ?> ? "an object" : "a list of objects or lists")
            + " as the field \""
            + name
            + "\" of a form (expected: plain values, or | json)");
  }
}
