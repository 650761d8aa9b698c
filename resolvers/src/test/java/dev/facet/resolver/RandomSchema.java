// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static java.util.Objects.requireNonNull;

import dev.facet.resolver.RandomModel.Abstract;
import dev.facet.resolver.RandomModel.Composite;
import dev.facet.resolver.RandomModel.Entity;
import dev.facet.resolver.RandomModel.Field;
import dev.facet.resolver.RandomModel.Input;
import dev.facet.resolver.RandomType.ListOf;
import dev.facet.resolver.RandomType.Named;
import java.util.List;

/** Writes a random schema that the compiler accepts. */
final class RandomSchema {
  private static final List<String> PATHS =
      List.of(
          "a.b",
          "a.c",
          "list[0]",
          "list[1].x",
          "rows[0][1]",
          "a.deep.er",
          "name",
          "pid",
          "a.-odd",
          "a",
          "none");

  private final Choices choices;
  private final RandomModel model = new RandomModel();
  private final RandomTypes types;
  private final RandomInputs inputs;
  private final RandomEndpoints endpoints;

  private final RandomAbstracts abstracts;
  private final RandomCalls calls;
  private final RandomLiterals literals;

  private final StringBuilder entities = new StringBuilder();

  private RandomSchema(Choices choices) {
    this.choices = choices;
    this.types = new RandomTypes(choices, model);
    this.inputs = new RandomInputs(choices);
    this.endpoints = new RandomEndpoints(choices, model);
    this.abstracts = new RandomAbstracts(choices, model, types, inputs);
    this.calls = new RandomCalls(choices, endpoints, abstracts);
    this.literals = new RandomLiterals(choices, model);
  }

  static RandomModel generate(Choices choices) {
    RandomSchema schema = new RandomSchema(choices);
    schema.declare();
    schema.model.objects.values().forEach(schema::fill);
    schema.implement();
    schema.write();
    return schema.model;
  }

  private void declare() {
    model.enums.put("E0", List.of("A", "B", "C"));
    model.enums.put("E1", List.of("one", "in-transit", "B2"));
    List<Input> inner = List.of(inputs.input("n", 1), inputs.input("s", 1));
    model.inputs.put("In0", inner);
    model.inputs.put(
        "In1",
        List.of(
            new Input("x", new Named("Int", choices.chance(30)), null, " @from(path: \"p.x\")"),
            new Input("y", new Named("E1", false), null, " @from(path: \"p.y\")"),
            new Input("in", new Named("In0", false), null, ""),
            new Input("list", new ListOf(new Named("In0", true), false), null, "")));
    model.objects.put("Query", new Composite("Query"));
    if (choices.chance(30)) {
      model.objects.put("Mutation", new Composite("Mutation"));
    }
    int plain = 1 + choices.below(3);
    for (int i = 0; i < plain; i++) {
      model.objects.put("T" + i, new Composite("T" + i));
    }
    int loaded = 1 + choices.below(3);
    for (int i = 0; i < loaded; i++) {
      Composite type = new Composite("X" + i);
      type.entity = new Entity(choices.chance(25) ? List.of("tid", "id") : List.of("id"));
      model.objects.put(type.name, type);
    }
    abstracts.declare();
  }

  /** Gives every type the fields of its interfaces beyond those that all have. */
  private void implement() {
    for (Abstract item : model.abstracts.values()) {
      for (Field field : item.fields()) {
        Field shared = null;
        for (String member : item.members()) {
          Composite type = requireNonNull(model.objects.get(member));
          if (type.fields.stream().noneMatch(own -> own.name().equals(field.name()))) {
            shared = shared != null && choices.chance(50) ? shared : implementing(type, field);
            type.fields.add(shared);
          }
        }
      }
    }
  }

  private Field implementing(Composite owner, Field field) {
    String name = field.name();
    // The library takes no U! for an interface's U, though GraphQL does.
    boolean some = model.abstracts.containsKey(field.type().name());
    RandomType type = !some && choices.chance(20) ? field.type().sure() : field.type();
    boolean object = model.isComposite(type.name());
    return switch (choices.below(object ? 4 : 3)) {
      case 0 -> new Field(name, type, field.arguments(), access(), name);
      case 1 -> calls.rest(owner, name, type, field.arguments());
      case 2 ->
          calls.made(
              name, type, field.arguments(), " @value(json: " + literals.literal(type) + ")");
      default -> calls.batch(name, type, field.arguments());
    };
  }

  static boolean isRoot(Composite type) {
    return type.name.equals("Query") || type.name.equals("Mutation");
  }

  private void fill(Composite type) {
    if (!isRoot(type)) {
      boolean named = !type.interfaces.isEmpty();
      String id = named ? "ID" : choices.of("ID", "ID", "Int", "String");
      if (type.entity != null || named || choices.chance(70)) {
        type.fields.add(new Field("id", new Named(id, choices.chance(40)), List.of(), "", "id"));
      }
      if (type.entity != null && type.entity.keys().size() == 2) {
        type.fields.add(new Field("tid", new Named("String", false), List.of(), "", "tid"));
      }
      if (type.entity != null) {
        entities.append(type.name).append(endpoints.entity(type, type.entity));
        entities.append(calls.kept("", ", tags: [\"x:" + tag(type.entity) + "\"]")).append("\n");
      }
    }
    int count = 2 + choices.below(5);
    for (int i = 0; i < count || type.fields.isEmpty(); i++) {
      type.fields.add(field(type, "f" + i));
    }
  }

  private static String tag(Entity entity) {
    return entity.keys().size() == 1 ? "{key}" : "{key.tid}-{key.id}";
  }

