// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import io.vertx.core.json.JsonObject;

/**
 * How the gateway is, and what the last reload came to. Services that are down do not count: a
 * gateway that answers is ready. Safe for all threads.
 */
public final class Health {
  private volatile State state = State.STARTING;
  private volatile Reload reload = new Reload(true, "", "");

  /** What the gateway is doing. */
  private enum State {
    STARTING,
    READY,
    STOPPING
  }

  /**
   * The last reading of the files.
   *
   * @param accepted whether they serve
   * @param version a digest of the files that serve
   * @param findings what was wrong with files that were not accepted
   */
  private record Reload(boolean accepted, String version, String findings) {}

  /** It listens, and has something to serve. */
  public void ready() {
    state = State.READY;
  }

  /** It takes no new requests. */
  public void stopping() {
    state = State.STOPPING;
  }

  /** Files were accepted. */
  public void accepted(String version) {
    reload = new Reload(true, version, "");
  }

  /** Files were not accepted; what served before goes on. */
  public void rejected(String findings) {
    reload = new Reload(false, reload.version(), findings);
  }

  /** Whether new requests may be sent here. */
  boolean isReady() {
    return state == State.READY;
  }

  JsonObject report() {
    Reload last = reload;
    JsonObject json =
        new JsonObject()
            .put("status", state.name().toLowerCase(java.util.Locale.ROOT))
            .put("configuration", last.version())
            .put("lastReload", last.accepted() ? "accepted" : "rejected");
    return last.findings().isEmpty() ? json : json.put("findings", last.findings());
  }
}
