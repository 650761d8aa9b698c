// SPDX-License-Identifier: Apache-2.0
/**
 * What the platform team asks a running gateway. Start with {@link
 * dev.facet.server.admin.AdminListener}. Clients' requests never come here.
 */
@NullMarked
package dev.facet.server.admin;

import org.jspecify.annotations.NullMarked;
