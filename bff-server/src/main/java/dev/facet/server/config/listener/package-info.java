// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code facet.yaml} says of listeners. Start with {@link
 * dev.facet.server.config.listener.ListenersConfig}: those for clients by name, and the one for
 * management. Listening is not here.
 */
@NullMarked
package dev.facet.server.config.listener;

import org.jspecify.annotations.NullMarked;
