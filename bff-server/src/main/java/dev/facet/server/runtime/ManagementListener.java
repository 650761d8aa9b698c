// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.server.admin.AdminListener;
import dev.facet.server.config.listener.ManagementConfig;
import dev.facet.server.listener.Clocks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listener for management: a reload that moves it opens it at the new place first. */
final class ManagementListener {
  private static final Logger LOG = LoggerFactory.getLogger(ManagementListener.class);

  private final Vertx vertx;
  private final AdminListener.Pages pages;
  private final Clocks clocks;
  private @Nullable Opened open;
  private @Nullable Opened ready;

  /** One opening of it. */
  private record Opened(
      ManagementConfig config, AdminListener listener, AtomicInteger port, String deployment) {
    boolean isAt(ManagementConfig other) {
      return config.port().equals(other.port()) && config.address().equals(other.address());
    }
  }

  ManagementListener(Vertx vertx, AdminListener.Pages pages, Clocks clocks) {
    this.vertx = vertx;
    this.pages = pages;
    this.clocks = clocks;
  }

  /**
   * Opens it where it is to be, unless it is there.
   *
   * @param ports it listens on the first of these that is free
   * @return fails where it cannot listen
   */
  synchronized Future<Void> prepare(
      ManagementConfig wanted, List<Integer> ports, Preparation preparation) {
    if (open != null && open.isAt(wanted)) {
      return Future.succeededFuture();
    }
    return open(wanted, ports).compose(opened -> ready(opened, preparation));
  }

  private synchronized Future<Void> ready(Opened opened, Preparation preparation) {
    return preparation
        .step(() -> {
          ready = opened;
          return Future.<Void>succeededFuture();
        })
        .recover(late -> closed(opened).transform(_ -> Future.failedFuture(late)));
  }

  private Future<Opened> open(ManagementConfig wanted, List<Integer> ports) {
    ManagementConfig first =
        new ManagementConfig(ports.getFirst(), wanted.address(), wanted.token());
    AtomicInteger port = new AtomicInteger();
    AdminListener listener = new AdminListener(first, pages, clocks, port::set);
    return vertx
        .deployVerticle(listener)
        .map(id -> new Opened(wanted, listener, port, id))
        .recover(failure ->
            BindFailure.isOfPort(failure) && ports.size() > 1
                ? open(wanted, ports.subList(1, ports.size()))
                : BindFailure.of(failure, "management", wanted.address(), first.port()));
  }

  /** Closes what was opened last and does not serve. */
  synchronized Future<Void> discard() {
    Opened opened = ready;
    ready = null;
    return closed(opened);
  }

  /** It is where it was opened last, with the token that is wanted. */
  synchronized void adopt(ManagementConfig wanted) {
    if (ready != null) {
      if (open != null) {
        LOG.info("management listens on port {} now", ready.port());
        var _ = closed(open);
      }
      open = ready;
      ready = null;
    }
    if (open != null) {
      open.listener().setToken(wanted.token());
    }
  }

  /** Stops listening. */
  synchronized Future<Void> close() {
    Opened opened = open;
    open = null;
    return discard().transform(_ -> closed(opened));
  }

  private Future<Void> closed(@Nullable Opened opened) {
    return opened == null ? Future.succeededFuture() : vertx.undeploy(opened.deployment());
  }

  /** Where it listens; 0 where it does not. */
  synchronized int port() {
    return open == null ? 0 : open.port().get();
  }
}
