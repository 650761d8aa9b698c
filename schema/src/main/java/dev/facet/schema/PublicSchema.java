// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.directive.SchemaDirectives;
import dev.facet.schema.directive.SchemaModel;
import dev.facet.schema.directive.WithheldDirectives;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.SdlDocument;
import dev.facet.schema.sdl.TypeDeclaration;
import dev.facet.schema.sdl.TypeDeclaration.Kind;
import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.language.AstTransformer;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.SDLDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SourceLocation;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FastSchemaGenerator;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import graphql.schema.idl.errors.SchemaProblem;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Builds the schema as clients see it: everything in the files but our directives, and where any
 * directives stand, which introspection does not tell.
 */
final class PublicSchema {
  /** Places in the library's messages, which are ours to say. */
  private static final Pattern PLACE = Pattern.compile(" ?\\[@-?[0-9]+:-?[0-9]+]");

  private static final FieldCoordinates DIRECTIVES =
      FieldCoordinates.coordinates("__Schema", "directives");
  private static final FieldCoordinates DESCRIPTION =
      FieldCoordinates.coordinates("__Type", "description");

  private PublicSchema() {}

  /**
   * Builds the schema of a document whose declarations are sound.
   *
   * @return null where GraphQL forbids it, which is then reported
   */
  static @Nullable GraphQLSchema build(SchemaModel model, SchemaFindings findings) {
    SdlDocument document = model.document();
    TypeDefinitionRegistry registry = new TypeDefinitionRegistry();
    for (SDLDefinition<?> definition : document.definitions()) {
      if (!(definition instanceof DirectiveDefinition directive)
          || !SchemaDirectives.isStandard(directive.getName())) {
        registry
            .add(withoutOurs(definition))
            .ifPresent(problem -> report(problem, document, findings));
      }
    }
    try {
      GraphQLSchema schema =
          DeepStack.run(document.types().size(), () -> generate(registry, wiring(model)));
      List<FlatValidation.Fault> faults = FlatValidation.faults(schema);
      boolean first = findings.errorCount() == 0;
      faults.stream()
          .filter(fault -> first || !(isAboutValues(fault) || isAboutRepetition(fault)))
          .forEach(fault -> report(fault, document, findings));
      return faults.isEmpty() ? schema : null;
    } catch (SchemaProblem e) {
      boolean first = findings.errorCount() == 0;
      e.getErrors().stream()
          .filter(problem -> first || !isAboutDirectives(problem))
          .forEach(problem -> report(problem, document, findings));
    } catch (GraphQLException e) {
      String reason = String.valueOf(e.getMessage()).replaceFirst("^invalid schema:\\s*", "");
      reason.lines().forEach(line -> report(line, document, findings));
    }
    return null;
  }

  private static GraphQLSchema generate(TypeDefinitionRegistry registry, RuntimeWiring wiring) {
    return new FastSchemaGenerator()
        .makeExecutableSchema(
            SchemaGenerator.Options.defaultOptions().withValidation(false), registry, wiring);
  }

  private static SDLDefinition<?> withoutOurs(SDLDefinition<?> definition) {
    Node<?> stripped = new AstTransformer().transform(definition, new Stripper());
    return (SDLDefinition<?>) stripped;
  }

  private static final class Stripper extends NodeVisitorStub {
    @Override
    @SuppressWarnings("rawtypes") // as the library declares it
    public TraversalControl visitDirective(Directive node, TraverserContext<Node> context) {
      return SchemaDirectives.isStandard(node.getName())
          ? TraversalControl.CONTINUE
          : TreeTransformerUtil.deleteNode(context);
    }
  }

  /** The library adds directives to each schema that Facet does not have. */
  private static List<GraphQLDirective> announced(DataFetchingEnvironment environment) {
    return environment.getGraphQLSchema().getDirectives().stream()
        .filter(directive -> !WithheldDirectives.contains(directive.getName()))
        .toList();
  }

  /** The library gives scalars without a description an empty one. */
  private static @Nullable String description(DataFetchingEnvironment environment) {
    return environment.getSource() instanceof GraphQLNamedSchemaElement named
            && named.getDescription() != null
            && !named.getDescription().isEmpty()
        ? named.getDescription()
        : null;
  }

