// SPDX-License-Identifier: Apache-2.0
/**
 * Which of a route's services gets a request: by its share of all requests, by what a header or a
 * cookie says, or as it was decided for the client before. Start with {@link
 * dev.facet.passthrough.choice.TargetChoice}. Nothing is sent here.
 */
@NullMarked
package dev.facet.passthrough.choice;

import org.jspecify.annotations.NullMarked;
