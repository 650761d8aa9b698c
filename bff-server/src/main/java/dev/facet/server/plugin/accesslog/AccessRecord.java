// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.accesslog;

import dev.facet.server.plugin.ExecutedOperation;
import org.jspecify.annotations.Nullable;

/**
 * What is logged of one request.
 *
 * @param target the path, with the query where that is wanted
 * @param status the HTTP status
 * @param bytes of the response's body
 * @param micros from the first plugin to the end of the response's body, in microseconds
 * @param complete false where the response broke off or the client left
 * @param subject the verified caller; empty for none
 * @param served who responded
 * @param brokenRule of HTTP, for which it could not be read; empty for none
 * @param rejectedBy the policy that rejected it; empty for none
 * @param operation what became of the GraphQL operation; null on routes and where there was none
 */
record AccessRecord(
    String method,
    String target,
    String protocol,
    int status,
    long bytes,
    long micros,
    boolean complete,
    String route,
    String correlationId,
    String clientIp,
    String subject,
    Served served,
    String brokenRule,
    String rejectedBy,
    @Nullable ExecutedOperation operation) {
  /**
   * Who responded to a request of a route.
   *
   * @param service the name of the service; empty for none
   * @param failedOverFrom the service that failed before; empty for none
   */
  record Served(String service, String failedOverFrom) {
    /** No service. */
    static final Served NONE = new Served("", "");
  }
}
