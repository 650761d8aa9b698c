// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.util.List;

/**
 * What an attempt may come to so that another one follows.
 *
 * @param kind the kind of it
 * @param status of the response, 429 or 500 to 599; 0 for the other kinds
 */
public record RetryCondition(Kind kind, int status) {
  /** There was no connection: nothing was sent. */
  public static final RetryCondition CONNECT = new RetryCondition(Kind.CONNECT, 0);

  /** The connection was lost after the request was sent. */
  public static final RetryCondition RESET = new RetryCondition(Kind.RESET, 0);

  /** The time of the attempt was over. */
  public static final RetryCondition TIMEOUT = new RetryCondition(Kind.TIMEOUT, 0);

  private static final String EXPECTED =
      "connect, reset, timeout, 429, or a status from 500 to 599";
  private static final int TOO_MANY_REQUESTS = 429;

  /** What absent conditions mean. */
  static final List<RetryCondition> USUAL =
      List.of(
          CONNECT,
          RESET,
          new RetryCondition(Kind.STATUS, 502),
          new RetryCondition(Kind.STATUS, 503));

  /** What kinds there are. */
  public enum Kind {
    /** No connection. */
    CONNECT,
    /** A lost connection. */
    RESET,
    /** No response in time. */
    TIMEOUT,
    /** A response with a status. */
    STATUS
  }

  /** Guards the status. */
  public RetryCondition {
    boolean fits =
        kind == Kind.STATUS
            ? status == TOO_MANY_REQUESTS || (status >= 500 && status <= 599)
            : status == 0;
    require(fits, "on", status, EXPECTED);
  }

  /**
   * Reads a condition.
   *
   * @throws IllegalArgumentException what would be one
   */
  public static RetryCondition valueOf(String text) {
    return switch (text) {
      case "connect" -> CONNECT;
      case "reset" -> RESET;
      case "timeout" -> TIMEOUT;
      default -> {
        if (!text.matches("429|5\\d\\d")) {
          throw new IllegalArgumentException(EXPECTED);
        }
        yield new RetryCondition(Kind.STATUS, Integer.parseInt(text));
      }
    };
  }

  /** As the file spells it. */
  @Override
  public String toString() {
    return switch (kind) {
      case CONNECT -> "connect";
      case RESET -> "reset";
      case TIMEOUT -> "timeout";
      case STATUS -> Integer.toString(status);
    };
  }
}
