// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

/** What a new project is made of. */
public enum ProjectTemplate {
  /** One service, one frontend, one operation. */
  MINIMAL,
  /** The shape of the demo's shop: five services, two frontends, policies and routes. */
  SHOP
}
