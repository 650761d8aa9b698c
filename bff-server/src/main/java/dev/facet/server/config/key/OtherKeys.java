// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.key;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component, a map by name, that holds what stands under all keys which no other component of its
 * record has. So one mapping of the file has both names of the user's choice and settings of ours.
 * A record has one at most.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OtherKeys {}
