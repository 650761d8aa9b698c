// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.value.ClaimsReader;
import dev.facet.upstream.config.DataSize;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of JSON bodies.
 *
 * @param request of requests; null: they stay
 * @param response of responses; null: they stay
 * @param max of a request, the longest body; of a response, the most that is kept of it at a time:
 *     its longest string, and what renames hold back; absent: 1 MiB
 * @param onlyJson whether requests with bodies of other types are rejected; absent: where a request
 *     is told who or where its client is
 */
public record JsonConfig(
    @Nullable JsonEditsConfig request,
    @Nullable JsonEditsConfig response,
    DataSize max,
    Boolean onlyJson)
    implements ClaimsReader {
  private static final DataSize MAX = DataSize.mebibytes(64);

  /** Sets the default and guards. */
  public JsonConfig(
      @Nullable JsonEditsConfig request,
      @Nullable JsonEditsConfig response,
      @Nullable DataSize max,
      @Nullable Boolean onlyJson) {
    this.request = request;
    this.response = response;
    this.max = max == null ? DataSize.mebibytes(1) : max;
    require(request != null || response != null, "json", "nothing", "request or response");
    require(onlyJson == null || request != null, "onlyJson", onlyJson, "none, where requests stay");
    this.onlyJson =
        onlyJson == null
            ? request != null && request.set().values().stream().anyMatch(JsonValue::tellsTheClient)
            : onlyJson;
    boolean fits = this.max.bytes() > 0 && this.max.bytes() <= MAX.bytes();
    require(fits, "max", this.max, "1B to " + MAX);
  }

  @Override
  public boolean needsClaims() {
    return Stream.of(request, response)
        .filter(Objects::nonNull)
        .flatMap(edits -> edits.set().values().stream())
        .anyMatch(JsonValue::needsClaims);
  }
}
