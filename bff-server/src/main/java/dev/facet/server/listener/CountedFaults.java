// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.AddressText;
import dev.facet.server.count.Http2Counts;
import dev.facet.server.count.Http2End;
import dev.facet.upstream.LineBudget;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what is ended for what clients did on it, and tells of connections. */
final class CountedFaults implements Http2Handler.FaultListener {
  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);

  /** Whoever floods must not fill the disk. */
  private static final LineBudget.Rate LINES = new LineBudget.Rate(10, 1, Duration.ofSeconds(1));

  /** Scanners, and programs that speak something else, are there every day. */
  private static final LineBudget.Rate SILENT = new LineBudget.Rate(1, 1, Duration.ofMinutes(1));

  private static final int MAX_REASON = 200;

  private final Http2Counts counts;
  private final LineBudget budget;
  private final LineBudget silent;
  private final LineBudget rejected;

  /**
   * Of one event loop.
   *
   * @param counts where
   * @param nanoTime a steady clock
   */
  CountedFaults(Http2Counts counts, LongSupplier nanoTime) {
    this.counts = counts;
    this.budget = new LineBudget(LINES, nanoTime);
    this.silent = new LineBudget(SILENT, nanoTime);
    this.rejected = new LineBudget(LINES, nanoTime);
  }

  @Override
  public void resets() {
    counts.reset();
  }

  /** A client could name a field as it likes: what is too long for a line is left out. */
  @Override
  public void rejects(ChannelHandlerContext context, Http2Error code, String reason) {
    long suppressed = rejected.take();
    if (suppressed != LineBudget.SUPPRESSED) {
      LOG.atInfo()
          .addKeyValue("client", AddressText.of(context.channel().remoteAddress()))
          .addKeyValue("code", code)
          .addKeyValue("suppressed", suppressed)
          .log(
              "a stream of HTTP/2 was reset before there was a request: {}",
              isFitForLogs(reason) ? reason : "its header is malformed");
    }
  }

  private static boolean isFitForLogs(String reason) {
    return reason.length() <= MAX_REASON && reason.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  @Override
  public void ends(ChannelHandlerContext context, Http2Error code, String reason) {
    counts.ended(Http2End.of(code));
    long suppressed = budget.take();
    if (suppressed != LineBudget.SUPPRESSED) {
      LOG.atWarn()
          .addKeyValue("client", AddressText.of(context.channel().remoteAddress()))
          .addKeyValue("code", code)
          .addKeyValue("suppressed", suppressed)
          .log("a connection of HTTP/2 was ended: {}", reason);
    }
  }

  @Override
  public void neverBegins(ChannelHandlerContext context) {
    counts.ended(Http2End.NEVER_BEGAN);
    long suppressed = silent.take();
    if (suppressed != LineBudget.SUPPRESSED) {
      LOG.atInfo()
          .addKeyValue("client", AddressText.of(context.channel().remoteAddress()))
          .addKeyValue("suppressed", suppressed)
          .log(
              "a connection of HTTP/2 was closed: the client began it without preface and settings");
    }
  }
}
