// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.curl;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.syntax.JsonFault;
import dev.facet.server.cli.argument.CurlImportOptions;
import dev.facet.server.cli.argument.SampleText;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.importing.sample.ImportCode;
import dev.facet.server.importing.sample.SampleReader;
import dev.facet.server.importing.sample.SampleShape;
import dev.facet.server.importing.sample.ValueKind;
import dev.facet.server.importing.sdl.GraphQlName;
import dev.facet.server.importing.sdl.ImportedCall;
import dev.facet.server.importing.sdl.ImportedField;
import dev.facet.server.importing.sdl.ImportedSchema;
import dev.facet.server.importing.sdl.NeighbourFiles;
import dev.facet.server.importing.sdl.Renames;
import dev.facet.server.importing.sdl.SampleTypes;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a field of a curl line, with the types of its body and of a sample response. */
public final class CurlImport {
  private static final Pattern METHODS = Pattern.compile("GET|POST|PUT|PATCH|DELETE");
  private static final String INPUT = "input";

  private final CurlImportOptions options;
  private final CurlRequest request;
  private final UrlParts url;
  private final ImportedSchema.Builder schema;
  private final Renames renames;
  private final ServiceEntry entry;
  private final String service;

  /**
   * Reads a line.
   *
   * @param schema what takes the field and its types
   * @throws CommandFailure where it is not one curl command that can be made a field
   */
  public CurlImport(CurlImportOptions options, ImportedSchema.Builder schema, Renames renames) {
    this.options = options;
    this.schema = schema;
    this.renames = renames;
    this.request = CurlParser.parse(new SourceText("curl", options.line()));
    this.url = UrlParts.of(request.url());
    this.service = chosen("--service", options.service(), ServiceEntry.nameOf(url.host()));
    this.entry = new ServiceEntry(service, url.origin());
  }

  private static String chosen(String option, @Nullable String typed, String other) {
    if (typed != null && !GraphQlName.isName(typed)) {
      throw CommandFailure.usage(option + ": " + typed + " (expected: a name of GraphQL)");
    }
    return typed == null ? other : typed;
  }

  /**
   * Adds the field with its types.
   *
   * @return what {@code facet.yaml} needs
   * @throws CommandFailure where the request is none that {@code @rest} makes
   */
  public String read(NeighbourFiles neighbours) {
    ShellWord word = request.url().word();
    if (!METHODS.matcher(request.method()).matches()) {
      throw word.failure(
          "the method " + request.method() + " (expected: GET, POST, PUT, PATCH or DELETE)");
    }
    request.headers().forEach(entry::add);
    String field = fieldName();
    UrlArguments arguments = new UrlArguments(url, word, schema, renames);
    String template = arguments.template();
    String body = body(arguments, GraphQlName.inType(field) + "Input");
    String type = responseType();
    String method = request.method().toLowerCase(Locale.ROOT);
    ImportedCall call =
        new ImportedCall(
            new ImportedField(field, type),
            arguments.arguments(),
            new ImportedCall.Rest(service, method, template, entry.templates(), body));
    requireNew(neighbours, call, word);
    schema.call(call);
    request.notes().forEach(schema::note);
    entry.notes().forEach(schema::note);
    if (url.credentials()) {
      schema.note("the credentials in the URL are left out: headers of the service has some");
    }
    return entry.yaml();
  }

  private void requireNew(NeighbourFiles neighbours, ImportedCall call, ShellWord word) {
    String root = call.rest().isRead() ? "Query" : "Mutation";
    String field = call.field().name();
    if (neighbours.hasField(root, field)) {
      schema.finding(
          new Diagnostic.Error(
                  ImportCode.NAME_CLASH, root + " has a field " + field + " already", word.place())
              .hinted("--field otherName"));
    }
  }

  /** What the path is about: its last segment that is no identifier; one of them before one. */
  private String noun() {
    List<String> fixed =
        url.segments().stream()
            .filter(segment -> !segment.isEmpty() && !UrlArguments.isIdentifier(segment))
            .toList();
    if (fixed.isEmpty()) {
      return service;
    }
    String last = UrlParts.decoded(fixed.getLast()).replaceFirst("\\.json$", "");
    String noun = GraphQlName.ofField(last).orElse("");
    return isOne() ? GraphQlName.singular(noun) : noun;
  }

  private boolean isOne() {
    return UrlArguments.isIdentifier(url.segments().getLast());
  }

  private String fieldName() {
    String noun = noun();
    String method = request.method().toLowerCase(Locale.ROOT);
    String made = method.equals("get") ? noun : method + GraphQlName.inType(noun);
    String name = chosen("--field", options.field(), noun.isEmpty() ? "" : made);
    if (name.isEmpty() || name.startsWith("__")) {
      throw request.url().word().failure("the path has no name for a field").hinted("--field NAME");
    }
    return name;
  }

  private String responseType() {
    SampleText sample = options.response();
    if (sample == null) {
      schema.note("the response is JSON: give a sample with --response FILE for its types");
      return schema.scalar("JSON");
    }
    SampleShape shape = SampleReader.read(new SourceText(sample.source(), sample.text()));
    boolean several = request.method().equals("GET") && !isOne() && shape.isAll(ValueKind.OBJECT);
    String noun = several ? noun() : GraphQlName.singular(noun());
    String type = chosen("--type", options.type(), GraphQlName.inType(noun));
    return new SampleTypes(false, schema, renames).root(shape, type);
  }

  /** The template of the body; empty for none. */
  private String body(UrlArguments arguments, String type) {
    CurlRequest.Body body = request.body();
    if (body == null) {
      return "";
    }
    if (request.method().equals("GET")) {
      throw body.word()
          .failure("a body with GET, which @rest does not send")
          .hinted("-G has the data stand in the query");
    }
    if (!body.json() && !isObjectOrList(body.text())) {
      throw body.word()
          .failure("a body that is not JSON, and @rest sends JSON only")
          .hinted("--json sends JSON, as does the header content-type: application/json");
    }
    SampleShape shape = SampleReader.read(new SourceText("body", body.text()));
    String input = new SampleTypes(true, schema, renames).root(shape, type);
    return "{args." + arguments.add("body", INPUT, input + "!") + "}";
  }

  private static boolean isObjectOrList(String text) {
    String body = text.strip();
    return (body.startsWith("{") || body.startsWith("[")) && Objects.isNull(JsonFault.find(body));
  }
}
