// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import dev.facet.upstream.endpoint.FoundEndpoint;
import java.util.List;

/** Looks for the endpoints of one service until it is closed. Usable from any thread. */
public interface EndpointSource {
  /** Finds nothing, ever: where endpoints are listed, or files are only looked at. */
  EndpointSource NONE =
      new EndpointSource() {
        @Override
        public String place() {
          return "listed";
        }

        @Override
        public void start(Listener listener) {}

        @Override
        public void close() {}
      };

  /** Hears of what is found, one call after the other. */
  interface Listener {
    /** All that there is now; empty where there is nothing. */
    void found(List<FoundEndpoint> endpoints);

    /**
     * It cannot be told what there is now.
     *
     * @param cause in a few words, the same for the same cause, without secrets
     */
    void failed(String cause);
  }

  /** Where it looks, in a few words, such as {@code file endpoints.yaml}. */
  String place();

  /** Begins to look, once. The listener is called on one Vert.x context. */
  void start(Listener listener);

  /** Looks no more; harmless when called again. What was under way may still be told. */
  void close();
}
