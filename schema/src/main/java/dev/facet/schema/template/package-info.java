// SPDX-License-Identifier: Apache-2.0
/**
 * The small language inside directive strings: paths, expressions with pipes, and templates made of
 * them. Start with {@link dev.facet.schema.template.Expression}. Values are plain Java: {@link
 * String}, {@link Boolean}, {@link Long} or another {@link Number}, {@link java.util.List}, {@link
 * java.util.Map} with string keys, or null. Where values come from is not known here: a {@link
 * dev.facet.schema.template.Scope} gives them.
 */
@NullMarked
package dev.facet.schema.template;

import org.jspecify.annotations.NullMarked;
