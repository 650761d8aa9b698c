// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.count.FrontendCounts;
import dev.facet.resolver.document.DocumentCache;
import dev.facet.resolver.document.EngineLimits;
import dev.facet.resolver.document.StoredDocuments;
import dev.facet.resolver.input.Suggestions;
import dev.facet.schema.FrontendSchema;
import dev.facet.upstream.UpstreamClient;
import java.util.Map;
import java.util.function.LongSupplier;

/** Engines of tests: of a frontend web, with wide limits, coalescing, and no time that passes. */
public final class EngineBuilder {
  private final FrontendSchema schema;
  private EngineLimits limits = EngineFixture.OPEN;
  private LongSupplier nanoTime = () -> 0L;
  private boolean coalesce = true;

  /** For a schema. */
  public EngineBuilder(FrontendSchema schema) {
    this.schema = schema;
  }

  /** For the schema of a text that must be good. */
  EngineBuilder(String sdl) {
    this(EngineFixture.schema(sdl));
  }

  /** With other limits. */
  public EngineBuilder limits(EngineLimits other) {
    limits = other;
    return this;
  }

  /** With time that passes. */
  public EngineBuilder time(LongSupplier clock) {
    nanoTime = clock;
    return this;
  }

  /** Each operation is an execution of its own. */
  public EngineBuilder alone() {
    coalesce = false;
    return this;
  }

  /** The engine, over services by their names. */
  public GraphQlEngine over(Map<String, UpstreamClient> services) {
    FrontendCounts counts = new FrontendCounts();
    DocumentCache documents =
        new DocumentCache(schema, limits, Suggestions.OFF, StoredDocuments.NONE, counts);
    EngineSettings settings = new EngineSettings("web", schema, limits, coalesce);
    return new GraphQlEngine(settings, services, documents, counts, nanoTime);
  }
}
