// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import static java.util.Objects.requireNonNull;

import dev.facet.resolver.batch.HeaderValue;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.resolver.plan.FieldPlan;
import dev.facet.resolver.plan.SelectionPlan;
import dev.facet.resolver.plan.Source;
import dev.facet.resolver.plan.TypePlan;
import dev.facet.resolver.projection.Row;
import dev.facet.schema.sdl.DeclaredScalar;
import dev.facet.schema.template.UnreadableValueException;
import graphql.GraphQLError;
import graphql.schema.CoercingSerializeException;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes values and writes the response in one pass (GraphQL specification, Value Completion and
 * Handling Execution Errors). Where null may not stand, what was written since the next place where
 * it may is taken back. Every {@code boolean} here says whether something stands in the response
 * now.
 */
final class ResponseWriter {
  private static final Set<String> STRINGS = Set.of("String", "ID");

  private final Operation operation;
  private final JsonBytes out;
  private final LeafWriter leaves;
  private final ResponseErrors errors = new ResponseErrors();
  private Introspector.@Nullable Response introspected;

  /** The field whose source is that of the values below it; null for none. */
  private @Nullable FieldPlan origin;

  ResponseWriter(Operation operation) {
    this.operation = operation;
    this.out = new JsonBytes(operation.plan().length().expected());
    this.leaves = new LeafWriter(out);
  }

  /** The whole response. */
  ExecutedResponse write(Row root) {
    out.raw("{\"data\":");
    int start = out.position();
    if (!object(operation.plan().root(), root)) {
      out.reset(start);
      out.raw("null");
    }
    if (!errors.isEmpty()) {
      out.raw(",\"errors\":");
      errors.report(operation);
      errors.write(out, operation);
    }
    Map<String, Object> summary = operation.explanation().summary(operation);
    if (!summary.isEmpty()) {
      out.raw(",\"extensions\":{\"facet\":");
      leaves.any(summary);
      out.raw('}');
    }
    String timing = operation.explanation().timing();
    out.raw('}');
    operation.plan().length().note(out.position());
    return new ExecutedResponse(
        out.buffer(), timing, errors.late(), errors.count(operation.counts()));
  }

  private boolean object(SelectionPlan selection, Row row) {
    boolean stands = true;
    List<FieldPlan> fields = selection.fields();
    out.raw('{');
    for (int i = 0; i < fields.size(); i++) {
      FieldPlan field = fields.get(i);
      out.label(field.label(), i == 0);
      errors.enter(field.responseKey());
      stands &= field(field, row);
      errors.leave();
    }
    out.raw('}');
    return stands;
  }

  private boolean field(FieldPlan field, Row row) {
    LoadFailure rejection = operation.rejection(field);
    if (rejection != null) {
      return failed(field.type(), rejection, field);
    }
    FieldPlan around = origin;
    origin = field.service() == null ? around : field;
    try {
      return complete(field.type(), value(field, row), field);
    } catch (LoadFailure failure) {
      return failed(field.type(), failure, field);
    } catch (UnreadableValueException fault) {
      return failed(field.type(), LoadFailure.unreadable(fault, service(around)), field);
    } finally {
      origin = around;
    }
  }

  private static String service(@Nullable FieldPlan loaded) {
    return loaded == null || loaded.service() == null ? "" : loaded.service();
  }

  private @Nullable Object value(FieldPlan field, Row row) {
    return switch (field.source()) {
      case Source.Read(var accessor) -> accessor.read(row);
      case Source.Load load -> row.slot(load.slot());
      case Source.TypeName(var name) -> name;
      case Source.Constant constant -> operation.constant(field, constant);
      case Source.Text(var template) -> template.render(operation.scope(field, row));
      case Source.KeyOnly only -> KeyedRows.of(operation, field, only, row);
      case Source.Introspection() -> introspection(field);
      case Source.ResponseStatus() -> {
        Row.Origin origin = row.origin();
        yield origin == null ? null : (long) origin.status();
      }
      case Source.ResponseHeader(var name) -> {
        Row.Origin origin = row.origin();
        yield origin == null ? null : header(origin.headers(), name, field.type());
      }
    };
  }

  /** A header without a value is none for types that no empty string belongs to. */
  private static @Nullable Object header(MultiMap headers, String name, TypePlan type) {
    Object value = HeaderValue.of(headers, name, type.list());
    boolean other =
        type instanceof TypePlan.ScalarOf(var scalar, _)
            && !STRINGS.contains(DeclaredScalar.jsonName(scalar));
    return other && value instanceof String text && text.isBlank() ? null : value;
  }

