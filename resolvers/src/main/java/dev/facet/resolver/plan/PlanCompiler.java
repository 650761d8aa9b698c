// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.resolver.projection.Shape;
import dev.facet.schema.AccessRule;
import dev.facet.schema.BatchCall;
import dev.facet.schema.Entity;
import dev.facet.schema.FieldBinding;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.TextTemplate;
import graphql.Scalars;
import graphql.execution.CoercedVariables;
import graphql.execution.MergedField;
import graphql.introspection.Introspection;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Compiles one operation of a validated document. Used once, for one operation. */
public final class PlanCompiler {
  private final FrontendSchema schema;
  private final PlanLimits limits;
  private final FieldCollector collector;
  private final LeafPlans leaves;
  private final ResponseUses uses;
  private final ContextReads.Collector reads = new ContextReads.Collector();
  private final LoadPlans loaders = new LoadPlans(reads);
  private final TypePlans types;
  private int fields;

  private PlanCompiler(
      FrontendSchema schema, Document document, CoercedVariables conditions, PlanLimits limits) {
    this.schema = schema;
    this.limits = limits;
    this.leaves = new LeafPlans(schema);
    this.uses = new ResponseUses(schema);
    this.collector = new FieldCollector(schema.graphql(), document, conditions);
    this.types = new TypePlans(schema, leaves, reads, this::selection);
  }

  /**
   * Compiles.
   *
   * @param conditions the variables that {@code @skip} and {@code @include} read; a plan holds for
   *     these values only
   * @throws PlanLimitException where the operation is beyond a limit
   */
  public static OperationPlan compile(
      FrontendSchema schema,
      Document document,
      OperationDefinition operation,
      CoercedVariables conditions,
      PlanLimits limits) {
    PlanCompiler compiler = new PlanCompiler(schema, document, conditions, limits);
    SelectionPlan root =
        compiler.selection(
            compiler.rootType(operation),
            List.of(operation.getSelectionSet()),
            new PlanParent(new Shape(), null, 1, null));
    compiler.loaders.all().forEach(LoadPlan::complete);
    return new OperationPlan(
        document,
        operation,
        root,
        compiler.loaders.all(),
        compiler.fields,
        compiler.reads.collected(),
        PlanCost.of(root, schema.costs()),
        new ResponseLength());
  }

  private GraphQLObjectType rootType(OperationDefinition operation) {
    return switch (operation.getOperation()) {
      case QUERY -> schema.graphql().getQueryType();
      case MUTATION -> Objects.requireNonNull(schema.graphql().getMutationType());
      case SUBSCRIPTION -> Objects.requireNonNull(schema.graphql().getSubscriptionType());
    };
  }

  private SelectionPlan selection(
      GraphQLObjectType type, List<SelectionSet> selections, PlanParent parent) {
    if (parent.depth() > limits.depth()) {
      throw new PlanLimitException(
          "limits.depth: more than " + limits.depth() + " levels of fields");
    }
    parent.shape().keepRows();
    SelectionPlan plan =
        new SelectionPlan(type.getName(), parent.shape(), schema.access(type.getName()));
    for (MergedField merged : collector.collect(type, selections).values()) {
      plan.add(field(type, merged, parent));
    }
    plan.complete();
    return plan;
  }

  private FieldPlan field(GraphQLObjectType type, MergedField merged, PlanParent parent) {
    int index = fields++;
    if (fields > limits.fields()) {
      throw new PlanLimitException(
          "fields: more than " + limits.fields() + " once fragments are opened");
    }
    String name = merged.getName();
    GraphQLFieldDefinition definition =
        Introspection.getFieldDefinition(schema.graphql(), type, name);
    Bound bound =
        name.startsWith("__") ? meta(type, definition) : bind(type, merged, definition, parent);
    AccessRule access =
        name.startsWith("__") ? AccessRule.OPEN : schema.access(type.getName(), name);
    if (!access.open()) {
      reads.asksForAccess();
    }
    if (bound.source() instanceof Source.Load(var loader, _, _)) {
      loader.usedBy(type.getName() + "." + definition.getName());
    }
    return new FieldPlan(
        index,
        Label.of(merged.getResultKey()),
        merged,
        type.getName(),
        definition,
        bound.source(),
        bound.type(),
        access);
  }

