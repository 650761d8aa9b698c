// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.RandomModel.Composite;
import dev.facet.resolver.RandomModel.Endpoint;
import dev.facet.resolver.RandomModel.Field;
import dev.facet.resolver.RandomModel.Input;
import dev.facet.resolver.RandomModel.KeyStyle;
import dev.facet.resolver.RandomType.ListOf;
import java.util.List;

/** Writes random fields that call a service. */
final class RandomCalls {
  private final Choices choices;
  private final RandomEndpoints endpoints;
  private final RandomAbstracts abstracts;

  RandomCalls(Choices choices, RandomEndpoints endpoints, RandomAbstracts abstracts) {
    this.choices = choices;
    this.endpoints = endpoints;
    this.abstracts = abstracts;
  }

  Field made(String name, RandomType type, List<Input> arguments, String directive) {
    return new Field(name, type, arguments, directive + abstracts.access(6), null);
  }

  Field rest(Composite owner, String name, RandomType type, List<Input> arguments) {
    boolean root = RandomSchema.isRoot(owner);
    boolean changes = owner.name.equals("Mutation") || choices.chance(10);
    Endpoint endpoint =
        endpoints.endpoint(type, KeyStyle.PATH, List.of(), List.of(), false, true, -1);
    String parent = root ? "" : "/{parent." + choices.of("pid", "id", "name") + "}";
    if (!root && type.nonNull()) {
      parent = "/{parent.sure}";
    }
    String call =
        (changes ? "post" : "get")
            + ": \"/r/"
            + endpoint.id()
            + parent
            + RandomInputs.path(arguments, type)
            + RandomInputs.query(arguments)
            + "\"";
    if (changes) {
      call += ", body: {all: \"const\"" + RandomInputs.body(arguments) + "}";
    }
    String extras = extras(root, type, arguments);
    return made(
        name,
        type,
        arguments,
        " @rest("
            + endpoints.call(endpoint, call)
            + extras
            + ")"
            + (owner.name.equals("Mutation") ? "" : kept(extras, "")));
  }

  /** Sometimes {@code @cache}, for a call that says so. */
  String kept(String call, String tags) {
    if (!choices.chance(25)) {
      return "";
    }
    boolean personal = call.contains("claims") || choices.chance(30);
    return " @cache(ttl: \"1h\"" + (personal ? ", scope: PRIVATE" : "") + tags + ")";
  }

  Field batch(String name, RandomType type, List<Input> arguments) {
    boolean list = type instanceof ListOf;
    RandomType one = type instanceof ListOf lists ? lists.item() : type;
    KeyStyle style =
        choices.of(KeyStyle.COMMAS, KeyStyle.REPEATED, KeyStyle.JSON_QUERY, KeyStyle.BODY);
    String match = choices.of("owner", "own.er[0]", "id");
    Endpoint endpoint =
        endpoints.endpoint(one, style, List.of("id"), List.of(match), list, true, -1);
    boolean byParent = choices.chance(20);
    String query = RandomInputs.query(arguments) + (byParent ? "&p=" + parentName(type) : "");
    String key = type.nonNull() ? "{parent.sure}" : choices.of("{parent.pid}", "{parent.sure}");
    String batch =
        ", batch: {key: \"" + key + "\", match: \"" + match + "\", max: " + endpoint.max() + "}";
    return made(
        name,
        type,
        arguments,
        " @rest("
            + endpoints.call(endpoint, RandomEndpoints.request("/b/", endpoint, query))
            + extras(false, type, arguments)
            + batch
            + ")"
            + kept("", ", tags: [\"b:{key}\"]"));
  }

  private String extras(boolean root, RandomType type, List<Input> arguments) {
    String extras = "";
    if (choices.chance(15)) {
      String value =
          root
              ? choices.of("{client.name}", "{claims.sub}", "{claims.none?}", "{claims.none}")
              : parentName(type);
      extras += ", headers: [{name: \"x-more\", value: \"" + value + "\"}]";
    }
    if (choices.chance(25)) {
      extras +=
          ", errors: ["
              + (type.nonNull() ? "" : rule("as: NULL") + ", ")
              + "{status: 409, code: \"CONFLICT\"}]";
    }
    boolean takes = arguments.stream().anyMatch(input -> input.name().equals("a0"));
    if (type instanceof ListOf && takes && choices.chance(40)) {
      extras += ", take: \"{args.a0 | number}\"";
    }
    return extras;
  }

  /** A value that a parent may lack, in a form that is allowed on a field of the type. */
  private String parentName(RandomType type) {
    return type.nonNull() && !(type instanceof ListOf)
        ? "{parent.name?}"
        : choices.of("{parent.name}", "{parent.name?}", "{parent.name | default('d')}");
  }

  private String rule(String as) {
    return "{status: " + choices.of(400, 422, 404, 500) + ", " + as + "}";
  }
}
