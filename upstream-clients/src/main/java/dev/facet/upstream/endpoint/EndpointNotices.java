// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells operators, by one line each, which endpoints come to be left out and which come back.
 *
 * @param service the service's name in the configuration
 */
public record EndpointNotices(String service) {
  private static final Logger LOG = LoggerFactory.getLogger(EndpointNotices.class);

  /** It is left out for a while. */
  void ejected(String endpoint, Duration time, String cause) {
    LOG.atWarn()
        .addKeyValue("service", service)
        .addKeyValue("endpoint", endpoint)
        .addKeyValue("cause", cause)
        .log(
            "endpoint ejected: {} {} for {} s: {}",
            service,
            endpoint,
            Math.ceilDiv(time.toMillis(), 1_000),
            cause);
  }

  /** Its time is over. */
  void returned(String endpoint) {
    LOG.atInfo()
        .addKeyValue("service", service)
        .addKeyValue("endpoint", endpoint)
        .log("endpoint is back: {} {}: its ejection is over", service, endpoint);
  }

  /** Its active checks fail. */
  public void unhealthy(String endpoint, String cause) {
    LOG.atWarn()
        .addKeyValue("service", service)
        .addKeyValue("endpoint", endpoint)
        .addKeyValue("cause", cause)
        .log("endpoint unhealthy: {} {}: health checks failed: {}", service, endpoint, cause);
  }

  /** Its active checks succeed again. */
  public void healthy(String endpoint) {
    LOG.atInfo()
        .addKeyValue("service", service)
        .addKeyValue("endpoint", endpoint)
        .log("endpoint is back: {} {}: health checks succeed", service, endpoint);
  }
}
