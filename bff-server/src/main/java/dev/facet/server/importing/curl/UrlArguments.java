// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.curl;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.importing.sample.ImportCode;
import dev.facet.server.importing.sample.ValueKind;
import dev.facet.server.importing.sdl.GraphQlName;
import dev.facet.server.importing.sdl.ImportedField;
import dev.facet.server.importing.sdl.ImportedSchema;
import dev.facet.server.importing.sdl.Renames;
import dev.facet.server.importing.sdl.ScalarChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes arguments of what varies in a URL: identifiers in its path, parameters of its query. */
final class UrlArguments {
  /** Digits, a UUID, a long hexadecimal number, or a long word with several digits. */
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "\\d+|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
              + "|(?=.*\\d)[0-9a-fA-F]{16,}|(?=(.*\\d){3})[A-Za-z0-9_-]{10,}");

  private static final Pattern SECRET = Pattern.compile("(?i).*(key|token|secret|passw|sig).*");

  private final UrlParts url;
  private final ShellWord word;
  private final ImportedSchema.Builder schema;
  private final Renames renames;
  private final Map<String, ImportedField> arguments = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();

  UrlArguments(UrlParts url, ShellWord word, ImportedSchema.Builder schema, Renames renames) {
    this.url = url;
    this.word = word;
    this.schema = schema;
    this.renames = renames;
  }

  /** Whether a segment of a path looks like an identifier. */
  static boolean isIdentifier(String segment) {
    return IDENTIFIER.matcher(segment).matches();
  }

  /** The template of the URL; its arguments are added. */
  String template() {
    String path = path();
    String query = query();
    return path + (query.isEmpty() ? "" : "?" + query);
  }

  /** What the template reads. */
  List<ImportedField> arguments() {
    return new ArrayList<>(arguments.values());
  }

  /**
   * Adds an argument.
   *
   * @param source what {@code --rename} calls it
   * @param name that it has without that; empty where there can be none
   * @return its name
   */
  String add(String source, String name, String type) {
    String given = renames.of(source);
    String used = given == null ? name : given;
    String other = sources.putIfAbsent(used, source);
    if (used.isEmpty() || used.startsWith("__")) {
      schema.finding(
          new Diagnostic.Error(
                  ImportCode.UNUSABLE_NAME,
                  "\"" + source + "\" cannot be the name of an argument",
                  word.place())
              .hinted(Renames.option(source, "otherName")));
    } else if (other != null) {
      schema.finding(
          new Diagnostic.Error(
                  ImportCode.NAME_CLASH,
                  "\"" + other + "\" and \"" + source + "\" are both the argument " + used,
                  word.place())
              .hinted(Renames.option(source.equals(used) ? other : source, "otherName")));
    }
    arguments.putIfAbsent(used, new ImportedField(used, type));
    return used;
  }

  private String path() {
    long count = url.segments().stream().filter(UrlArguments::isIdentifier).count();
    StringBuilder path = new StringBuilder();
    String before = "";
    for (String segment : url.segments()) {
      path.append('/');
      if (isIdentifier(segment)) {
        String noun = GraphQlName.singular(GraphQlName.ofField(before).orElse(""));
        String name = count == 1 ? "id" : noun.isEmpty() ? "" : noun + "Id";
        path.append("{args.").append(add(before + "/" + segment, name, "ID!")).append('}');
      } else {
        path.append(segment);
      }
      before = segment;
    }
    return path.toString();
  }

  private String query() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    Set<String> flags = new LinkedHashSet<>();
    for (String parameter : url.parameters()) {
      int sign = parameter.indexOf('=');
      if (sign < 1) {
        flags.add(parameter);
      } else {
        values
            .computeIfAbsent(parameter.substring(0, sign), _ -> new ArrayList<>())
            .add(UrlParts.decoded(parameter.substring(sign + 1)));
      }
    }
    List<String> query = new ArrayList<>(flags);
    values.forEach((name, all) -> query.add(name + "={args." + parameter(name, all) + "}"));
    return String.join("&", query);
  }

  /** The argument of a parameter, with the mark of a list where it is given several times. */
  private String parameter(String typed, List<String> values) {
    String source = UrlParts.decoded(typed);
    String name = GraphQlName.ofField(source).orElse("");
    if (SECRET.matcher(source).matches()) {
      schema.note(
          "the parameter "
              + source
              + " looks like a credential, and its value is left out: prefer a header of the"
              + " service to an argument of clients");
    }
    Set<ValueKind> kinds = new LinkedHashSet<>();
    values.forEach(value -> kinds.add(ValueKind.ofWord(value)));
    String type = schema.scalar(ScalarChoice.of(kinds, name).orElse("String"));
    boolean list = values.size() > 1 || source.endsWith("[]");
    return add(source, name, list ? "[" + type + "!]" : type) + (list ? "*" : "");
  }
}
