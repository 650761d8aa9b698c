// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.key;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component, a record, whose keys stand in the mapping of its own record: what belongs together
 * is one value here, though it is no mapping of its own in the file.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Inline {}
