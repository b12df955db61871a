package org.shuyi.hardware.gnss.nmea;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.framing.LineFramer;
import org.shuyi.hardware.gnss.Gnss;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;

/** Turns a receiver's sentences into events. Used by the receiver's thread only. */
final class NmeaProtocol implements Protocol {
  /** NMEA 0183 allows 82 characters; some receivers send a few more. */
  private static final int LONGEST = 120;

  /** Receivers speak every second; one that is silent for longer than this is not there. */
  private static final Duration SILENCE = Duration.ofMillis(2500);

  private static final Duration GLANCE = Duration.ofMillis(150);

  private final DeviceId id;
  private final Consumer<? super DeviceEvent> listener;
  private final InstantSource time;
  private final LineFramer framer = new LineFramer(LONGEST);
  private final byte[] incoming = new byte[512];
  private Sentence.@Nullable Quality quality;
  private boolean fix = true;
  private boolean spoilt;
  private @Nullable Instant heard;

  NmeaProtocol(DeviceId id, Consumer<? super DeviceEvent> listener, InstantSource time) {
    this.id = id;
    this.listener = listener;
    this.time = time;
  }

  /** Nothing can be asked of a receiver: it is well if it says one valid sentence more. */
  @Override
  public Condition greet(Link link) throws LinkException {
    link.discardInput();
    framer.reset();
    spoilt = false;
    Instant end = time.instant().plus(SILENCE);
    while (time.instant().isBefore(end)) {
      if (listen(link)) {
        return Condition.READY;
      }
    }
    throw missed();
  }

  @Override
  public Condition turn(Link link) throws LinkException {
    Instant last = heard;
    if (!listen(link) && last != null && last.plus(SILENCE).isBefore(time.instant())) {
      throw missed();
    }
    return Condition.READY;
  }

  private LinkException missed() {
    return framer.sawNoise() || spoilt
        ? new LinkException(Kind.GARBLED, "bytes come, but no NMEA sentence; baud rate?")
        : new LinkException(Kind.TIMED_OUT, "the receiver says nothing; is it switched on?");
  }

  /** Whether a valid sentence came. */
  private boolean listen(Link link) throws LinkException {
    boolean any = false;
    for (String line : framer.feed(incoming, link.read(incoming, GLANCE))) {
      Optional<Sentence> sentence = Sentence.parse(line);
      sentence.ifPresent(this::say);
      any |= sentence.isPresent();
      spoilt |= sentence.isEmpty();
    }
    if (any) {
      spoilt = false;
      heard = time.instant();
    }
    return any;
  }

  private void say(Sentence sentence) {
    switch (sentence) {
      case Sentence.Fix(double latitude, double longitude, Instant when) -> {
        fix = true;
        listener.accept(new Gnss.Located(id, latitude, longitude, when));
      }
      case Sentence.NoFix() -> fixLost();
      case Sentence.Quality fresh -> qualityIs(fresh);
      case Sentence.Other() -> {}
    }
  }

  private void fixLost() {
    if (fix) {
      fix = false;
      listener.accept(new Gnss.FixLost(id));
    }
  }

  private void qualityIs(Sentence.Quality fresh) {
    if (!fresh.equals(quality)) {
      quality = fresh;
      listener.accept(new Gnss.FixQuality(id, fresh.quality(), fresh.satellites()));
    }
  }

  @Override
  public Duration pace() {
    return Duration.ZERO;
  }

  @Override
  public String explain(boolean sent, byte[] bytes) {
    return sent ? "" : new String(bytes, StandardCharsets.US_ASCII).strip();
  }

  @Override
  public void lost() {
    framer.reset();
    heard = null;
    quality = null;
    fix = true;
  }
}
