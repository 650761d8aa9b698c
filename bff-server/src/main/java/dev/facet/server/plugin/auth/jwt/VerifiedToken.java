// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import dev.facet.server.plugin.Principal;
import java.util.Map;

/**
 * A valid token.
 *
 * @param principal the caller it stands for
 * @param headers what services are told of the caller
 * @param notBefore in seconds since 1970
 * @param expires in seconds since 1970
 */
record VerifiedToken(
    Principal principal, Map<String, String> headers, double notBefore, double expires) {}
