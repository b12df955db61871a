package org.shuyi.sync.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.shuyi.sync.file.WholeFile;
import org.shuyi.sync.policy.PinThrottle;
import org.shuyi.sync.policy.PinThrottle.Tries;
import org.shuyi.sync.reference.PatronHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link PinThrottle} in a file, so that a plug that is pulled gives nobody further tries. A try
 * counts as a wrong one from before it is looked at. Safe for use by several threads.
 */
final class Pins {
  private static final Logger log = LoggerFactory.getLogger(Pins.class);

  private final Path file;
  private final InstantSource clock;
  private PinThrottle throttle;

  private Pins(Path file, InstantSource clock, PinThrottle throttle) {
    this.file = file;
    this.clock = clock;
    this.throttle = throttle;
  }

  /**
   * A file that can't be read counts for nothing, which the log says: patrons are not locked out.
   */
  static Pins open(Path file, InstantSource clock) {
    try {
      return new Pins(file, clock, read(Files.readString(file)));
    } catch (NoSuchFileException e) {
      return new Pins(file, clock, PinThrottle.none());
    } catch (IOException | RuntimeException e) {
      log.warn("Wrong PINs are counted anew, {} can't be read: {}", file, e.toString());
      return new Pins(file, clock, PinThrottle.none());
    }
  }

  private static PinThrottle read(String text) {
    Map<PatronHash, Tries> cards = new HashMap<>();
    for (String line : text.lines().limit(PinThrottle.MOST).toList()) {
      String[] words = line.split(" ", 3);
      cards.put(
          new PatronHash(words[0]), new Tries(Integer.parseInt(words[1]), Instant.parse(words[2])));
    }
    return new PinThrottle(cards);
  }

  /**
   * Begins a try: from now on it counts as a wrong one.
   *
   * @return until when none is looked at; empty if this one may be
   */
  synchronized Optional<Instant> begin(PatronHash card) {
    Instant now = clock.instant();
    Optional<Instant> locked = throttle.lockedUntil(card, now);
    if (locked.isEmpty()) {
      become(throttle.wrong(card, now));
    }
    return locked;
  }

  /** The try was a right one. */
  synchronized void right(PatronHash card) {
    become(throttle.right(card));
  }

  /** Nobody could tell: the try counts for nothing. */
  synchronized void untold(PatronHash card) {
    become(throttle.taken(card));
  }

  private void become(PinThrottle next) {
    throttle = next;
    StringBuilder text = new StringBuilder();
    next.cards()
        .forEach(
            (card, tries) ->
                text.append(card.hex())
                    .append(' ')
                    .append(tries.wrong())
                    .append(' ')
                    .append(tries.last())
                    .append('\n'));
    try {
      WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8), "rw-------");
    } catch (IOException e) {
      log.warn("Wrong PINs are counted in memory only: {}", e.getMessage());
    }
  }
}
