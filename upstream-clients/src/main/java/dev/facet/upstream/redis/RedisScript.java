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
   * with, how old a stamp may be whose label is not there, in microseconds; then for each entry its
   * stamp, its life, its bytes, the number of its labels, and these. A label that is not there yet
   * counts as forgotten ten seconds before, so that what was looked for a little earlier may be
   * kept, too. It lives as long as the entries that have it. The entry is written before its
   * labels: a Redis that is full rejects only the first write of a script.
   */
  static final RedisScript KEEP =
      of(
          """
          local now = redis.call('TIME')
          local oldest = now[1] * 1000000 + now[2] - tonumber(ARGV[2])
          local times = {}
          local lives = {}
          local at = 3
          for _, key in ipairs(KEYS) do
            local stamp = tonumber(ARGV[at])
            local life = tonumber(ARGV[at + 1])
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
              valid = valid and (times[label] or oldest) < stamp
              head = head .. ' ' .. label
            end
            if valid then
              redis.call('SET', key, head .. '\\n' .. ARGV[at + 2], 'PX', ARGV[at + 1])
              for i = first, last do
                local label = ARGV[i]
                if not times[label] then
                  times[label] = stamp - 10000000
                  redis.call('SET', ARGV[1] .. label, string.format('%.0f', times[label]), 'PX', life)
                  lives[label] = life
                end
                lives[label] = lives[label] or redis.call('PTTL', ARGV[1] .. label)
                if lives[label] < life then
                  redis.call('PEXPIRE', ARGV[1] .. label, life)
                  lives[label] = life
                end
              end
            end
            at = last + 1
          end
          return #KEYS
          """);

  /**
   * Forgets labels. KEYS: those of the labels. ARGV: their life in milliseconds, the channel, what
   * it is told, and what in place of it where something is still there. A label that cannot be
   * written is removed, which a Redis that is full does not reject. Gives 0 where all were written,
   * 1 and a cause where some were only removed, 2 and a cause where some are still there.
   */
  static final RedisScript FORGET =
      of(
          """
          local now = redis.call('TIME')
          local time = string.format('%.0f', now[1] * 1000000 + now[2])
          local outcome = 0
          local cause = ''
          for _, label in ipairs(KEYS) do
            local written = redis.pcall('SET', label, time, 'PX', ARGV[1])
            if written.err then
              local removed = redis.pcall('DEL', label)
              outcome = math.max(outcome, type(removed) == 'table' and 2 or 1)
              cause = written.err
            end
          end
          redis.call('PUBLISH', ARGV[2], outcome == 2 and ARGV[4] or ARGV[3])
          return { outcome, cause }
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
