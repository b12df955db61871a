package org.shuyi.sync.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Who is signed in. In memory only: after a start everybody signs in again. Safe for use by several
 * threads.
 *
 * @param <W> who
 */
public final class Sessions<W> {
  private static final int SECRET_BYTES = 32;

  private final LinkedHashMap<String, Session<W>> open = new LinkedHashMap<>();
  private final RandomGenerator random;
  private final InstantSource clock;
  private final Duration lasts;
  private final int most;

  /**
   * @param random a {@link java.security.SecureRandom}
   * @param lasts from signing in, whatever is done
   * @param most at once; one more ends the oldest
   */
  public Sessions(RandomGenerator random, InstantSource clock, Duration lasts, int most) {
    this.random = random;
    this.clock = clock;
    this.lasts = lasts;
    this.most = most;
  }

  /**
   * One signing-in.
   *
   * @param id the cookie's value; a secret
   * @param token comes back with every form of it; a secret that no other site can know
   */
  public record Session<W>(String id, W who, String token, Instant until) {
    /** Whether a form was made for this session. Takes as long for a wrong one. */
    public boolean made(String formsToken) {
      return MessageDigest.isEqual(
          token.getBytes(StandardCharsets.UTF_8), formsToken.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return "session of " + who + " until " + until;
    }
  }

  public synchronized Session<W> open(W who) {
    Session<W> session = new Session<>(secret(), who, secret(), clock.instant().plus(lasts));
    if (open.size() >= most) {
      open.pollFirstEntry();
    }
    open.put(session.id(), session);
    return session;
  }

  /** Empty for one that is over, or never was. */
  public synchronized Optional<Session<W>> find(String id) {
    Session<W> session = open.get(id);
    if (session != null && !session.until().isAfter(clock.instant())) {
      open.remove(id);
      return Optional.empty();
    }
    return Optional.ofNullable(session);
  }

  public synchronized void end(Session<W> session) {
    open.remove(session.id());
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