  private static RuntimeWiring wiring(SchemaModel model) {
    RuntimeWiring.Builder wiring =
        RuntimeWiring.newRuntimeWiring()
            .wiringFactory(new NoTypes())
            .codeRegistry(
                GraphQLCodeRegistry.newCodeRegistry()
                    .dataFetcher(DIRECTIVES, PublicSchema::announced)
                    .dataFetcher(DESCRIPTION, PublicSchema::description));
    model.document().types().values().stream()
        .filter(type -> type.kind() == Kind.SCALAR)
        .map(type -> described(model.scalar(type.name()), model))
        .forEach(wiring::scalar);
    return wiring.build();
  }

  /** What the files say of a scalar stands before what the catalog says. */
  private static GraphQLScalarType described(GraphQLScalarType scalar, SchemaModel model) {
    return model.document().definitions().stream()
        .filter(ScalarTypeDefinition.class::isInstance)
        .map(ScalarTypeDefinition.class::cast)
        .filter(definition -> definition.getName().equals(scalar.getName()))
        .map(ScalarTypeDefinition::getDescription)
        .filter(Objects::nonNull)
        .findFirst()
        .map(said -> scalar.transform(changed -> changed.description(said.getContent())))
        .orElse(scalar);
  }

  /** Abstract types need a resolver to be built; the engine resolves them without the library. */
  private static final class NoTypes implements WiringFactory {
    @Override
    public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
      return true;
    }

    @Override
    public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
      return _ -> null;
    }

    @Override
    public boolean providesTypeResolver(UnionWiringEnvironment environment) {
      return true;
    }

    @Override
    public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
      return _ -> null;
    }
  }

  /** Directives are checked here too, with exact places. */
  private static boolean isAboutDirectives(GraphQLError problem) {
    return problem.getClass().getSimpleName().contains("Directive");
  }

  private static void report(GraphQLError problem, SdlDocument document, SchemaFindings findings) {
    findings.error(
        SchemaCode.INVALID_SCHEMA, cleaned(problem.getMessage()), place(problem, document));
  }

  /** Default values are checked here too, with exact places; the library shows its own objects. */
  private static boolean isAboutValues(FlatValidation.Fault fault) {
    return fault.error().getDescription().contains("Value{");
  }

  /** So are directives that stand somewhere twice. */
  private static boolean isAboutRepetition(FlatValidation.Fault fault) {
    return fault.error().getDescription().contains("non repeatable");
  }

  private static void report(
      FlatValidation.Fault fault, SdlDocument document, SchemaFindings findings) {
    Node<?> element = fault.element();
    String said = cleaned(fault.error().getDescription());
    String name = element instanceof NamedNode<?> named ? named.getName() + ": " : "";
    findings.error(
        SchemaCode.INVALID_SCHEMA,
        isAboutValues(fault) ? name + "a value of another type" : said,
        element == null ? mentioned(said, document) : document.places().name(element));
  }

  private static @Nullable SourceSpan place(GraphQLError problem, SdlDocument document) {
    List<SourceLocation> places = problem.getLocations();
    if (places == null || places.isEmpty() || places.getFirst().getLine() < 1) {
      return null;
    }
    return document.places().name(places.getFirst());
  }

  private static void report(String message, SdlDocument document, SchemaFindings findings) {
    String words = cleaned(message);
    findings.error(SchemaCode.INVALID_SCHEMA, words, mentioned(words, document));
  }

  private static @Nullable SourceSpan mentioned(String words, SdlDocument document) {
    return document.types().values().stream()
        .filter(type -> mentions(words, type.name()))
        .map(TypeDeclaration::span)
        .findFirst()
        .orElse(null);
  }

  private static boolean mentions(String message, String type) {
    return Pattern.compile("\\b" + Pattern.quote(type) + "\\b").matcher(message).find();
  }

  private static String cleaned(String message) {
    return PLACE.matcher(message).replaceAll("").strip();
  }
}
