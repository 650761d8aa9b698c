// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * How the gateway is, and what the last reload came to. Services that are down do not count: a
 * gateway that answers is ready. Safe for all threads.
 */
public final class Health {
  private volatile State state = State.STARTING;
  private volatile Reload reload = new Reload(Outcome.ACCEPTED, "", "");

  /** What the gateway is doing. */
  private enum State {
    STARTING,
    READY,
    STOPPING
  }

  /** What a reading of the files came to. */
  private enum Outcome {
    ACCEPTED,
    REJECTED,
    FAILED
  }

  /**
   * The last reading of the files.
   *
   * @param version a digest of the files that serve
   * @param findings why the files that were read last do not serve; empty where they do
   */
  private record Reload(Outcome outcome, String version, String findings) {}

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
    reload = new Reload(Outcome.ACCEPTED, version, "");
  }

  /** Files were not accepted; what served before goes on. */
  public void rejected(String findings) {
    reload = new Reload(Outcome.REJECTED, reload.version(), findings);
  }

  /** The gateway failed to take files over; what served before goes on. */
  public void failed(String fault) {
    reload = new Reload(Outcome.FAILED, reload.version(), fault);
  }

  /** Whether new requests may be sent here. */
  boolean isReady() {
    return state == State.READY;
  }

  JsonObject report() {
    Reload last = reload;
    JsonObject json =
        new JsonObject()
            .put("status", state.name().toLowerCase(Locale.ROOT))
            .put("configuration", last.version())
            .put("lastReload", last.outcome().name().toLowerCase(Locale.ROOT));
    return last.findings().isEmpty() ? json : json.put("findings", last.findings());
  }
}
