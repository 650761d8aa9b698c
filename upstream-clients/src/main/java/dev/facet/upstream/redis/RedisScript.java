// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What Redis does in one step. Every entry is a line of its stamp and its labels, followed by its
 * bytes; the key of a label holds when it was forgotten last, by the clock of Redis in
 * microseconds. An entry whose label is not there counts as forgotten: Redis may have evicted it.
 *
 * @param text in Lua, as Redis runs it
 * @param sha1 by which Redis knows it once it has run
 */
record RedisScript(String text, String sha1) {
  /**
   * Looks for entries. ARGV: what keys of labels begin with, and the longest value that is read. A
   * value that is no entry is given as it is, one of another type or too long as a single mark.
   */
  static final RedisScript FIND =
      of(
          """
          local now = redis.call('TIME')
          local out = { now[1] * 1000000 + now[2] }
          for i, key in ipairs(KEYS) do
            local length = redis.pcall('STRLEN', key)
            local value = false
            if type(length) == 'table' or length > tonumber(ARGV[2]) then
              value = '!'
            elseif length > 0 then
              value = redis.call('GET', key)
              local stamp, labels = string.match(value, '^(%d+)([^\\n]*)\\n')
              if stamp then
                for label in string.gmatch(labels, '%S+') do
                  local at = redis.pcall('GET', ARGV[1] .. label)
                  if type(at) ~= 'string' or (tonumber(at) or math.huge) >= tonumber(stamp) then
                    value = false
                    break
                  end
                end
              end
            end
            out[i + 1] = value
          end
          return out
          """);

  /**
   * Keeps an entry, unless one of its labels was forgotten since. ARGV: what keys of labels begin
   * with, the stamp, the lives of entry and labels in milliseconds, the bytes, and the labels. A
   * label that is not there yet counts as forgotten ten seconds before, so that what was looked for
   * a little earlier may be kept, too. The entry is written first: a Redis that is full rejects
   * only the first write of a script.
   */
  static final RedisScript KEEP =
      of(
          """
          local stamp = tonumber(ARGV[2])
          local head = ARGV[2]
          local missing = {}
          for i = 6, #ARGV do
            local at = redis.call('GET', ARGV[1] .. ARGV[i])
            if at and (tonumber(at) or math.huge) >= stamp then
              return 0
            end
            missing[i] = not at
            head = head .. ' ' .. ARGV[i]
          end
          redis.call('SET', KEYS[1], head .. '\\n' .. ARGV[5], 'PX', ARGV[3])
          for i = 6, #ARGV do
            local label = ARGV[1] .. ARGV[i]
            if missing[i] then
              redis.call('SET', label, string.format('%.0f', stamp - 10000000), 'PX', ARGV[4])
            else
              redis.call('PEXPIRE', label, ARGV[4])
            end
          end
          return 1
          """);

  /**
   * Forgets labels. KEYS: those of the labels. ARGV: their life in milliseconds, the channel, and
   * what it is told.
   */
  static final RedisScript FORGET =
      of(
          """
          local now = redis.call('TIME')
          for _, label in ipairs(KEYS) do
            redis.call('SET', label, string.format('%.0f', now[1] * 1000000 + now[2]), 'PX', ARGV[1])
          end
          return redis.call('PUBLISH', ARGV[2], ARGV[3])
          """);

  private static RedisScript of(String text) {
    try {
      byte[] sha1 =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return new RedisScript(text, HexFormat.of().formatHex(sha1));
    } catch (NoSuchAlgorithmException impossible) { // every Java has it
      throw new IllegalStateException(impossible);
    }
  }

  /** The request of one that Redis has run before; keys and arguments are to follow. */
  Request known(int keys) {
    return Request.cmd(Command.EVALSHA).arg(sha1).arg(keys);
  }

  /** The request of one that Redis may not know. */
  Request whole(int keys) {
    return Request.cmd(Command.EVAL).arg(text).arg(keys);
  }
}
