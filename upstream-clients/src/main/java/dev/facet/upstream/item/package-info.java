// SPDX-License-Identifier: Apache-2.0
/**
 * What operations keep of a service, item by item, as those see it who keep it. Start with {@link
 * dev.facet.upstream.item.ItemStore}. Where it is kept and for how long is {@code upstream.cache};
 * what an item's bytes mean only those know who keep them.
 */
@NullMarked
package dev.facet.upstream.item;

import org.jspecify.annotations.NullMarked;
