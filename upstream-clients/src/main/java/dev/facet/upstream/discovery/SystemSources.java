// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.config.DiscoverConfig;
import dev.facet.upstream.resilience.Timers;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Makes the sources of this process.
 *
 * @param vertx for event loops, files and connections
 * @param timers when to look again
 * @param folder where the paths of files begin
 * @param format how files of endpoints are written
 */
public record SystemSources(Vertx vertx, Timers timers, Path folder, EndpointFileFormat format)
    implements EndpointSources {
  /** Sources with the time of Vert.x. */
  public static SystemSources of(Vertx vertx, Path folder, EndpointFileFormat format) {
    return new SystemSources(vertx, Timers.of(vertx), folder, format);
  }

  @Override
  public EndpointSource of(DiscoverConfig config) {
    WatchedLoop loop = new WatchedLoop(vertx, timers);
    return new FileSource(
        vertx, loop, folder, Objects.requireNonNull(config.file(), "file"), format);
  }
}
