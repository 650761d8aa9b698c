// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import static dev.facet.upstream.config.Require.require;

import dev.facet.passthrough.second.MirrorLimits;
import dev.facet.server.action.ForwardTargets;
import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.Percentage;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A service that gets copies of a route's requests, whose responses nobody reads.
 *
 * @param to its name
 * @param share of the requests; absent: all
 * @param methods of the requests, in capitals; absent: all
 * @param maxBody the longest body that is copied, 0 to 1 MiB; absent: 64 KiB
 * @param max how many copies there may be at a time, 1 to 10,000; absent: 64
 * @param deadline how long a copy may take: for the client to send its body, and for the service to
 *     respond; absent: 10 s
 */
public record MirrorConfig(
    String to,
    Percentage share,
    List<String> methods,
    DataSize maxBody,
    Integer max,
    Duration deadline) {
  private static final DataSize MAX_BODY = DataSize.mebibytes(1);
  private static final int MAX = 10_000;

  /** Sets defaults and guards. */
  public MirrorConfig(
      String to,
      @Nullable Percentage share,
      @Nullable List<String> methods,
      @Nullable DataSize maxBody,
      @Nullable Integer max,
      @Nullable Duration deadline) {
    this.to = to;
    this.share = share == null ? new Percentage(100) : share;
    this.methods = methods == null ? List.of() : List.copyOf(methods);
    this.maxBody = maxBody == null ? DataSize.kibibytes(64) : maxBody;
    this.max = max == null ? 64 : max;
    this.deadline = deadline == null ? Duration.ofSeconds(10) : deadline;
    require(this.share.value() > 0, "share", this.share, "more than 0%");
    require(methods == null || !methods.isEmpty(), "methods", "none", "1 or more");
    for (String method : this.methods) {
      require(
          MatchConfig.METHOD.matcher(method).matches(),
          "methods",
          method,
          "a method in capitals, as GET");
    }
    require(this.maxBody.bytes() <= MAX_BODY.bytes(), "maxBody", this.maxBody, "0B to 1MiB");
    require(this.max >= 1 && this.max <= MAX, "max", this.max, "1 to " + MAX);
    require(this.deadline.toMillis() > 0, "deadline", this.deadline, "1ms or more");
  }

  ForwardTargets.Mirror mirror() {
    Set<HttpMethod> copied =
        methods.stream().map(HttpMethod::valueOf).collect(Collectors.toUnmodifiableSet());
    return new ForwardTargets.Mirror(
        to, new MirrorLimits(share.value(), copied, maxBody.bytes(), max, deadline));
  }
}
