// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.vertx.core.MultiMap;
import java.util.Map;

/** Who makes an inbound request, so that calls for one client can go to one endpoint. */
public interface CallOrigin {
  /** Nobody is known. */
  CallOrigin UNKNOWN =
      new CallOrigin() {
        @Override
        public String clientIp() {
          return "";
        }

        @Override
        public Map<String, Object> claims() {
          return Map.of();
        }
      };

  /** The client's address; empty where none is known. */
  String clientIp();

  /** Whom the gateway knows the client to be, and by which policy; empty for nobody. */
  default String identity() {
    return "";
  }

  /** The request's id, as a service may have been told it; empty for none. */
  default String correlationId() {
    return "";
  }

  /**
   * Hears of an interim response of the service, before the final one (RFC 9110, section 15.2).
   *
   * @param status 102 to 199
   * @param headers those that do not end at the gateway
   */
  default void interim(int status, MultiMap headers) {}

  /**
   * Hears that another service is asked in place of one that failed.
   *
   * @param service the one that failed
   */
  default void failedOver(String service) {}

  /** What the verified token says, plain JSON values; empty where there is no token. */
  Map<String, Object> claims();
}
