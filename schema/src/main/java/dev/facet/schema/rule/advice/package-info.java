// SPDX-License-Identifier: Apache-2.0
/**
 * What is right and probably not meant: warnings, looked for where there is no error. Start with
 * {@link dev.facet.schema.rule.advice.AdviceRules}.
 */
@NullMarked
package dev.facet.schema.rule.advice;

import org.jspecify.annotations.NullMarked;
