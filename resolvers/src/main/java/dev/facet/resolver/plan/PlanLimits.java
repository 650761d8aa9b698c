// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

/**
 * How large an operation may be once its fragments are opened.
 *
 * @param depth levels of fields
 * @param fields fields in all, each counted where it is used
 */
public record PlanLimits(int depth, int fields) {}
