// SPDX-License-Identifier: Apache-2.0
/**
 * Regular expressions of routes, on an engine whose time grows with the text alone (RE2). Start
 * with {@link dev.facet.server.route.regex.LinearRegex}. What can be told of an expression without
 * a text, such as how all that match begin, is told by its {@link
 * dev.facet.server.route.regex.RegexNode}. What texts are and where they stand is not known here.
 */
@NullMarked
package dev.facet.server.route.regex;

import org.jspecify.annotations.NullMarked;
