// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page.run;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.snapshot.Reloader;
import dev.facet.server.snapshot.ServingSnapshot;
import java.util.List;

/** Tells nobody of reloads: a page runs on the files as they were when all began. */
final class Unreported implements Reloader.Report {
  @Override
  public void reloaded(ServingSnapshot snapshot, List<Diagnostic.Warning> warnings) {}

  @Override
  public void rejected(List<Diagnostic> findings) {}

  @Override
  public void failed(Throwable fault) {}
}
