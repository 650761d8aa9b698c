// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.accesslog;

import org.jspecify.annotations.Nullable;

/**
 * How requests are logged.
 *
 * @param format of a line's message; absent: json
 * @param query whether the query is part of the line; absent: no, because it may hold secrets;
 *     those whose name announces them are starred
 */
public record AccessLogConfig(Format format, Boolean query) {
  /** What the message of a line is. What is logged of a request are members of the line as well. */
  public enum Format {
    /** Method, path and status. */
    JSON,
    /** All of it as words in a fixed order, a hyphen for what is missing. */
    TEXT
  }

  /** Sets defaults. */
  public AccessLogConfig(@Nullable Format format, @Nullable Boolean query) {
    this.format = format == null ? Format.JSON : format;
    this.query = query != null && query;
  }
}
