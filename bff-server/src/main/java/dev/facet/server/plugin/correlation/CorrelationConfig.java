// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.correlation;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.FieldNames;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a request's id is read and written.
 *
 * @param header in requests, in responses and towards services; absent: x-request-id
 * @param trust whether an id that the client sends is kept; absent: yes
 */
public record CorrelationConfig(String header, Boolean trust) {
  /** Sets defaults and guards; the name in lower case. */
  public CorrelationConfig(@Nullable String header, @Nullable Boolean trust) {
    this.header = header == null ? "x-request-id" : header.toLowerCase(Locale.ROOT);
    this.trust = trust == null || trust;
    require(FieldNames.isUsable(this.header), "header", this.header, "a header's name");
  }
}
