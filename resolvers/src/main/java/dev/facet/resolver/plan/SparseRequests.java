// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.resolver.projection.KeptProperties;
import dev.facet.resolver.projection.Shape;
import dev.facet.schema.BatchCall;
import dev.facet.schema.Entity;
import dev.facet.schema.RestCall;
import dev.facet.schema.Sparse;
import org.jspecify.annotations.Nullable;

/** Makes the calls of a loader ask for no more than what is kept of their responses. */
final class SparseRequests {
  private SparseRequests() {}

  /**
   * The same form, with the properties named in the URLs of calls that can say them.
   *
   * @param value what all uses of the loader keep of one value
   */
  static LoadPlan.Form of(LoadPlan.Form form, Shape value) {
    return switch (form) {
      case LoadPlan.Form.Single(var call, var use) ->
          new LoadPlan.Form.Single(asking(call, value), use);
      case LoadPlan.Form.Batched(var batch, var lists) ->
          new LoadPlan.Form.Batched(asking(batch, value), lists);
      case LoadPlan.Form.ByKey(var entity) -> new LoadPlan.Form.ByKey(asking(entity, value));
    };
  }

  private static Entity asking(Entity entity, Shape value) {
    @Nullable RestCall one = entity.one();
    @Nullable BatchCall many = entity.many();
    return new Entity(
        entity.type(),
        entity.keyFields(),
        one == null ? null : asking(one, value),
        many == null ? null : asking(many, value));
  }

  private static BatchCall asking(BatchCall batch, Shape value) {
    return new BatchCall(asking(batch.call(), value), batch.match(), batch.max());
  }

  private static RestCall asking(RestCall call, Shape value) {
    Sparse sparse = call.sparse();
    if (sparse == null || call.caching().rule() != null) { // what is kept serves others too
      return call;
    }
    Shape named = sparse.ofResponse() ? Shape.around(call.root().path(), value).shape() : value;
    String properties = KeptProperties.of(named, sparse.style());
    return properties == null ? call : call.to(call.url().with(sparse.parameter(), properties));
  }
}
