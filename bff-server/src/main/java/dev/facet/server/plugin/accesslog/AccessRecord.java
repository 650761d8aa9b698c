// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.accesslog;

import java.time.Instant;

/**
 * What is logged of one request.
 *
 * @param at when it was answered in full
 * @param target the path, with the query where that is wanted
 * @param status the HTTP status
 * @param bytes of the answer's body
 * @param micros from the first plugin to the end of the answer's body, in microseconds
 * @param complete false where the answer broke off or the client left
 * @param subject the verified caller; empty for none
 */
record AccessRecord(
    Instant at,
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
    String subject) {}
