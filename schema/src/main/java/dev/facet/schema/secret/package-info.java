// SPDX-License-Identifier: Apache-2.0
/**
 * Which names announce a secret, and how what they announce is kept out of what is printed. Start
 * with {@link dev.facet.schema.secret.SecretNames}.
 */
@NullMarked
package dev.facet.schema.secret;

import org.jspecify.annotations.NullMarked;