  private Bound meta(GraphQLObjectType type, GraphQLFieldDefinition definition) {
    return definition.getName().equals(Introspection.TypeNameMetaFieldDef.getName())
        ? new Bound(new Source.TypeName(type.getName()), leaves.of(definition.getType(), false))
        : new Bound(
            new Source.Introspection(),
            leaves.of(Scalars.GraphQLString, !(definition.getType() instanceof GraphQLNonNull)));
  }

  /** A field's source with its completed type. */
  private record Bound(Source source, TypePlan type) {}

  private Bound bind(
      GraphQLObjectType type, MergedField merged, GraphQLFieldDefinition field, PlanParent parent) {
    return switch (schema.binding(type.getName(), merged.getName())) {
      case FieldBinding.Property(var path) -> {
        Shape.Reached reached = parent.shape().reach(path);
        yield new Bound(
            new Source.Read(reached.accessor()),
            types.of(field, merged, parent.below(reached.shape(), parent.loader())));
      }
      case FieldBinding.ResponseStatus() -> {
        parent.keepOrigin();
        yield new Bound(new Source.ResponseStatus(), plain(field, merged, parent));
      }
      case FieldBinding.ResponseHeader(var name) -> {
        parent.keepOrigin();
        yield new Bound(new Source.ResponseHeader(name), plain(field, merged, parent));
      }
      case FieldBinding.Constant(var json) -> {
        Shape shape = new Shape();
        TypePlan completed = types.of(field, merged, parent.below(shape, null));
        yield new Bound(new Source.Constant(json, shape), completed);
      }
      case FieldBinding.Text(var template) -> {
        reads.reads(template.expressions());
        parent.keep(template.expressions());
        yield new Bound(new Source.Text(template), plain(field, merged, parent));
      }
      case FieldBinding.Call(var call) ->
          load(
              loaders.of(new LoadPlan.Form.Single(call, uses.of(field, call))),
              List.of(),
              CallExpressions.of(call),
              merged,
              field,
              parent);
      case FieldBinding.Batched(var batch, var key) -> batched(batch, key, merged, field, parent);
      case FieldBinding.Reference(var entity, var keys) ->
          reference(entity, keys, merged, field, parent);
    };
  }

  private Bound batched(
      BatchCall batch,
      TextTemplate key,
      MergedField merged,
      GraphQLFieldDefinition field,
      PlanParent parent) {
    boolean lists = GraphQLTypeUtil.unwrapNonNull(field.getType()) instanceof GraphQLList;
    LoadPlan loader = loaders.of(new LoadPlan.Form.Batched(batch, lists));
    List<Expression> read = new ArrayList<>(key.expressions());
    read.addAll(CallExpressions.of(batch.call()));
    return load(loader, List.of(key), read, merged, field, parent);
  }

  private Bound load(
      LoadPlan loader,
      List<TextTemplate> keys,
      List<Expression> read,
      MergedField merged,
      GraphQLFieldDefinition field,
      PlanParent parent) {
    reads.reads(read);
    parent.keep(read);
    Source.Load source = new Source.Load(loader, parent.shape().addSlot(), keys);
    return new Bound(source, types.of(field, merged, parent.below(loader.value(), loader)));
  }

  private Bound reference(
      Entity entity,
      List<TextTemplate> keys,
      MergedField merged,
      GraphQLFieldDefinition field,
      PlanParent parent) {
    List<Expression> read = keys.stream().flatMap(key -> key.expressions().stream()).toList();
    LoadPlan loader = loaders.of(new LoadPlan.Form.ByKey(entity));
    Bound loaded = load(loader, keys, read, merged, field, parent);
    SelectionPlan selected = Objects.requireNonNull(loaded.type().selection());
    if (KeyOnlySelection.matches(selected, entity, keys, parent, schema)) {
      return new Bound(new Source.KeyOnly(keys, entity.keyFields()), loaded.type());
    }
    return loaded;
  }

  private TypePlan plain(GraphQLFieldDefinition field, MergedField merged, PlanParent parent) {
    return types.of(field, merged, parent.below(new Shape(), null));
  }
}
