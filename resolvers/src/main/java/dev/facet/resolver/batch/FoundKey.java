// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

/**
 * What the templates of a key came to: a key to load by, or a value without which there is none.
 */
public sealed interface FoundKey permits LoadKey, MissingValue {}
