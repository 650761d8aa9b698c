// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.sdl;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes SDL: sorted, so that the same import is the same text. */
public final class SdlWriter {
  private final StringBuilder out = new StringBuilder();
  private final NeighbourFiles neighbours;

  private SdlWriter(NeighbourFiles neighbours) {
    this.neighbours = neighbours;
  }

  /**
   * The text of a file; empty where nothing has to be defined.
   *
   * @param neighbours whose root types are extended
   */
  public static String text(ImportedSchema schema, NeighbourFiles neighbours) {
    return new SdlWriter(neighbours).write(schema);
  }

  private String write(ImportedSchema schema) {
    schema.scalars().forEach(name -> out.append("scalar ").append(name).append('\n'));
    roots("Query", schema.calls().stream().filter(call -> call.rest().isRead()).toList());
    roots("Mutation", schema.calls().stream().filter(call -> !call.rest().isRead()).toList());
    schema.types().values().forEach(this::type);
    return out.toString();
  }

  private void roots(String type, List<ImportedCall> calls) {
    if (!calls.isEmpty()) {
      open((neighbours.defines(type) ? "extend type " : "type ") + type);
      calls.stream()
          .sorted(Comparator.comparing((ImportedCall call) -> call.field().name()))
          .forEach(this::call);
      out.append("}\n");
    }
  }

  private void open(String head) {
    out.append(out.isEmpty() ? "" : "\n").append(head).append(" {\n");
  }

  private void call(ImportedCall call) {
    out.append("  ").append(call.field().name());
    if (!call.arguments().isEmpty()) {
      out.append(
          call.arguments().stream()
              .sorted(Comparator.comparing(ImportedField::name))
              .map(argument -> argument.name() + ": " + argument.type())
              .collect(Collectors.joining(", ", "(", ")")));
    }
    ImportedCall.Rest rest = call.rest();
    out.append(": ").append(call.field().type()).append("\n    @rest(service: ");
    out.append(rest.service()).append(", ").append(rest.method()).append(": ");
    out.append(quoted(rest.url()));
    if (!rest.headers().isEmpty()) {
      out.append(
          new TreeMap<>(rest.headers())
              .entrySet().stream()
                  .map(header ->
                      "{name: "
                          + quoted(header.getKey())
                          + ", value: "
                          + quoted(header.getValue())
                          + "}")
                  .collect(Collectors.joining(", ", ", headers: [", "]")));
    }
    out.append(rest.body().isEmpty() ? "" : ", body: " + quoted(rest.body())).append(")\n");
  }

  private void type(ImportedType type) {
    open((type.input() ? "input " : "type ") + type.name());
    type.fields().stream()
        .sorted(Comparator.comparing(ImportedField::name))
        .forEach(field -> {
          String from = field.path().isEmpty() ? "" : " @from(path: " + quoted(field.path()) + ")";
          out.append("  ").append(field.name()).append(": ").append(field.type());
          out.append(from).append('\n');
        });
    out.append("}\n");
  }

  /** A string as SDL has it (GraphQL specification section 2.9.4). */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            quoted.append('\\').append((char) c);
          } else if (c < ' ') {
            quoted.append(String.format("\\u%04X", c));
          } else {
            quoted.append((char) c);
          }
        });
    return quoted.append('"').toString();
  }
}
