// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.EngineFixture;
import dev.facet.resolver.count.FrontendCounts;
import dev.facet.resolver.count.FrontendCounts.Event;
import dev.facet.resolver.document.DocumentCache.Prepared;
import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.input.Suggestions;
import dev.facet.resolver.plan.OperationPlan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StoredDocumentsTest {
  private static final String SDL =
      """
      type Query { t(n: Int! = 1): T @rest(service: a, get: "/t?n={args.n}") }
      type T { x: Int y: Int t: T }
      """;
  private static final String TEXT =
      "query Q($a: Boolean!, $n: Int!) { t(n: $n) { x y @skip(if: $a) } }";
  private static final EngineLimits LIMITS =
      new EngineLimits(60, 400, 4, 12, 30, 20, 50, 10, 9, 1_000, false);

  private static DocumentCache stored(StoredDocuments.Mode mode, Map<String, String> texts) {
    return stored(mode, texts, new FrontendCounts());
  }

  private static DocumentCache stored(
      StoredDocuments.Mode mode, Map<String, String> texts, FrontendCounts counts) {
    return new DocumentCache(
        EngineFixture.schema(SDL),
        LIMITS,
        Suggestions.OFF,
        new StoredDocuments(mode, texts),
        counts);
  }

  private static Prepared ask(DocumentCache documents, @Nullable String text, @Nullable String id) {
    return documents.prepare(asked(text, id, false, Map.of("a", true, "n", 1)));
  }

  private static RequestedOperation asked(
      @Nullable String text,
      @Nullable String id,
      boolean automatic,
      Map<String, @Nullable Object> variables) {
    return new RequestedOperation(text, id, automatic, null, variables);
  }

  private static OperationPlan plan(Prepared prepared) {
    return assertInstanceOf(Prepared.Ready.class, prepared).plan();
  }

  private static void rejected(Prepared prepared, ErrorCode code) {
    assertEquals(
        List.of(code),
        assertInstanceOf(Prepared.Rejected.class, prepared).errors().stream()
            .map(RequestError::code)
            .toList());
  }

  @Test
  void areAskedForByIdWithOrWithoutTheAlgorithm() {
    DocumentCache documents =
        stored(StoredDocuments.Mode.PREFERRED, Map.of("sha256:12ab", TEXT, "page", "{ t { x } }"));

    OperationPlan plan = plan(ask(documents, null, "12ab"));
    assertSame(plan, plan(ask(documents, null, "sha256:12ab")));
    assertSame(plan, plan(ask(documents, TEXT, null)));
    plan(ask(documents, null, "page"));
    plan(ask(documents, "{ t { y } }", null));
    rejected(ask(documents, null, "other"), ErrorCode.PERSISTED_QUERY_NOT_FOUND);
  }

  @Test
  void areTheOnlyOnesWhereTheyAreRequired() {
    DocumentCache documents = stored(StoredDocuments.Mode.REQUIRED, Map.of("q", TEXT));

    plan(ask(documents, null, "q"));
    plan(ask(documents, TEXT, null));
    rejected(ask(documents, "{ t { x } }", null), ErrorCode.QUERY_NOT_IN_SAFELIST);
    rejected(ask(documents, TEXT + " ", null), ErrorCode.QUERY_NOT_IN_SAFELIST);
  }

  @Test
  void areNotAskedForWhereThereAreNone() {
    rejected(
        ask(new DocumentCache(EngineFixture.schema(SDL), LIMITS, Suggestions.OFF), null, "q"),
        ErrorCode.PERSISTED_QUERY_NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource({
    "OFF, PERSISTED_QUERY_NOT_SUPPORTED",
    "PREFERRED, PERSISTED_QUERY_NOT_SUPPORTED",
    "REQUIRED, QUERY_NOT_IN_SAFELIST",
  })
  void neverTellAClientToRegisterAText(StoredDocuments.Mode mode, ErrorCode code) {
    DocumentCache documents = stored(mode, Map.of("q", TEXT));
    rejected(documents.prepare(asked(null, "other", true, Map.of())), code);
  }

  @Test
  void arePlannedBeforeTheFirstRequest() {
    FrontendCounts counts = new FrontendCounts();
    DocumentCache documents = stored(StoredDocuments.Mode.PREFERRED, Map.of("q", TEXT), counts);

    assertEquals(2, counts.sum(Event.PLAN_MISS));
    plan(ask(documents, null, "q"));
    plan(documents.prepare(asked(null, "q", false, Map.of("a", false, "n", 1))));
    assertEquals(2, counts.sum(Event.PLAN_MISS));
  }

  @Test
  void stayWhileOthersComeAndGo() {
    DocumentCache documents = stored(StoredDocuments.Mode.PREFERRED, Map.of("q", TEXT));
    OperationPlan plan = plan(ask(documents, null, "q"));

    for (int i = 0; i < 20_000; i++) {
      documents.faults("{ t { x" + i + " } }");
    }

    assertSame(plan, plan(ask(documents, null, "q")));
  }

  @Test
  void haveFaultsWhereNoVariableCouldMakeThemRun() {
    DocumentCache documents = stored(StoredDocuments.Mode.OFF, Map.of());

    assertEquals(List.of(), documents.faults(TEXT));
    String deep = "query($a: Boolean!) { t { t { t @include(if: $a) { t { x } } } } }";
    assertTrue(documents.faults(deep).getFirst().message().startsWith("limits.depth"));
    assertEquals(
        ErrorCode.INTROSPECTION_DISABLED,
        documents.faults("{ __schema { description } }").getFirst().code());
  }
}
