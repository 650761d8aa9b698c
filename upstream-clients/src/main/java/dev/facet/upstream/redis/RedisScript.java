// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

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
   * Looks for entries. ARGV: what keys of labels begin with, and how much is read of all values
   * together. A value that is no entry is given as it is, one of another type or too long by itself
   * as a single mark; what comes after too much counts as missing.
   */
  static final RedisScript FIND =
      of(
          """
          local now = redis.call('TIME')
          local out = { now[1] * 1000000 + now[2] }
          local most = tonumber(ARGV[2])
          local left = most
          local times = {}
          for i, key in ipairs(KEYS) do
            local length = redis.pcall('STRLEN', key)
            local value = false
            if type(length) == 'table' or length > most then
              value = '!'
            elseif length > 0 and length <= left then
              value = redis.call('GET', key)
              local stamp, labels = string.match(value, '^(%d+)([^\\n]*)\\n')
              if stamp then
                for label in string.gmatch(labels, '%S+') do
                  if not times[label] then
                    local at = redis.pcall('GET', ARGV[1] .. label)
                    times[label] = type(at) == 'string' and tonumber(at) or math.huge
                  end
                  if times[label] >= tonumber(stamp) then
                    value = false
                    break
                  end
                end
              end
              left = left - (value and length or 0)
            end
            out[i + 1] = value
          end
          return out
          """);

  /**
   * Keeps entries, unless one of their labels was forgotten since. ARGV: what keys of labels begin
   * with, the life of labels in milliseconds; then for each entry its stamp, its life, its bytes,
   * the number of its labels, and these. A label that is not there yet counts as forgotten ten
   * seconds before, so that what was looked for a little earlier may be kept, too. The entry is
   * written before its labels: a Redis that is full rejects only the first write of a script.
   */
  static final RedisScript KEEP =
      of(
          """
          local times = {}
          local extended = {}
          local at = 3
          for _, key in ipairs(KEYS) do
            local stamp = tonumber(ARGV[at])
            local head = ARGV[at]
            local first = at + 4
            local last = at + 3 + tonumber(ARGV[at + 3])
            local valid = true
            for i = first, last do
              local label = ARGV[i]
              if times[label] == nil then
                local time = redis.call('GET', ARGV[1] .. label)
                times[label] = time and (tonumber(time) or math.huge)
              end
              valid = valid and not (times[label] and times[label] >= stamp)
              head = head .. ' ' .. label
            end
            if valid then
              redis.call('SET', key, head .. '\\n' .. ARGV[at + 2], 'PX', ARGV[at + 1])
              for i = first, last do
                local label = ARGV[i]
                if not times[label] then
                  times[label] = stamp - 10000000
                  redis.call('SET', ARGV[1] .. label, string.format('%.0f', times[label]), 'PX', ARGV[2])
                elseif not extended[label] then
                  redis.call('PEXPIRE', ARGV[1] .. label, ARGV[2])
                end
                extended[label] = true
              end
            end
            at = last + 1
          end
          return #KEYS
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

  /**
   * Runs it by its name, and by its text where Redis does not know it.
   *
   * @param keys how many there are
   * @param filled adds keys and arguments
   */
  Future<Response> run(RedisSession session, int keys, UnaryOperator<Request> filled) {
    return session
        .send(filled.apply(known(keys)))
        .recover(failure ->
            RedisFault.isUnknownScript(failure)
                ? session.send(filled.apply(whole(keys)))
                : Future.failedFuture(failure));
  }

  private Request known(int keys) {
    return Request.cmd(Command.EVALSHA).arg(sha1).arg(keys);
  }

  private Request whole(int keys) {
    return Request.cmd(Command.EVAL).arg(text).arg(keys);
  }
}
