// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.health;

/** Looks after the endpoints of a service, from when its client is made until it is retired. */
public interface EndpointChecks {
  /** Nobody looks. */
  EndpointChecks NONE =
      new EndpointChecks() {
        @Override
        public void start() {}

        @Override
        public void stop() {}
      };

  /** Begins. For any thread. */
  void start();

  /** Ends, once and for all. For any thread. */
  void stop();
}
