// SPDX-License-Identifier: Apache-2.0
/**
 * What every way of authentication shares. Start with {@link
 * dev.facet.server.plugin.auth.ScopeGuard}. The ways themselves are in packages below.
 */
@NullMarked
package dev.facet.server.plugin.auth;

import org.jspecify.annotations.NullMarked;
