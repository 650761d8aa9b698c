// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.count.ServiceUsage;
import dev.facet.resolver.document.EngineLimits;
import dev.facet.resolver.execute.ClientContext;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.SchemaCompiler;
import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.upstream.CallContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An engine over a schema written in a test, with services {@code a}, {@code b} and the shop's. */
public final class EngineFixture {
  private static final String[] SERVICES = {
    "a", "b", "catalog", "inventory", "reviews", "users", "orders"
  };
  static final EngineLimits OPEN =
      new EngineLimits(2_000, 100_000, 15, 100_000, 30, 20, 50, 10, 100, 1_000, true);

  final Upstreams services = new Upstreams();
  private final GraphQlEngine engine;

  EngineFixture(String sdl) {
    this(sdl, OPEN);
  }

  EngineFixture(String sdl, EngineLimits limits) {
    this.engine = new EngineBuilder(sdl).limits(limits).over(services.clients(SERVICES));
  }

  /** Compiles a schema that must be good. */
  public static FrontendSchema schema(String sdl) {
    return schema(sdl, SERVICES);
  }

  /** The same, where other services are known. */
  static FrontendSchema schema(String sdl, String... known) {
    Map<String, @Nullable SourceSpan> services = new HashMap<>();
    for (String service : known) {
      services.put(service, null);
    }
    Compilation<FrontendSchema> compilation =
        new SchemaCompiler().compile(List.of(new SourceText("a.graphql", sdl)), services);
    if (compilation instanceof Compilation.Compiled<FrontendSchema>(var schema, _)) {
      return schema;
    }
    throw new AssertionError(compilation.diagnostics().toString());
  }

  static ClientContext anonymous() {
    return new ClientContext(false, Set.of(), Map.of(), "", "", CallContext.detached());
  }

  static ClientContext verified(String... scopes) {
    return new ClientContext(
        true, Set.of(scopes), Map.of("sub", "me"), "app", "2.1", CallContext.detached());
  }

  String answer(String query) {
    return answer(query, Map.of(), anonymous());
  }

  String answer(String query, Map<String, @Nullable Object> variables, ClientContext client) {
    return response(new GraphQlRequest(query, null, variables, true, false), client)
        .json()
        .toString();
  }

  Map<String, ServiceUsage> usage() {
    return engine.usage();
  }

  GraphQlResponse response(GraphQlRequest request, ClientContext client) {
    return engine.execute(request, client).result();
  }
}
