// SPDX-License-Identifier: Apache-2.0
/**
 * The GraphQL documents of client code: found by globs, read out of GraphQL files and of literals
 * in scripts, and taken together, so that a fragment may stand in another file. Start with {@link
 * dev.facet.server.document.DocumentSet}. Documents that a gateway serves by their ids are not
 * here.
 */
@NullMarked
package dev.facet.server.document;

import org.jspecify.annotations.NullMarked;
