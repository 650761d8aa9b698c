// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.listener.ListenersConfig;
import dev.facet.server.snapshot.Reloader;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the listeners of a server follow the files. Blocks: not for event loops. */
final class ReloadedListeners implements Reloader.Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadedListeners.class);

  /** How long a reload waits for names of addresses and for ports. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final GatewayServer server;
  private final Listening listening;
  private final Duration patience;

  /**
   * The listeners of a server.
   *
   * @param listening what becomes of what files say of listeners
   * @param patience with what is opened or changed; a reload that needs longer is rejected
   */
  ReloadedListeners(GatewayServer server, Listening listening, Duration patience) {
    this.server = server;
    this.listening = listening;
    this.patience = patience;
  }

  @Override
  public List<Diagnostic.Error> open(ConfigDocument candidate) {
    ListenersConfig file = candidate.config().listeners();
    try {
      return server
          .prepare(listening.listeners(file), listening.managementPorts(file))
          .map(List.<Diagnostic.Error>of())
          .otherwise(failure -> List.of(finding(candidate, failure)))
          .await(patience);
    } catch (TimeoutException late) {
      discard();
      return List.of(finding(candidate, late));
    }
  }

  private Diagnostic.Error finding(ConfigDocument document, Throwable failure) {
    String path =
        switch (failure) {
          case BindFailure.OfListener taken -> "listeners." + taken.listener() + ".port";
          case UnknownHostException unknown -> String.valueOf(unknown.getMessage());
          default -> "listeners";
        };
    String said =
        switch (failure) {
          case UnknownHostException _ -> "no address is known for it";
          case TimeoutException _ ->
              "not open within " + patience.toSeconds() + " s (does DNS know each address?)";
          default -> String.valueOf(failure.getMessage());
        };
    return new Diagnostic.Error(
            ConfigCode.LISTENER_NOT_OPENED,
            path + ": cannot listen: " + said,
            document.spans().nearest(path))
        .hinted(
            "free the port or give the listener another one; send SIGHUP to try again without a"
                + " change of the files");
  }

  @Override
  public void adopt(ConfigDocument candidate) {
    ListenersConfig file = candidate.config().listeners();
    try {
      server.adopt(listening.listeners(file)).await(patience);
    } catch (TimeoutException late) {
      LOG.error("the changed settings of listeners are not in force yet", late);
    }
  }

  @Override
  public void discard() {
    var _ = server.discard();
  }
}
