package org.shuyi.sync.engine;

/**
 * Whether the centre is there, by its own replies on one connection. The first reply counts as
 * being heard, which lets acts go; the second as being online, since one may be an old message that
 * a broker still had.
 *
 * @param replies since the last silence, at most two
 * @param lastHeard when it last said something; when connected, if it has not yet
 * @param nextBeat when to ask for a sign of life
 * @param beats unanswered ones
 * @param askAgainAt when to ask for outcomes
 */
public record Pulse(int replies, long lastHeard, long nextBeat, int beats, long askAgainAt) {
  private static final int REPLIES_TO_BE_ONLINE = 2;

  /** Between heartbeats while the first replies are waited for. */
  private static final long QUICK_BEAT = 300;

  static Pulse connected(long now) {
    return new Pulse(0, now, now, 0, now);
  }

  boolean isHeard() {
    return replies > 0;
  }

  boolean isOnline() {
    return replies >= REPLIES_TO_BE_ONLINE;
  }

  /** Once silent there is nothing more to wait for. */
  long offlineAt(SyncSettings settings) {
    return isHeard() ? lastHeard + settings.offlineAfter().toMillis() : Long.MAX_VALUE;
  }

  long deadAt(SyncSettings settings) {
    return lastHeard + settings.deadAfter().toMillis();
  }

  Pulse heard(long now) {
    int more = Math.min(replies + 1, REPLIES_TO_BE_ONLINE);
    long next = more < REPLIES_TO_BE_ONLINE ? Math.min(nextBeat, now + QUICK_BEAT) : nextBeat;
    return new Pulse(more, now, next, 0, askAgainAt);
  }

  Pulse silent() {
    return new Pulse(0, lastHeard, nextBeat, beats, askAgainAt);
  }

  /** What is sent asks for a reply as a heartbeat does. */
  Pulse sent(SyncSettings settings, long now) {
    return new Pulse(replies, lastHeard, now + settings.heartbeat().toMillis(), beats, askAgainAt);
  }

  boolean asksForOutcomes(long now) {
    return now >= askAgainAt;
  }

  /** Into silence the heartbeats come more and more slowly. */
  Pulse beaten(SyncSettings settings, long now) {
    boolean settling = !isOnline() && beats < REPLIES_TO_BE_ONLINE;
    int doublings = Math.max(0, beats - REPLIES_TO_BE_ONLINE);
    long pause = settling ? QUICK_BEAT : settings.doubled(settings.heartbeat(), doublings);
    return new Pulse(
        replies,
        lastHeard,
        now + pause,
        Math.min(beats + 1, SyncSettings.MAX_DOUBLINGS),
        asksForOutcomes(now) ? now + settings.askAgain().toMillis() : askAgainAt);
  }
}
