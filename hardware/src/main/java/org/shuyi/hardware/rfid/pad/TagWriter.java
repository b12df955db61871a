package org.shuyi.hardware.rfid.pad;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.SecurityWrite.Cause;
import org.shuyi.hardware.rfid.TagImage;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.TagWrite;
import org.shuyi.hardware.rfid.pad.Answer.Nothing;
import org.shuyi.hardware.rfid.pad.Answer.Why;

/**
 * Writes a tag and believes only what it reads back after a reset of the field, because readers
 * keep what they have seen. Writing again is harmless, so a doubtful end is tried again. Owned by
 * the device's thread.
 */
final class TagWriter {
  /** The port promises 3 s; a second of that may pass before the device's thread is free. */
  static final Duration SECURITY_BUDGET = Duration.ofMillis(1700);

  /** The port promises 6 s. */
  static final Duration CONTENT_BUDGET = Duration.ofMillis(4500);

  private static final int LEAST_ATTEMPTS = 3;

  /** Time for a tag to come out of a bad position or start up again. */
  private static final Duration PAUSE = Duration.ofMillis(40);

  private final PadSettings settings;
  private final Coupler coupler;
  private final Antennas antennas;
  private final InstantSource time;

  TagWriter(PadSettings settings, Coupler coupler, Antennas antennas, InstantSource time) {
    this.settings = settings;
    this.coupler = coupler;
    this.antennas = antennas;
    this.time = time;
  }

  /** How one attempt ended. */
  private sealed interface Outcome {
    record Verified() implements Outcome {}

    /**
     * @param last true if another attempt can't end otherwise
     */
    record Failed(Cause cause, String detail, boolean last) implements Outcome {}
  }

  private static final Outcome VERIFIED = new Outcome.Verified();

  /** One thing to be written on one tag, and looked at. */
  @FunctionalInterface
  private interface Step {
    Outcome run(Job job) throws LinkException;
  }

  /** One job: which tag, until when. */
  private final class Job {
    private final Link link;
    private final TagUid uid;
    private final Instant end;

    Job(Link link, TagUid uid, Duration budget) {
      this.link = link;
      this.uid = uid;
      this.end = time.instant().plus(budget);
    }

    Duration left() {
      return Duration.between(time.instant(), end);
    }

    Wire wire() throws LinkException {
      if (!left().isPositive()) {
        throw new LinkException(Kind.TIMED_OUT, "the RFID reader took too long");
      }
      // Half of what is left, because a reader out of step takes that time twice.
      Duration half = left().dividedBy(2);
      Duration usual = coupler.patience();
      return new Wire(link, half.compareTo(usual) < 0 ? half : usual);
    }
  }

  /**
   * Ends within {@link #SECURITY_BUDGET}.
   *
   * @param wanted not {@link Security#UNKNOWN}
   * @throws LinkException of kind GONE or CLOSED only
   */
  SecurityWrite secure(Link link, TagUid uid, Security wanted) throws LinkException {
    Outcome outcome = attempts(new Job(link, uid, SECURITY_BUDGET), job -> secure(job, wanted));
    return switch (outcome) {
      case Outcome.Verified() -> new SecurityWrite.Verified(uid, wanted);
      case Outcome.Failed(Cause cause, String detail, boolean ignored) ->
          new SecurityWrite.Failed(uid, wanted, cause, sentence(uid, detail));
    };
  }

  /**
   * Ends within {@link #CONTENT_BUDGET}.
   *
   * @throws LinkException of kind GONE or CLOSED only
   */
  TagWrite write(Link link, TagUid uid, TagImage image) throws LinkException {
    Outcome outcome = attempts(new Job(link, uid, CONTENT_BUDGET), job -> write(job, image));
    return switch (outcome) {
      case Outcome.Verified() -> new TagWrite.Verified(uid);
      case Outcome.Failed(Cause cause, String detail, boolean ignored) ->
          new TagWrite.Failed(uid, cause, sentence(uid, detail));
    };
  }

  static String sentence(TagUid uid, String detail) {
    return "Tag " + uid + ": " + detail + ".";
  }

  private Outcome attempts(Job job, Step step) throws LinkException {
    Outcome outcome = attempt(job, step, 0);
    int most = Math.max(LEAST_ATTEMPTS, antennas.count());
    for (int i = 1; i < most && deservesAnother(outcome, job); i++) {
      LockSupport.parkNanos(PAUSE.toNanos());
      outcome = attempt(job, step, i);
    }
    return outcome;
  }

  private static boolean deservesAnother(Outcome outcome, Job job) {
    return outcome instanceof Outcome.Failed failed
        && !failed.last
        && job.left().compareTo(PAUSE) > 0;
  }

  private Outcome attempt(Job job, Step step, int failures) throws LinkException {
    try {
      antennas.selectFor(job.wire(), job.uid, failures);
      return step.run(job);
    } catch (LinkException e) {
      return switch (e.kind()) {
        case TIMED_OUT, GARBLED ->
            new Outcome.Failed(Cause.READER, Objects.toString(e.getMessage()), false);
        case NOT_FOUND, NO_PERMISSION, IN_USE, GONE, CLOSED -> throw e;
      };
    }
  }

