package org.shuyi.sync.centre;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.KnownPin;
import org.shuyi.sync.centre.store.Registered;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PinVerifier;
import org.shuyi.sync.circulation.SealedPin;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.policy.PinThrottle;
import org.shuyi.sync.reference.PatronHash;
import org.shuyi.sync.sealed.PersonKeys;
import org.shuyi.sync.sealed.UnreadableException;
import org.shuyi.sync.wire.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells right PINs from wrong ones: one that was chosen at a station by what the station recorded
 * of it, any other by the library system. What that said yes to is kept as a {@link PinVerifier},
 * for stations that are offline. A PIN is opened here, for the one question, and kept nowhere.
 */
final class PinDesk {
  private static final Logger LOG = LoggerFactory.getLogger(PinDesk.class);

  /** One that lasts longer than this is not made anew. */
  private static final int FRESH_DAYS = 90;

  private final CentreStore store;
  private final LibrarySystem ils;
  private final PersonKeys keys;
  private final byte[] patronKey;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private PinThrottle throttle = PinThrottle.none();

  /**
   * @param keys to open what stations sealed
   * @param patronKey the library's, for {@link PinVerifier}
   */
  PinDesk(
      CentreStore store,
      LibrarySystem ils,
      PersonKeys keys,
      byte[] patronKey,
      InstantSource clock) {
    this.store = store;
    this.ils = ils;
    this.keys = keys;
    this.patronKey = patronKey.clone();
    this.clock = clock;
  }

  /** {@link Answer.OfPin}, or {@link Answer.Unreachable} if nobody can tell here. */
  Answer check(StationId from, PatronId card, SealedPin sealed)
      throws LibrarySystemException, StoreException, InterruptedException {
    PatronHash hash = PatronHash.of(card, patronKey);
    if (isLocked(hash)) {
      LOG.warn(
          "No PIN of {} is looked at for now: too many wrong ones, the last by {}", card, from);
      return new Answer.Unreachable();
    }
    char[] pin;
    try {
      pin = keys.open(sealed, from, card);
    } catch (UnreadableException e) {
      LOG.warn("A PIN that {} sealed can't be opened: {}", from, e.getMessage());
      return new Answer.Unreachable();
    }
    try {
      return counted(hash, isRight(store.surviving(card), pin));
    } finally {
      Arrays.fill(pin, ' ');
    }
  }

  private Optional<Boolean> isRight(PatronId card, char[] pin)
      throws LibrarySystemException, StoreException, InterruptedException {
    Optional<KnownPin> known = store.pin(card).filter(this::counts);
    boolean fits = known.filter(one -> one.verifier().accepts(card, pin, patronKey)).isPresent();
    if (fits && known.get().chosen()) {
      return Optional.of(true);
    }
    if (!ils.capabilities().has(Capability.CHECKS_PINS)) {
      return known.map(one -> false);
    }
    if (!ils.accepts(card, pin)) {
      return mayNotBeThereYet(card) ? known.map(one -> false) : Optional.of(false);
    }
    if (!fits || !isFresh(known.get().verifier())) {
      LocalDate until = today().plus(PinVerifier.GOOD_FOR);
      store.keepPin(card, PinVerifier.of(card, pin, patronKey, until, random), clock.instant());
    }
    return Optional.of(true);
  }

  /** Where it was issued a station may know more. */
  private boolean mayNotBeThereYet(PatronId card) throws StoreException {
    return store.registered(card) != Registered.YES;
  }

  private boolean counts(KnownPin known) {
    return !known.verifier().expiredOn(today());
  }

  private boolean isFresh(PinVerifier verifier) {
    return verifier.expires().isAfter(today().plusDays(FRESH_DAYS));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private synchronized boolean isLocked(PatronHash card) {
    return throttle.lockedUntil(card, clock.instant()).isPresent();
  }

  /** A station counts as well; here those of all stations come together, until a restart. */
  private synchronized Answer counted(PatronHash card, Optional<Boolean> right) {
    if (right.isEmpty()) {
      return new Answer.Unreachable();
    }
    throttle = right.get() ? throttle.right(card) : throttle.wrong(card, clock.instant());
    return new Answer.OfPin(right.get());
  }
}
