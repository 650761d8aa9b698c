// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.document.EngineLimits;
import dev.facet.resolver.execute.ClientContext;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.SchemaCompiler;
import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/**
 * The engine answers every operation on every schema as graphql-java does, with fewer calls. The
 * one thing that is not compared is the service of {@code UPSTREAM_SHAPE}.
 */
final class DifferentialTest {
  private static final EngineLimits LIMITS =
      new EngineLimits(
          100_000,
          1_000_000,
          100,
          100_000,
          100_000,
          100_000,
          100_000,
          100,
          100_000,
          Integer.MAX_VALUE,
          true);
  private static final int DOCUMENTS = 6;
  private static final CallContext KNOWN =
      new CallContext(
          CallContext.NO_DEADLINE,
          "",
          MultiMap.caseInsensitiveMultiMap(),
          new Cancellation(),
          new KnownOrigin("jwt:me"));
  private static final LongAdder CASES = new LongAdder();
  private static final LongAdder REJECTED = new LongAdder();
  private static final LongAdder CALLS = new LongAdder();
  private static final LongAdder NAIVE_CALLS = new LongAdder();
  private static final LongAdder ERRORS = new LongAdder();
  private static final LongAdder SPARED = new LongAdder();

  @AfterContainer
  static void report() {
    System.out.println(
        "differential: "
            + CASES
            + " cases, "
            + CALLS
            + " calls for "
            + NAIVE_CALLS
            + " naive ones, "
            + ERRORS
            + " errors, "
            + SPARED
            + " calls spared by what was kept, "
            + REJECTED
            + " refused");
    assertTrue(CASES.sum() < 1_000 || SPARED.sum() > 0, "nothing was ever kept");
  }

  @Property(
      tries = 3_500,
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.SAMPLE_FIRST)
  @AddLifecycleHook(Tries.class)
  void answersAsGraphqlJavaDoes(
      @ForAll("tapes") List<Integer> schema,
      @ForAll("tapes") List<Integer> documents,
      @ForAll("tapes") List<Integer> world) {
    RandomModel model = RandomSchema.generate(new Choices(schema));
    FrontendSchema compiled = compiled(model);
    Choices writing = new Choices(documents);
    Choices weather = new Choices(world);
    OracleEngine oracle = new OracleEngine("web", compiled);
    for (int i = 0; i < DOCUMENTS; i++) {
      compare(model, compiled, oracle, RandomDocument.generate(model, writing), weather);
    }
  }

  @Provide
  Arbitrary<List<Integer>> tapes() {
    return Arbitraries.integers()
        .between(0, Choices.MAX)
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofMaxSize(1_200)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  private static void compare(
      RandomModel model,
      FrontendSchema schema,
      OracleEngine oracle,
      RandomDocument.Written document,
      Choices weather) {
    RandomUpstream.World world = new RandomUpstream.World(weather.below(9_999), weather.below(4));
    ClientContext client =
        new ClientContext(
            weather.chance(70),
            weather.of(Set.of(), Set.of("a"), Set.of("a", "b"), Set.of("c")),
            Map.of("sub", "me"),
            "test",
            "1",
            KNOWN);
    GraphQlRequest request =
        new GraphQlRequest(document.query(), null, document.variables(), true, true);
    String situation = model.sdl + "\n" + document + "\n" + world + "\n" + client + "\n";
    RandomUpstream naive = new RandomUpstream(model, world);
    OracleEngine.Response expected = oracle.execute(request, client, naive.clients());
    RandomUpstream batched = new RandomUpstream(model, world);
    GraphQlEngine engine =
        new EngineBuilder(schema).limits(LIMITS).time(System::nanoTime).over(batched.clients());
    GraphQlResponse response = engine.execute(request, client).result();
    Map<?, ?> parsed = CanonicalResponse.parsed(response.json());
    if (expected.rejected() && response.outcome() == GraphQlResponse.Outcome.REJECTED) {
      REJECTED.increment();
      return;
    }
    assertEquals(
        GraphQlResponse.Outcome.EXECUTED, response.outcome(), () -> situation + response.json());
    assertEquals(
        CanonicalResponse.text(expected.data()) + "\n" + CanonicalResponse.text(expected.errors()),
        text(parsed),
        () -> situation + response.json());
    CASES.increment();
    CALLS.add(batched.calls().size());
    NAIVE_CALLS.add(naive.calls().size());
    ERRORS.add(expected.errors().size());
    CallCount.check(batched.calls(), naive.calls(), parsed, situation);
    if (model.sdl.contains("@cache")) {
      int cold = batched.calls().size();
      Map<?, ?> warm = CanonicalResponse.parsed(engine.execute(request, client).result().json());
      assertEquals(
          text(parsed), text(warm), () -> situation + "once more, by what was kept: " + warm);
      int more = batched.calls().size() - cold;
      assertTrue(more <= cold, () -> situation + more + " calls once more, first " + cold);
      SPARED.add(cold - more);
    }
  }

  private static String text(Map<?, ?> response) {
    return CanonicalResponse.text(response.get("data"))
        + "\n"
        + CanonicalResponse.text(CanonicalResponse.errors(response));
  }

  private static FrontendSchema compiled(RandomModel model) {
    Map<String, @Nullable SourceSpan> services = new HashMap<>();
    RandomModel.SERVICES.forEach(service -> services.put(service, null));
    Compilation<FrontendSchema> compilation =
        new SchemaCompiler().compile(List.of(new SourceText("a.graphql", model.sdl)), services);
    assertTrue(
        compilation instanceof Compilation.Compiled,
        () -> model.sdl + compilation.diagnostics().getFirst());
    return ((Compilation.Compiled<FrontendSchema>) compilation).value();
  }
}
