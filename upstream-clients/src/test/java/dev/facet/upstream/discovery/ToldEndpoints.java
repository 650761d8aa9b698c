// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.endpoint.FoundEndpoint;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Waits for what a source tells. */
final class ToldEndpoints implements EndpointSource.Listener {
  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  @Override
  public void found(List<FoundEndpoint> endpoints) {
    told.add(String.join(", ", endpoints.stream().map(ToldEndpoints::words).sorted().toList()));
  }

  @Override
  public void failed(String cause) {
    told.add("failed: " + cause);
  }

  /** What is told next. */
  String next() throws InterruptedException {
    String next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was told");
    }
    return next;
  }

  /** Whether nothing more has been told. */
  boolean silent() {
    return told.isEmpty();
  }

  private static String words(FoundEndpoint each) {
    String name = each.name().equals(each.url().getHost()) ? "" : " as " + each.named();
    String weight = each.weight() == 1 ? "" : " weight " + each.weight();
    String priority = each.priority() == 0 ? "" : " priority " + each.priority();
    return each.id() + name + weight + priority;
  }
}
