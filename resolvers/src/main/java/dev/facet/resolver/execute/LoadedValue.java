// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

/** What stands where a value would, where there is none. */
enum LoadedValue {
  /** The loader was asked. */
  PENDING,
  /** The loader answered with null. */
  NULL,
  /** Nothing, and why is among the errors already. */
  REPORTED
}
