// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.RandomModel.Composite;
import dev.facet.resolver.RandomModel.Endpoint;
import dev.facet.resolver.RandomModel.Entity;
import dev.facet.resolver.RandomModel.KeyStyle;
import dev.facet.resolver.RandomType.Named;
import java.util.List;

/** Chooses where services answer for keys, and writes the requests. */
final class RandomEndpoints {
  private final Choices choices;
  private final RandomModel model;

  RandomEndpoints(Choices choices, RandomModel model) {
    this.choices = choices;
    this.model = model;
  }

  Endpoint endpoint(
      RandomType type,
      KeyStyle style,
      List<String> keys,
      List<String> match,
      boolean lists,
      boolean alone,
      int group) {
    int id = model.endpoints.size();
    String root = choices.of("", "", "data", "data.items", "pages[0].x");
    Endpoint made =
        new Endpoint(
            id,
            group < 0 ? id : group,
            choices.of(RandomModel.SERVICES),
            type,
            root,
            style,
            keys,
            match,
            lists,
            alone,
            style == KeyStyle.PATH ? 1 : choices.of(100, 1, 2, 3));
    model.endpoints.add(made);
    return made;
  }

  /** The request of an endpoint that answers for keys. */
  static String request(String prefix, Endpoint endpoint, String query) {
    String url = prefix + endpoint.id() + "?z=1" + query.replaceFirst("^\\?", "&");
    return switch (endpoint.style()) {
      case PATH ->
          "get: \"/o/"
              + endpoint.id()
              + (endpoint.keys().size() == 2 ? "/{key.tid}/{key.id}\"" : "/{key}\"");
      case COMMAS -> "get: \"" + url + "&keys={keys}\"";
      case REPEATED -> "get: \"" + url + "&keys={keys*}\"";
      case JSON_QUERY -> "get: \"" + url + "&keys={keys | json}\"";
      case BODY -> "post: \"" + url + "\", body: {keys: \"{keys}\"}";
    };
  }

  String call(Endpoint endpoint, String request) {
    return "service: " + endpoint.service() + ", " + answered(endpoint, request);
  }

  private String answered(Endpoint endpoint, String request) {
    String root = endpoint.root().isEmpty() ? "" : ", root: \"" + endpoint.root() + "\"";
    boolean sparse = request.startsWith("get:") && choices.chance(50);
    return request
        + root
        + (sparse
            ? SparseResponse.declared(
                choices.of("VALUE", "VALUE", "ANSWER"), choices.of("PATHS", "NESTED", "NAMES"))
            : "");
  }

  /** The directive of an entity, with its forms. */
  String entity(Composite type, Entity entity) {
    int forms = choices.below(3);
    RandomType one = new Named(type.name, false);
    int group = model.endpoints.size();
    String service = choices.of(RandomModel.SERVICES);
    StringBuilder text =
        new StringBuilder(" @entity(service: ")
            .append(service)
            .append(", key: \"")
            .append(String.join(" ", entity.keys()))
            .append('"');
    String errors = choices.chance(15) ? ", errors: [{status: 422, as: NULL}]" : "";
    if (forms != 1) {
      Endpoint single =
          endpoint(one, KeyStyle.PATH, entity.keys(), List.of(), false, forms == 0, group);
      text.append(", one: {").append(form(single)).append(errors).append('}');
    }
    if (forms != 0) {
      KeyStyle style =
          entity.keys().size() == 2
              ? choices.of(KeyStyle.BODY, KeyStyle.JSON_QUERY)
              : choices.of(KeyStyle.COMMAS, KeyStyle.REPEATED, KeyStyle.JSON_QUERY, KeyStyle.BODY);
      Endpoint several =
          endpoint(one, style, entity.keys(), entity.keys(), false, forms == 1, group);
      text.append(", many: {")
          .append(form(several))
          .append(errors)
          .append(", max: ")
          .append(several.max());
      text.append('}');
    }
    model.endpoints.replaceAll(
        endpoint -> endpoint.group() == group ? moved(endpoint, service) : endpoint);
    return text.append(")").toString();
  }

  private static Endpoint moved(Endpoint of, String service) {
    return new Endpoint(
        of.id(),
        of.group(),
        service,
        of.type(),
        of.root(),
        of.style(),
        of.keys(),
        of.match(),
        of.lists(),
        of.alone(),
        of.max());
  }

  private String form(Endpoint endpoint) {
    return answered(endpoint, request("/m/", endpoint, ""));
  }
}
