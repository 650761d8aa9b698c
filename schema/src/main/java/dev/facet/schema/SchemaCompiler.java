// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.directive.ModelReader;
import dev.facet.schema.directive.SchemaDirectives;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.ServiceTraits;
import dev.facet.schema.rule.RenamedArguments;
import dev.facet.schema.rule.call.TimeoutRule;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.SdlReader;
import dev.facet.schema.template.JsonPath;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLSchema;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the SDL files of one frontend: read, check all rules, build. */
public final class SchemaCompiler {
  private static final Duration NO_DEADLINE = Duration.ofDays(366);

  /**
   * Reads what is the same for all schemas, the definitions of the directives. The first compiling
   * does so too; a call on another thread before that saves it the time.
   */
  public static void prepare() {
    var _ = SchemaDirectives.generatedNames();
  }

  /**
   * Reads, checks and compiles.
   *
   * @param sources the frontend's files
   * @param services the names of the configured services, each with the place that defines it (null
   *     where it has none)
   * @return the schema, or all problems at once, sorted by file and line
   */
  public Compilation<FrontendSchema> compile(
      List<SourceText> sources, Map<String, @Nullable SourceSpan> services) {
    return compile(sources, services, Map.of(), NO_DEADLINE);
  }

  /**
   * The same where services are sent more than calls say, and operations have to end in time.
   *
   * @param traits what services are sent beside what calls say, by their names
   * @param deadline the longest time of an operation
   */
  public Compilation<FrontendSchema> compile(
      List<SourceText> sources,
      Map<String, @Nullable SourceSpan> services,
      Map<String, ServiceTraits> traits,
      Duration deadline) {
    SchemaFindings findings = new SchemaFindings();
    SdlDocument document = SdlReader.read(sources, SchemaDirectives.generatedNames(), findings);
    SchemaRules.check(document, findings);
    boolean sound = findings.errorCount() == 0;
    SchemaModel model = ModelReader.read(document, services, traits, findings);
    SchemaRules.check(model, sound, findings);
    new TimeoutRule(deadline).check(model, findings);
    GraphQLSchema graphql = sound ? PublicSchema.build(model, findings) : null;
    return graphql == null || findings.errorCount() > 0
        ? new Compilation.Rejected<>(findings.errors(), findings.warnings())
        : new Compilation.Compiled<>(frontend(graphql, model), findings.warnings());
  }

  private static FrontendSchema frontend(GraphQLSchema graphql, SchemaModel model) {
    return new FrontendSchema(
        graphql,
        BindingCompiler.compile(model),
        AccessCompiler.compile(model),
        AccessCompiler.objects(model),
        TypeChoiceCompiler.compile(model),
        inputPaths(model),
        RenamedArguments.of(model),
        enumValues(model),
        CostCompiler.compile(model));
  }

  private static Map<String, Map<String, String>> enumValues(SchemaModel model) {
    Map<String, Map<String, String>> values = new LinkedHashMap<>();
    model.enumValues().forEach((type, spellings) -> values.put(type, Map.copyOf(spellings)));
    return values;
  }

  private static Map<FieldCoordinates, JsonPath> inputPaths(SchemaModel model) {
    Map<FieldCoordinates, JsonPath> paths = new LinkedHashMap<>();
    model
        .inputPaths()
        .forEach((type, fields) ->
            fields.forEach(
                (field, path) -> paths.put(FieldCoordinates.coordinates(type, field), path)));
    return paths;
  }
}
