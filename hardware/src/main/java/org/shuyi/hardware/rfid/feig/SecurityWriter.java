package org.shuyi.hardware.rfid.feig;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.SecurityWrite.Cause;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.feig.Request.Nothing;
import org.shuyi.hardware.rfid.feig.Request.SystemInformation.TagInfo;

/**
 * Writes a tag's AFI and believes only what it reads back after a reset of the field, because
 * readers keep what they have seen. Writing again is harmless, so a doubtful end is tried again.
 * Owned by the device's thread.
 */
final class SecurityWriter {
  /** The port promises 3 s; a second of that may pass before the device's thread is free. */
  static final Duration BUDGET = Duration.ofMillis(1700);

  private static final int ATTEMPTS = 3;

  /** Time for a tag to come out of a bad position or start up again. */
  private static final Duration PAUSE = Duration.ofMillis(40);

  private final FeigSettings settings;
  private final Conversation conversation;
  private final InstantSource time;

  SecurityWriter(FeigSettings settings, Conversation conversation, InstantSource time) {
    this.settings = settings;
    this.conversation = conversation;
    this.time = time;
  }

  /** One job: which tag, what value, until when. */
  private record Job(Link link, TagUid uid, Security wanted, boolean fieldIsOff, Instant end) {
    Attempt verified() {
      return new Attempt(new SecurityWrite.Verified(uid, wanted), true);
    }

    Attempt failed(Cause cause, String detail) {
      return new Attempt(
          new SecurityWrite.Failed(uid, wanted, cause, "Tag " + uid + ": " + detail + "."), false);
    }

    /** A locked tag stays locked; everything else may have been bad luck. */
    Attempt refused(Status status) {
      return new Attempt(failed(cause(status), status.sentence()).result, status.saysLocked());
    }
  }

  /**
   * @param last true if another attempt can't end otherwise
   */
  private record Attempt(SecurityWrite result, boolean last) {}

  private static Cause cause(Status status) {
    if (status.saysOutOfReach()) {
      return Cause.TAG_GONE;
    }
    return status.saysTagRefused() ? Cause.TAG_REFUSED : Cause.READER;
  }

  /**
   * Ends within {@link #BUDGET}.
   *
   * @param wanted not {@link Security#UNKNOWN}
   * @param fieldIsOff true if the antenna must be switched on first
   * @throws LinkException of kind GONE or CLOSED only
   */
  SecurityWrite write(Link link, TagUid uid, Security wanted, boolean fieldIsOff)
      throws LinkException {
    Job job = new Job(link, uid, wanted, fieldIsOff, time.instant().plus(BUDGET));
    Attempt attempt = attempt(job);
    for (int i = 1; i < ATTEMPTS && !attempt.last && left(job).compareTo(PAUSE) > 0; i++) {
      LockSupport.parkNanos(PAUSE.toNanos());
      attempt = attempt(job);
    }
    return attempt.result;
  }

  private Duration left(Job job) {
    return Duration.between(time.instant(), job.end);
  }

  private Attempt attempt(Job job) throws LinkException {
    try {
      if (job.fieldIsOff) {
        var ignored = ask(job, new Request.RfPower(true));
      }
      Request<Nothing> write = new Request.WriteAfi(job.uid, settings.afi(job.wanted));
      return switch (ask(job, write)) {
        case Answer.Done<Nothing> ignored -> readBack(job);
        case Answer.Refused<Nothing>(Status status) -> job.refused(status);
        case Answer.Unfit<Nothing>(String detail) -> job.failed(Cause.READER, detail);
      };
    } catch (LinkException e) {
      return switch (e.kind()) {
        case TIMED_OUT, GARBLED -> job.failed(Cause.READER, Objects.toString(e.getMessage()));
        case NOT_FOUND, NO_PERMISSION, IN_USE, GONE, CLOSED -> throw e;
      };
    }
  }

  private Attempt readBack(Job job) throws LinkException {
    var ignored = ask(job, new Request.RfReset());
    return switch (ask(job, new Request.SystemInformation(job.uid))) {
      case Answer.Done<TagInfo>(TagInfo info) when info.afi() == settings.afi(job.wanted) ->
          job.verified();
      case Answer.Done<TagInfo>(TagInfo info) ->
          job.failed(Cause.TAG_REFUSED, "it still says AFI %02X".formatted(info.afi()));
      case Answer.Refused<TagInfo>(Status status) -> job.refused(status);
      case Answer.Unfit<TagInfo>(String detail) -> job.failed(Cause.READER, detail);
    };
  }

  private <T> Answer<T> ask(Job job, Request<T> request) throws LinkException {
    Duration left = left(job);
    if (!left.isPositive()) {
      throw new LinkException(
          Kind.TIMED_OUT, "the RFID reader took longer than " + BUDGET.toMillis() + " ms");
    }
    // Half of what is left, because a reader out of step takes that time twice.
    Duration half = left.dividedBy(2);
    Duration usual = settings.answerTimeout();
    return conversation.ask(job.link, request, half.compareTo(usual) < 0 ? half : usual);
  }
}