  private @Nullable Object introspection(FieldPlan field) {
    if (introspected == null) {
      introspected =
          Introspector.answer(
              operation.schema().graphql(), operation.plan(), operation.variables().toMap());
    }
    if (introspected.data() == null) {
      throw introspected.failure();
    }
    List<GraphQLError> failed = introspected.below(field.responseKey());
    failed.forEach(
        error -> errors.add(Introspector.failure(error), field, requireNonNull(error.getPath())));
    Object value = introspected.data().get(field.responseKey());
    return value == null && !failed.isEmpty() ? LoadedValue.REPORTED : value;
  }

  private boolean complete(TypePlan type, @Nullable Object value, FieldPlan field) {
    if (value == null) {
      return missing(type, field);
    }
    if (value instanceof LoadedValue special) {
      return special == LoadedValue.REPORTED ? none(type) : missing(type, field);
    }
    if (value instanceof LoadFailure failure) {
      return failed(type, failure, field);
    }
    return switch (type) {
      case TypePlan.ScalarOf scalar -> leaf(scalar, value, field);
      case TypePlan.EnumOf names -> leaf(names, value, field);
      case TypePlan.ListOf list -> list(list, value, field);
      case TypePlan.ObjectOf object -> object(object, value, field);
      case TypePlan.AbstractOf some -> object(some, value, field);
    };
  }

  private boolean leaf(TypePlan type, Object value, FieldPlan field) {
    if (field.source() instanceof Source.Introspection) {
      leaves.any(value);
      return true;
    }
    int start = out.position();
    try {
      switch (type) {
        case TypePlan.ScalarOf(var scalar, _) -> leaves.write(scalar, value);
        case TypePlan.EnumOf names -> leaves.write(names, value);
        case TypePlan.ListOf _, TypePlan.ObjectOf _, TypePlan.AbstractOf _ ->
            throw new IllegalStateException("type: " + type + " (expected: a leaf)");
      }
      return true;
    } catch (CoercingSerializeException notOfTheType) {
      out.reset(start);
      return other(type, field, value);
    }
  }

  private boolean list(TypePlan.ListOf type, Object value, FieldPlan field) {
    if (!(value instanceof List<?> items)) {
      return other(type, field, value);
    }
    int start = out.position();
    boolean stands = true;
    out.raw('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.raw(',');
      }
      errors.enter(i);
      stands &= complete(type.item(), items.get(i), field);
      errors.leave();
    }
    out.raw(']');
    return stands || taken(start, type);
  }

  private boolean object(TypePlan.ObjectOf type, Object value, FieldPlan field) {
    if (!(value instanceof Row row)) {
      return other(type, field, value);
    }
    int start = out.position();
    return object(type.selected(), row) || taken(start, type);
  }

  private boolean object(TypePlan.AbstractOf type, Object value, FieldPlan field) {
    if (!(value instanceof Row row)) {
      return other(type, field, value);
    }
    SelectionPlan selection = type.selection(row);
    if (selection == null) {
      return shape(type, field, "does not tell which " + type.name() + " it is");
    }
    LoadFailure rejection = operation.rejection(selection);
    if (rejection != null) {
      return failed(type, rejection, field);
    }
    int start = out.position();
    return object(selection, row) || taken(start, type);
  }

  private boolean taken(int start, TypePlan type) {
    out.reset(start);
    return none(type);
  }

  private boolean missing(TypePlan type, FieldPlan field) {
    return type.nullable() ? none(type) : shape(type, field, "is missing, and may not be null");
  }

  private boolean other(TypePlan type, FieldPlan field, Object value) {
    return shape(type, field, ValueWords.misfit(type, value));
  }

  private boolean shape(TypePlan type, FieldPlan field, String fault) {
    return failed(
        type,
        LoadFailure.shape(
            service(origin), "The value of " + field.coordinates() + " " + fault + "."),
        field);
  }

  private boolean failed(TypePlan type, LoadFailure failure, FieldPlan field) {
    errors.add(failure.at(field.coordinates()), field, origin);
    return none(type);
  }

  private boolean none(TypePlan type) {
    if (type.nullable()) {
      out.raw("null");
    }
    return type.nullable();
  }
}
