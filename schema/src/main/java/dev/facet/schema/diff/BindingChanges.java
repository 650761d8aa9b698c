// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import dev.facet.schema.BatchCall;
import dev.facet.schema.Entity;
import dev.facet.schema.FieldBinding;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.RestCall;
import dev.facet.schema.TypeChoice;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.TextTemplate;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLInputObjectType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Compares how fields get their values. Fields that are gone or new are told by their types. */
record BindingChanges(FrontendSchema before, FrontendSchema after, Changes changes) {
  void compare() {
    inBoth(
        before.bindings(),
        after.bindings(),
        (field, pair) -> field(field.toString(), pair.old(), pair.now()));
    inBoth(entities(before), entities(after), (type, pair) -> entity(type, pair.old(), pair.now()));
    typesInBoth(before.choices(), after.choices()).forEach(this::choice);
    typesInBoth(before.enumValues(), after.enumValues()).forEach(this::spellings);
    after.inputPaths().keySet().stream()
        .filter(field -> !before.inputPaths().containsKey(field))
        .filter(field -> isInputOf(before, field))
        .forEach(this::inputPath);
    before.inputPaths().keySet().stream()
        .filter(field -> isInputOf(after, field))
        .forEach(this::inputPath);
  }

  /** Two of one name. */
  private record Pair<T>(T old, T now) {}

  private static <K, T> void inBoth(Map<K, T> old, Map<K, T> now, BiConsumer<K, Pair<T>> each) {
    old.forEach((key, value) -> {
      T other = now.get(key);
      if (other != null) {
        each.accept(key, new Pair<>(value, other));
      }
    });
  }

  private static boolean isInputOf(FrontendSchema schema, FieldCoordinates field) {
    return schema.graphql().getType(Objects.requireNonNull(field.getTypeName()))
            instanceof GraphQLInputObjectType input
        && input.getFieldDefinition(field.getFieldName()) != null;
  }

  private void inputPath(FieldCoordinates field) {
    changes.between(
        ChangeKind.INPUT_PATH_CHANGED,
        field.toString(),
        "where it is written ",
        String.valueOf(before.inputPaths().getOrDefault(field, own(field))),
        String.valueOf(after.inputPaths().getOrDefault(field, own(field))));
  }

  private static JsonPath own(FieldCoordinates field) {
    return JsonPath.property(field.getFieldName());
  }

  /** The types of which one of two maps says something, and that both schemas have. */
  private Set<String> typesInBoth(Map<String, ?> old, Map<String, ?> now) {
    Set<String> types = new TreeSet<>(old.keySet());
    types.addAll(now.keySet());
    types.removeIf(
        type -> before.graphql().getType(type) == null || after.graphql().getType(type) == null);
    return types;
  }

  private void spellings(String type) {
    changes.between(
        ChangeKind.ENUM_SPELLING_CHANGED,
        type,
        "@from ",
        words(before.enumValues().get(type)),
        words(after.enumValues().get(type)));
  }

  private void choice(String type) {
    changes.between(
        ChangeKind.TYPE_CHOICE_CHANGED,
        type,
        "@typeBy ",
        words(before.choices().get(type)),
        words(after.choices().get(type)));
  }

  private static String words(@Nullable TypeChoice choice) {
    return choice == null ? "" : choice.path() + " " + words(choice.types());
  }

  private static String words(@Nullable Map<String, String> texts) {
    return texts == null ? "" : String.valueOf(new TreeMap<>(texts));
  }

  private static Map<String, Entity> entities(FrontendSchema schema) {
    Map<String, Entity> entities = new TreeMap<>();
    for (FieldBinding binding : schema.bindings().values()) {
      if (binding instanceof FieldBinding.Reference(var entity, _)) {
        entities.put(entity.type(), entity);
      }
    }
    return entities;
  }