  private Field field(Composite owner, String name) {
    boolean root = isRoot(owner);
    int kind = root ? 4 + choices.below(5) : choices.below(13);
    return switch (kind) {
      case 0, 1 -> read(name, types.wrapped(types.leaf()), name, "");
      case 2 -> {
        String path = choices.of(PATHS);
        yield read(name, types.wrapped(types.leaf()), path, " @from(path: \"" + path + "\")");
      }
      case 3 -> {
        RandomType type =
            types.wrapped(
                choices.chance(30) ? types.abstractName() : choices.of("T0", types.lastPlain()));
        boolean renamed = choices.chance(40);
        String path = renamed ? choices.of("o", "a.o", "list[0]", "f1") : name;
        yield read(name, type, path, renamed ? " @from(path: \"" + path + "\")" : "");
      }
      case 4, 9 -> reference(owner, name);
      case 5 -> calls.rest(owner, name, types.wrapped(types.compositeName()), inputs.arguments());
      case 6 -> {
        String type = choices.chance(50) ? types.leaf() : types.compositeName();
        yield calls.rest(owner, name, types.wrapped(type), inputs.arguments());
      }
      case 7 -> constant(name);
      case 8 -> reference(owner, name);
      case 10, 11 -> {
        RandomType one = new Named(types.compositeName(), choices.chance(25));
        RandomType type = choices.chance(50) ? new ListOf(one, choices.chance(25)) : one;
        yield calls.batch(name, type, choices.chance(50) ? inputs.arguments() : List.of());
      }
      default -> text(name);
    };
  }

  private Field read(String name, RandomType type, String path, String directive) {
    List<Input> arguments = choices.chance(10) ? inputs.arguments() : List.of();
    return new Field(name, type, arguments, directive + access(), path);
  }

  private Field reference(Composite owner, String name) {
    List<Composite> targets =
        model.objects.values().stream().filter(type -> type.entity != null).toList();
    Composite target = choices.of(targets);
    boolean root = isRoot(owner);
    List<Input> arguments = root || choices.chance(10) ? inputs.arguments() : List.of();
    if (java.util.Objects.requireNonNull(target.entity).keys().size() == 2) {
      String key =
          root
              ? "{tid: \"t1\", id: \"{args.k}\"}"
              : "{tid: \"{parent.tid}\", id: \"{parent.pid}\"}";
      List<Input> all = root ? RandomInputs.plus(arguments, new Named("ID", true)) : arguments;
      return calls.made(name, new Named(target.name, root && choices.chance(25)), all, ref(key));
    }
    boolean list = choices.chance(40);
    RandomType one = new Named(target.name, choices.chance(25));
    RandomType type = list ? new ListOf(one, choices.chance(25)) : one;
    if (root) {
      RandomType key = list ? new ListOf(new Named("ID", false), true) : new Named("ID", true);
      return calls.made(name, type, RandomInputs.plus(arguments, key), ref("\"{args.k}\""));
    }
    String key =
        list
            ? "{parent.ids}"
            : type.nonNull() ? "{parent.sure}" : choices.of("{parent.pid}", "{parent.ids[0]}");
    return calls.made(name, list ? type : one, arguments, ref("\"" + key + "\""));
  }

  private static String ref(String key) {
    return " @ref(key: " + key + ")";
  }

  private Field constant(String name) {
    RandomType type =
        choices.chance(60) ? types.wrapped(types.leaf()) : types.wrapped(types.compositeName());
    return calls.made(name, type, List.of(), " @value(json: " + literals.literal(type) + ")");
  }

  private Field text(String name) {
    return switch (choices.below(4)) {
      case 0 ->
          calls.made(
              name,
              new Named(choices.of("String", "ID"), choices.chance(30)),
              List.of(),
              " @value(text: \"{parent.name}-{parent.a.b | string}\")");
      case 1 ->
          calls.made(
              name,
              types.wrapped(types.leaf()),
              List.of(),
              " @value(text: \"{parent." + choices.of(PATHS) + "}\")");
      case 2 ->
          calls.made(
              name, new Named("Int", choices.chance(30)), List.of(), " @from(path: \"$status\")");
      default ->
          calls.made(
              name,
              new Named("String", choices.chance(30)),
              List.of(),
              " @from(path: \"$header.etag\")");
    };
  }

  private String access() {
    return abstracts.access(6);
  }

  private void write() {
    StringBuilder sdl = new StringBuilder();
    for (Composite type : model.objects.values()) {
      sdl.append("type ").append(type.name);
      if (!type.interfaces.isEmpty()) {
        sdl.append(" implements ").append(String.join(" & ", type.interfaces));
      }
      entities
          .toString()
          .lines()
          .filter(line -> line.startsWith(type.name + " "))
          .forEach(line -> sdl.append(line.substring(type.name.length())));
      sdl.append(type.access).append(" {\n");
      type.fields.forEach(field -> sdl.append("  ").append(field).append('\n'));
      sdl.append("}\n");
    }
    model.inputs.forEach((name, fields) -> {
      sdl.append("input ").append(name).append(" {\n");
      fields.forEach(field -> sdl.append("  ").append(field).append('\n'));
      sdl.append("}\n");
    });
    sdl.append("enum E0 { A B C }\n");
    sdl.append("enum E1 { FIRST @from(path: \"one\") SECOND @from(path: \"in-transit\") B2 }\n");
    sdl.append(abstracts.text());
    for (String scalar : List.of("BigDecimal", "JSON", "Long", "Date", "DateTime", "UUID")) {
      sdl.append("scalar ").append(scalar).append('\n');
    }
    model.sdl = sdl.toString();
  }
}
