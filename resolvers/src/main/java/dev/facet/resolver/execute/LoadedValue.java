// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

/** What stands in a load's slot where no value can. */
enum LoadedValue {
  /** The loader was asked. */
  PENDING,
  /** The loader answered with null. */
  NULL
}
