// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.server.action.RouteAction;
import dev.facet.server.files.FileNotices;
import dev.facet.server.files.FileReads;
import dev.facet.server.files.FilesContext;
import dev.facet.server.files.FilesEndpoint;
import dev.facet.server.pipeline.Endpoint;
import dev.facet.upstream.FailureBudgets;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Makes the endpoints of routes that serve files. */
final class FilesEndpoints {
  /** By process, so that files whose times say nothing are other ones after a deployment. */
  private static final long SALT = ThreadLocalRandom.current().nextLong();

  /** Threads of their own, so that a disk that does not respond keeps nothing else waiting. */
  private static final String WORKERS = "facet-files";

  private static final int THREADS = 8;

  private final Path project;
  private final GatewayParts parts;
  private final SnapshotLeases leases;
  private @Nullable FilesContext context;

  /**
   * A factory.
   *
   * @param project the folder of the configuration file
   * @param leases takes what is to be given back
   */
  FilesEndpoints(Path project, GatewayParts parts, SnapshotLeases leases) {
    this.project = project;
    this.parts = parts;
    this.leases = leases;
  }

  Endpoint make(RouteAction.Files action) {
    return new FilesEndpoint(action, context());
  }

  /** Threads come with the first request, but a gateway without such routes needs no pool. */
  private FilesContext context() {
    FilesContext known = context;
    if (known == null) {
      WorkerExecutor workers = parts.vertx().createSharedWorkerExecutor(WORKERS, THREADS);
      leases.workers(workers);
      known =
          new FilesContext(
              project,
              new FileReads(workers),
              parts.clock(),
              SALT,
              new FileNotices(new FailureBudgets(parts.nanoTime())));
      context = known;
    }
    return known;
  }
}
