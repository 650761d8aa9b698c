// SPDX-License-Identifier: Apache-2.0
/**
 * Warnings that a comment in the file accepts, with a reason. Start with {@link
 * dev.facet.server.accept.Acceptances}. What is wrong with files is found elsewhere.
 */
@NullMarked
package dev.facet.server.accept;

import org.jspecify.annotations.NullMarked;
