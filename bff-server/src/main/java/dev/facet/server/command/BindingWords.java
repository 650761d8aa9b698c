// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.schema.CacheRule;
import dev.facet.schema.Entity;
import dev.facet.schema.FieldBinding;
import dev.facet.schema.RestCall;
import dev.facet.schema.Sparse;
import dev.facet.schema.template.TextTemplate;
import dev.facet.upstream.config.DurationText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Says where fields come from.
 *
 * @param services what a service of a name is called
 * @param keptWords says how services are kept
 */
record BindingWords(UnaryOperator<String> services, KeptWords keptWords) {
  /** How the field of a binding gets its value, behind the field's name. */
  String of(FieldBinding binding) {
    return switch (binding) {
      case FieldBinding.Property(var path) -> "reads \"" + path + "\" of the parent's JSON";
      case FieldBinding.ResponseStatus() -> "is the status of the response its parent came with";
      case FieldBinding.ResponseHeader(var name) ->
          "is the header " + name + " of the response its parent came with";
      case FieldBinding.Constant(var json) -> "is always " + json;
      case FieldBinding.Text(var template) -> "is the text \"" + template.source() + "\"";
      case FieldBinding.Call(var call) -> "comes from " + words(call);
      case FieldBinding.Batched(var batch, var key) ->
          "comes from "
              + words(batch.call())
              + ", one call for each "
              + batch.max()
              + " keys "
              + key.source();
      case FieldBinding.Reference(var entity, var keys) ->
          "is the "
              + entity.type()
              + " of key "
              + keys.stream().map(each -> each.source()).collect(Collectors.joining(" "))
              + ", from "
              + words(entity);
    };
  }

  private String words(Entity entity) {
    List<String> forms = new ArrayList<>();
    RestCall one = entity.one();
    if (one != null) {
      forms.add(words(one) + " for one");
    }
    if (entity.many() != null) {
      forms.add(words(entity.many().call()) + " for each " + entity.many().max());
    }
    return String.join(", ", forms);
  }

  private String words(RestCall call) {
    Sparse sparse = call.sparse();
    String needed = sparse == null ? "" : ", " + sparse.parameter() + " names what is needed";
    return services.apply(call.service())
        + " "
        + call.verb()
        + " "
        + call.url().shown()
        + needed
        + caching(call);
  }

  private String caching(RestCall call) {
    CacheRule rule = call.caching().rule();
    String kept =
        rule == null
            ? ""
            : ", kept for "
                + DurationText.of(rule.ttl())
                + " ("
                + keptWords.where(call.service(), rule)
                + ")";
    String dropped =
        call.caching().invalidates().stream()
            .map(TextTemplate::source)
            .collect(Collectors.joining(" "));
    return dropped.isEmpty() ? kept : kept + ", drops " + dropped;
  }
}
