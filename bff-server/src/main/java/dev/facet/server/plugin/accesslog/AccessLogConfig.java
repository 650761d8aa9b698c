// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.accesslog;

import org.jspecify.annotations.Nullable;

/**
 * How requests are logged.
 *
 * @param format of a line; absent: json
 * @param query whether the query is part of the line; absent: no, because it may hold secrets
 */
public record AccessLogConfig(Format format, Boolean query) {
  /** How a line is written. */
  public enum Format {
    /** One JSON object. */
    JSON,
    /** Words in a fixed order, a hyphen for what is missing. */
    TEXT
  }

  /** Sets defaults. */
  public AccessLogConfig(@Nullable Format format, @Nullable Boolean query) {
    this.format = format == null ? Format.JSON : format;
    this.query = query != null && query;
  }
}
