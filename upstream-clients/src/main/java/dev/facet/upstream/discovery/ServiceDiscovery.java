// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.endpoint.FoundEndpoint;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the endpoints of one service as its source finds them. Nothing found, or a source that
 * fails, changes nothing: what was found before is used on. The log has one line for each change.
 */
public final class ServiceDiscovery implements EndpointSource.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceDiscovery.class);
  private static final String NOTHING = "it has no endpoint";

  private final String service;
  private final EndpointSource source;
  private final Consumer<List<FoundEndpoint>> endpoints;
  private final Promise<Void> first = Promise.promise();
  private TreeSet<String> known = new TreeSet<>();
  private volatile String fault = "";

  /**
   * A discovery that has not begun.
   *
   * @param source looks for this service alone
   * @param endpoints takes what is found, 1 or more
   */
  public ServiceDiscovery(
      String service, EndpointSource source, Consumer<List<FoundEndpoint>> endpoints) {
    this.service = service;
    this.source = source;
    this.endpoints = endpoints;
  }

  /** Begins to look. */
  public void start() {
    source.start(this);
  }

  /** Looks no more. */
  public void close() {
    source.close();
  }

  /** Completes when it is known for the first time what there is, or that it is not known. */
  public Future<Void> first() {
    return first.future();
  }

  /** Why it is not known what there is now; empty where it is known. */
  public String fault() {
    return fault;
  }

  @Override
  public synchronized void found(List<FoundEndpoint> found) {
    if (found.isEmpty()) {
      failed(NOTHING);
      return;
    }
    endpoints.accept(found);
    TreeSet<String> now = new TreeSet<>(found.stream().map(FoundEndpoint::id).toList());
    boolean recovered = !fault.isEmpty();
    fault = "";
    if (recovered || !now.equals(known)) {
      LOG.atInfo()
          .addKeyValue("service", service)
          .addKeyValue("source", source.place())
          .addKeyValue("endpoints", String.join(" ", now))
          .log("endpoints found");
    }
    known = now;
    first.tryComplete();
  }

  @Override
  public synchronized void failed(String cause) {
    if (!cause.equals(fault)) {
      fault = cause;
      LOG.atWarn()
          .addKeyValue("service", service)
          .addKeyValue("source", source.place())
          .addKeyValue("cause", cause)
          .addKeyValue("endpoints", String.join(" ", known))
          .log(
              known.isEmpty() ? "no endpoint found yet" : "endpoints not found; the last are kept");
    }
    first.tryComplete();
  }
}
