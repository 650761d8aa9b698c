// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.timeout.ReadTimeoutException;

/** What a client is told whose request cannot be decoded. Its connection is closed behind it. */
final class DecoderProblems {
  private DecoderProblems() {}

  /** For a head. */
  static Problem ofHead(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ -> TargetLimit.tooLong();
      case TooLongHttpHeaderException _ ->
          Problem.of(
              ProblemCode.HEADERS_TOO_LARGE,
              "The request's header fields are too large or too many.");
      case ReadTimeoutException _ ->
          Problem.of(
              ProblemCode.REQUEST_TIMEOUT,
              "The request's header did not arrive within the time that the listener allows.");
      case UnsupportedVersionException _ ->
          Problem.of(
              ProblemCode.HTTP_VERSION_NOT_SUPPORTED,
              "The request's version of HTTP is not served here (expected: HTTP/1.1).");
      default ->
          Problem.of(
              ProblemCode.BAD_REQUEST,
              "The request is not HTTP/1.1, or can be read in more than one way.");
    };
  }

  /** For a body that stops arriving. */
  static Problem lateBody() {
    return Problem.of(
        ProblemCode.REQUEST_TIMEOUT,
        "The request's body did not arrive within the time that the listener allows.");
  }

  /** For a body (RFC 9112, section 7.1), trailers included. */
  static Problem ofBody(Throwable cause) {
    return cause instanceof TooLongHttpHeaderException
        ? Problem.of(
            ProblemCode.HEADERS_TOO_LARGE,
            "The request's trailer fields are too large or too many.")
        : Problem.of(ProblemCode.BAD_REQUEST, "The request's body is not in chunks of HTTP/1.1.");
  }
}
