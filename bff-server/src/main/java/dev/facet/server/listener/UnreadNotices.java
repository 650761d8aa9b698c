// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.AddressText;
import dev.facet.http.Tokens;
import dev.facet.upstream.LineBudget;
import io.netty.handler.codec.http.ContentLengthNotAllowedException;
import io.netty.handler.codec.http.InvalidLineSeparatorException;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells operators which rule a request of HTTP/1.1 breaks that cannot be read: its client is told
 * only that it does. Names of fields are told, their values never are.
 */
final class UnreadNotices {
  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);

  /** Whoever floods must not fill the disk. */
  private static final LineBudget.Rate LINES = new LineBudget.Rate(10, 1, Duration.ofSeconds(1));

  /** How the decoder begins what it says of a name; the name ends it. */
  private static final String NAME = "a header name cannot contain ";

  private static final int MAX_NAME = 64;

  private final LineBudget budget;

  /**
   * A writer of lines.
   *
   * @param nanoTime a steady clock
   */
  UnreadNotices(LongSupplier nanoTime) {
    this.budget = new LineBudget(LINES, nanoTime);
  }

  /** Writes a line, or counts it for the next one. */
  void unread(HttpServerRequest request, Throwable cause) {
    long suppressed = budget.take();
    if (suppressed != LineBudget.SUPPRESSED) {
      String client = Objects.requireNonNullElse(request.remoteAddress().hostAddress(), "unknown");
      LOG.atInfo()
          .addKeyValue("client", AddressText.of(client))
          .addKeyValue("suppressed", suppressed)
          .log("a request of HTTP/1.1 cannot be read: {}", rule(cause));
    }
  }

  /** What the decoder says ends with a value, which is left out, behind a colon. */
  static String rule(Throwable cause) {
    return switch (cause) {
      case ContentLengthNotAllowedException _ -> "Content-Length beside Transfer-Encoding";
      case InvalidLineSeparatorException _ -> "a line that ends with LF alone";
      default -> {
        String said = Objects.requireNonNullElse(cause.getMessage(), "it is malformed");
        int colon = said.indexOf(':');
        yield said.startsWith(NAME)
            ? "a field name with a character that none may have" + behind(said)
            : colon < 0 ? said : said.substring(0, colon);
      }
    };
  }

  /** As much of a name as is one: what comes behind it may be a value. */
  private static String behind(String said) {
    int start = said.indexOf(": ") + 2;
    int end = start;
    while (end < said.length()
        && end - start < MAX_NAME
        && Tokens.isTokenCharacter(said.charAt(end))) {
      end++;
    }
    return end == start ? "" : ", behind " + said.substring(start, end);
  }
}
