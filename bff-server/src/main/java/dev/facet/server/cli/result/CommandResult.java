// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.result;

import io.vertx.core.json.JsonObject;

/**
 * What a command found out, in both forms it may be asked for.
 *
 * @param text for people, lines separated by {@code \n}
 * @param json for programs; {@code formatVersion} and {@code command} are added when it is printed
 */
public record CommandResult(String text, JsonObject json) {}
