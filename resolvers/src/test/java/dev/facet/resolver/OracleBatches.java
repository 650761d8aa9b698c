// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.OracleCalls.Loaded;
import dev.facet.resolver.failure.ErrorCode;
import dev.facet.schema.BatchCall;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.Filled;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.RequestPart;
import dev.facet.schema.template.TextTemplate;
import dev.facet.upstream.UpstreamResponse;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives fields what belongs to them of calls for many keys. */
final class OracleBatches {
  private final OracleCalls calls;

  OracleBatches(OracleCalls calls) {
    this.calls = calls;
  }

  static void checkChange(RestCall call, OracleScope scope, boolean mutation) {
    boolean empty =
        Stream.concat(
                call.url().expressions().stream(),
                call.headers().values().stream().flatMap(one -> one.expressions().stream()))
            .anyMatch(expression -> expression.isHollow(scope));
    if (mutation && call.verb() != RestCall.Verb.GET && empty) {
      throw new OracleFailure("BAD_USER_INPUT");
    }
  }

  static void checkTake(RestCall call, OracleScope scope) {
    Expression take = call.take();
    switch (take == null ? Filled.Absent.LEFT_OUT : take.fill(RequestPart.TAKE, scope)) {
      case Filled.Value _, Filled.Absent _ -> {}
      case Filled.Missing(var expression) -> throw new OracleMissing(expression);
      case Filled.Rejected(var expression, _) ->
          throw new OracleFailure(ErrorCode.of(expression.root()).name());
    }
  }

  @Nullable Loaded batched(
      BatchCall batch,
      TextTemplate template,
      GraphQLOutputType type,
      OracleScope scope,
      boolean mutation) {
    checkTake(batch.call(), scope);
    checkChange(batch.call(), scope, mutation);
    String key = OracleKeys.text(OracleKeyTemplates.key(template, scope));
    if (key == null) {
      throw OracleKeyTemplates.without(List.of(template));
    }
    boolean list = GraphQLTypeUtil.unwrapNonNull(type) instanceof GraphQLList;
    Loaded response =
        calls.call(batch.call(), scope.loading(key, OracleKeyTemplates.origin(template)), !list);
    List<Object> found = found(response, batch, key);
    UpstreamResponse origin = response == null ? null : response.response();
    return list
        ? cut(batch.call(), new Loaded(found, origin), scope)
        : new Loaded(found.isEmpty() ? null : found.getFirst(), origin);
  }

  /** The items that hold a key. */
  static List<Object> found(@Nullable Loaded response, BatchCall batch, Object key) {
    if (response == null || response.json() == null) {
      return List.of();
    }
    if (!(response.json() instanceof List<?> items)) {
      throw OracleFailure.shape();
    }
    List<String> names = batch.match().stream().map(JsonPath::toString).toList();
    List<Object> found = new ArrayList<>();
    for (Object item : items) {
      List<@Nullable Object> parts = new ArrayList<>();
      batch.match().forEach(path -> parts.add(path.read(item)));
      if (item != null && same(OracleKeys.key(names, parts), key)) {
        found.add(item);
      }
    }
    return found;
  }

  private static boolean same(@Nullable Object held, Object key) {
    if (held instanceof Map<?, ?> parts && key instanceof Map<?, ?> wanted) {
      return List.copyOf(parts.values()).equals(List.copyOf(wanted.values()));
    }
    return key.equals(held);
  }

  static @Nullable Loaded cut(RestCall call, @Nullable Loaded loaded, OracleScope scope) {
    if (call.take() == null || loaded == null || !(loaded.json() instanceof List<?> list)) {
      return loaded;
    }
    if (!(call.take().evaluate(scope) instanceof Number most)) {
      return loaded;
    }
    int size = new BigDecimal(most.toString()).min(BigDecimal.valueOf(list.size())).intValue();
    return new Loaded(list.subList(0, Math.max(0, size)), loaded.response());
  }
}