  private void entity(String type, Entity old, Entity now) {
    changes.between(
        ChangeKind.KEY_CHANGED,
        type,
        "its key ",
        String.join(" ", old.keyFields()),
        String.join(" ", now.keyFields()));
    RestCall one = old.one();
    RestCall other = now.one();
    if (one != null && other != null) {
      new CallChanges(type, "one: ", changes).compare(one, other);
    } else if (one != null || other != null) {
      String words = one == null ? "has a call for one now" : "has no call for one any more";
      changes.add(ChangeKind.SOURCE_CHANGED, type, words);
    }
    BatchCall many = old.many();
    BatchCall more = now.many();
    if (many != null && more != null) {
      new CallChanges(type, "many: ", changes).compare(many, more);
    } else if (many != null) {
      changes.add(ChangeKind.BATCH_LOST, type, "has no call for many any more");
    } else if (more != null) {
      changes.add(ChangeKind.BATCH_ADDED, type, "has a call for many, of at most " + more.max());
    }
  }

  private void field(String place, FieldBinding old, FieldBinding now) {
    CallChanges calls = new CallChanges(place, "", changes);
    if (old instanceof FieldBinding.Call(var call) && now instanceof FieldBinding.Call(var other)) {
      calls.compare(call, other);
    } else if (old instanceof FieldBinding.Batched(var batch, var key)
        && now instanceof FieldBinding.Batched(var other, var otherKey)) {
      calls.compare(batch, other);
      keys(place, List.of(key), List.of(otherKey));
    } else if (old instanceof FieldBinding.Reference(var entity, var keys)
        && now instanceof FieldBinding.Reference(var other, var otherKeys)
        && entity.type().equals(other.type())) {
      keys(place, keys, otherKeys);
    } else {
      batch(place, maxOf(old), maxOf(now));
      ChangeKind kind =
          old.getClass() != now.getClass()
              ? ChangeKind.SOURCE_CHANGED
              : now instanceof FieldBinding.Constant || now instanceof FieldBinding.Text
                  ? ChangeKind.VALUE_CHANGED
                  : ChangeKind.READING_CHANGED;
      changes.between(kind, place, "it ", words(old), words(now));
    }
  }

  private void keys(String place, List<TextTemplate> old, List<TextTemplate> now) {
    changes.between(
        ChangeKind.KEY_CHANGED,
        place,
        "its key ",
        String.join(" ", old.stream().map(TextTemplate::source).toList()),
        String.join(" ", now.stream().map(TextTemplate::source).toList()));
  }

  private void batch(String place, @Nullable Integer old, @Nullable Integer now) {
    if (old != null && now == null) {
      changes.add(ChangeKind.BATCH_LOST, place, "was one call for up to " + old + " keys");
    } else if (old == null && now != null) {
      changes.add(ChangeKind.BATCH_ADDED, place, "is one call for up to " + now + " keys");
    }
  }

  /** How many keys share a call; null where each has its own, or none is made. */
  private static @Nullable Integer maxOf(FieldBinding binding) {
    return switch (binding) {
      case FieldBinding.Batched(var batch, _) -> batch.max();
      case FieldBinding.Reference(var entity, _) ->
          entity.many() == null ? null : (Integer) entity.many().max();
      case FieldBinding.Call _,
          FieldBinding.Property _,
          FieldBinding.ResponseStatus _,
          FieldBinding.ResponseHeader _,
          FieldBinding.Constant _,
          FieldBinding.Text _ ->
          null;
    };
  }

  private static String words(FieldBinding binding) {
    return switch (binding) {
      case FieldBinding.Property(var path) -> "\"" + path + "\" of its parent's JSON";
      case FieldBinding.ResponseStatus() -> "the status of its parent's response";
      case FieldBinding.ResponseHeader(var name) ->
          "the header " + name + " of its parent's response";
      case FieldBinding.Constant(var json) -> "the constant " + json;
      case FieldBinding.Text(var template) -> "the text \"" + template.source() + "\"";
      case FieldBinding.Call(var call) -> words(call);
      case FieldBinding.Batched(var batch, _) -> words(batch.call()) + " for many keys";
      case FieldBinding.Reference(var entity, _) -> "the entity " + entity.type();
    };
  }

  private static String words(RestCall call) {
    return call.service() + " " + call.verb() + " " + call.url().shown();
  }
}