  private Outcome secure(Job job, Security wanted) throws LinkException {
    Outcome afi =
        settings.looksAtAfi()
            ? outcome(coupler.writeAfi(job.wire(), job.uid, settings.afi(wanted)))
            : VERIFIED;
    if (afi != VERIFIED) {
      return afi;
    }
    Outcome eas =
        settings.looksAtEas()
            ? outcome(coupler.writeEas(job.wire(), job.uid, wanted == Security.IN_STOCK))
            : VERIFIED;
    return eas == VERIFIED ? readBack(job, wanted) : eas;
  }

  private Outcome readBack(Job job, Security wanted) throws LinkException {
    var ignored = coupler.reset(job.wire());
    if (settings.looksAtAfi() && afiSays(job, wanted) instanceof Outcome.Failed failed) {
      return failed;
    }
    return settings.looksAtEas() ? easSays(job, wanted) : VERIFIED;
  }

  private Outcome afiSays(Job job, Security wanted) throws LinkException {
    return switch (coupler.information(job.wire(), job.uid)) {
      case Answer.Done<TagInfo>(TagInfo info) when info.afi() == settings.afi(wanted) -> VERIFIED;
      case Answer.Done<TagInfo>(TagInfo info) ->
          notTaken("it still says AFI %02X".formatted(info.afi()));
      case Answer.Refused<TagInfo> refused -> outcome(refused);
    };
  }

  private Outcome easSays(Job job, Security wanted) throws LinkException {
    return switch (coupler.readEas(job.wire(), job.uid)) {
      case Answer.Done<Boolean>(Boolean on) when on == (wanted == Security.IN_STOCK) -> VERIFIED;
      case Answer.Done<Boolean>(Boolean on) -> notTaken("its EAS is still " + (on ? "on" : "off"));
      case Answer.Refused<Boolean> refused -> outcome(refused);
    };
  }

  private static Outcome notTaken(String detail) {
    return new Outcome.Failed(Cause.TAG_REFUSED, detail, false);
  }

  private Outcome write(Job job, TagImage image) throws LinkException {
    return switch (coupler.information(job.wire(), job.uid)) {
      case Answer.Done<TagInfo>(TagInfo info) when image.memory().length > info.bytes() ->
          new Outcome.Failed(
              Cause.TAG_REFUSED,
              "it holds " + info.bytes() + " bytes, not " + image.memory().length,
              true);
      case Answer.Done<TagInfo>(TagInfo info) -> write(job, info, image);
      case Answer.Refused<TagInfo> refused -> outcome(refused);
    };
  }

  private Outcome write(Job job, TagInfo info, TagImage image) throws LinkException {
    byte[] memory = filledUp(image.memory(), info.blockSize());
    int bytesAtOnce = coupler.blocksAtOnce() * info.blockSize();
    for (int from = 0; from < memory.length; from += bytesAtOnce) {
      byte[] part = Arrays.copyOfRange(memory, from, Math.min(from + bytesAtOnce, memory.length));
      Answer<Nothing> written =
          coupler.write(job.wire(), job.uid, from / info.blockSize(), part, info.blockSize());
      if (written instanceof Answer.Refused<Nothing> refused) {
        return outcome(refused);
      }
    }
    if (info.dsfid() != image.dsfid()
        && coupler.writeDsfid(job.wire(), job.uid, image.dsfid())
            instanceof Answer.Refused<Nothing> refused) {
      return outcome(refused);
    }
    return compare(job, image.dsfid(), memory);
  }

  private static byte[] filledUp(byte[] memory, int blockSize) {
    return Arrays.copyOf(memory, Math.ceilDiv(memory.length, blockSize) * blockSize);
  }

  private Outcome compare(Job job, int dsfid, byte[] memory) throws LinkException {
    var ignored = coupler.reset(job.wire());
    return switch (coupler.information(job.wire(), job.uid)) {
      case Answer.Done<TagInfo>(TagInfo info) when info.dsfid() != dsfid ->
          notTaken("it still says DSFID %02X".formatted(info.dsfid()));
      case Answer.Done<TagInfo>(TagInfo info) -> compare(job, info, memory);
      case Answer.Refused<TagInfo> refused -> outcome(refused);
    };
  }

  private Outcome compare(Job job, TagInfo info, byte[] memory) throws LinkException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    int blocks = memory.length / info.blockSize();
    for (int first = 0; first < blocks; first += coupler.blocksAtOnce()) {
      int count = Math.min(coupler.blocksAtOnce(), blocks - first);
      switch (coupler.read(job.wire(), job.uid, first, count, info.blockSize())) {
        case Answer.Done<byte[]>(byte[] part) -> read.writeBytes(part);
        case Answer.Refused<byte[]> refused -> {
          return outcome(refused);
        }
      }
    }
    int different = Arrays.mismatch(read.toByteArray(), memory);
    return different < 0 ? VERIFIED : notTaken("byte " + different + " is not what was written");
  }

  private static Outcome outcome(Answer<?> answer) {
    return switch (answer) {
      case Answer.Done<?> ignored -> VERIFIED;
      case Answer.Refused<?>(Why why, String sentence) ->
          new Outcome.Failed(cause(why), sentence, why == Why.LOCKED);
    };
  }

  private static Cause cause(Why why) {
    return switch (why) {
      case OUT_OF_REACH -> Cause.TAG_GONE;
      case TAG_REFUSED, LOCKED -> Cause.TAG_REFUSED;
      case READER -> Cause.READER;
    };
  }
}
