package org.shuyi.hardware.printer.escpos;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.printer.Printer.Printed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The printer's turns: looks at it, and brings slips to paper one part at a time, so that a check
 * or the end of the program never waits for a whole slip. A part is whole commands, and everything
 * is written by one thread: a status request never falls into a command's data.
 */
final class EscPosProtocol implements Protocol {
  /** Slips that may wait; one more is answered at once as failed. */
  static final int WAITING_SLIPS = 4;

  private static final Duration IDLE_PACE = Duration.ofSeconds(30);

  /** Soon enough for whoever has just closed the cover. */
  private static final Duration TROUBLED_PACE = Duration.ofSeconds(1);

  private static final Duration MARK_WAIT = Duration.ofMillis(200);

  /** 10 s without progress and without an error: it is not going to come. */
  private static final int MARK_POLLS = 50;

  /** A printer without GS r has to stay well for 2 s after its last part. */
  private static final int SETTLE_POLLS = 10;

  private static final Duration SETTLE_PACE = Duration.ofMillis(200);

  /** Reset, feed to the cutter, cut: takes a spoilt slip off the paper. */
  private static final byte[] CUT_OFF = {0x1B, 0x40, 0x1D, 0x56, 0x42, 8};

  private static final Logger log = LoggerFactory.getLogger(EscPosProtocol.class);

  /** Whether the printer answers GS r. */
  private enum Marks {
    UNKNOWN,
    ANSWERED,
    NOT_KNOWN_TO_PRINTER
  }

  private final InstantSource time;
  private final Dialogue dialogue = new Dialogue();
  private final Deque<PrintJob> jobs = new ArrayDeque<>();
  private Condition shown = Condition.NOT_STARTED;
  private Marks marks = Marks.UNKNOWN;
  private Identity identity = Identity.UNKNOWN;
  private boolean introduced;
  private boolean mayHoldOldSlip = true;

  /** Also at first: the program before this one may have died in the middle of a slip. */
  private boolean spoiltSlipHangs = true;

  EscPosProtocol(InstantSource time) {
    this.time = time;
  }

  /** Takes a slip in; answered by a later turn, or at once if too many wait. */
  void accept(PrintJob job) {
    if (jobs.size() < WAITING_SLIPS) {
      jobs.add(job);
    } else {
      job.answer(
          new Printed.Failed(
              new Degraded(
                  Reason.REFUSED, WAITING_SLIPS + " slips are waiting for the printer already.")));
    }
  }

  /**
   * After every opening the printer may hold what was sent before: it is somebody else's by now.
   */
  @Override
  public Condition greet(Link link) throws LinkException {
    try {
      if (mayHoldOldSlip) {
        dialogue.clear(link);
        mayHoldOldSlip = false;
      }
      Condition now = look(link);
      introduce(link, now);
      return now;
    } catch (LinkException e) {
      throw broken(e);
    }
  }

  /** Once per opening, and never in the middle of a slip. */
  private void introduce(Link link, Condition now) throws LinkException {
    if (!introduced && now.usable() && jobs.isEmpty()) {
      introduced = true;
      identity = dialogue.identity(link);
    }
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public String explain(boolean sent, byte[] bytes) {
    return dialogue.explain(sent, bytes);
  }

  @Override
  public Condition turn(Link link) throws LinkException {
    try {
      PrintJob job = jobs.peek();
      return job == null ? idle(link) : work(link, job);
    } catch (LinkException e) {
      throw broken(e);
    }
  }

  @Override
  public Duration pace() {
    PrintJob job = jobs.peek();
    if (job != null && (job.begun() || shown.usable())) {
      return settling(job) ? SETTLE_PACE : USUAL_PACE;
    }
    return shown.equals(Condition.READY) ? IDLE_PACE : TROUBLED_PACE;
  }

  private boolean settling(PrintJob job) {
    return marks == Marks.NOT_KNOWN_TO_PRINTER && job.allSent();
  }

  @Override
  public void lost() {
    failAll(new Absent(Reason.STOPPED, "The printer was closed before the slip was printed."));
    dialogue.forgetMarks();
    marks = Marks.UNKNOWN;
    mayHoldOldSlip = true;
    introduced = false;
  }

  private Condition look(Link link) throws LinkException {
    shown = dialogue.status(link).condition();
    return shown;
  }

  private Condition idle(Link link) throws LinkException {
    Condition now = look(link);
    if (now.usable()) {
      cutOffSpoiltSlip(link);
    }
    return now;
  }

  private Condition work(Link link, PrintJob job) throws LinkException {
    if (job.expired(time.instant())) {
      return expire(link, job);
    }
    if (!job.begun()) {
      return begin(link, job);
    }
    return marks == Marks.ANSWERED ? workByMarks(link, job) : workByStatus(link, job);
  }

  private Condition begin(Link link, PrintJob job) throws LinkException {
    if (look(link).usable()) {
      cutOffSpoiltSlip(link);
      findOutAboutMarks(link);
      job.begin();
    }
    return shown;
  }

  private void findOutAboutMarks(Link link) throws LinkException {
    if (marks != Marks.UNKNOWN) {
      return;
    }
    dialogue.sendMark(link);
    boolean answered = dialogue.caughtUp(link, TROUBLED_PACE);
    marks = answered ? Marks.ANSWERED : Marks.NOT_KNOWN_TO_PRINTER;
    dialogue.forgetMarks();
    log.info("the printer answers GS r: {}", answered);
  }

  private Condition workByMarks(Link link, PrintJob job) throws LinkException {
    if (!dialogue.caughtUp(link, MARK_WAIT)) {
      return isStuck(link, job, MARK_POLLS) ? giveUpStuck(link, job) : shown;
    }
    if (job.allSent()) {
      return done(link, job);
    }
    link.write(job.nextPart());
    dialogue.sendMark(link);
    return shown;
  }

  /** Looks for the reason of no progress. True if there is none and patience is at its end. */
  private boolean isStuck(Link link, PrintJob job, int patience) throws LinkException {
    if (!look(link).usable()) {
      spoil(link, job);
      return false;
    }
    return job.poll() > patience;
  }

  private Condition giveUpStuck(Link link, PrintJob job) throws LinkException {
    Condition why =
        new Degraded(Reason.REFUSED, "The printer takes the slip's bytes but does not print them.");
    abandon(link, job, why);
    return shown;
  }

  private Condition workByStatus(Link link, PrintJob job) throws LinkException {
    if (!look(link).usable()) {
      spoil(link, job);
    } else if (!job.allSent()) {
      link.write(job.nextPart());
    } else if (job.poll() >= SETTLE_POLLS) {
      return done(link, job);
    }
    return shown;
  }

  private Condition done(Link link, PrintJob job) throws LinkException {
    jobs.remove(job);
    job.answer(new Printed.Done());
    return look(link);
  }

  /** An error in the middle of a slip: nothing of it may come out by itself after the repair. */
  private void spoil(Link link, PrintJob job) throws LinkException {
    log.info("a slip is spoilt: {}", shown);
    forgetInPrinter(link);
    if (!job.again()) {
      jobs.remove(job);
      job.answer(new Printed.Failed(shown));
    }
  }

  private Condition expire(Link link, PrintJob job) throws LinkException {
    Condition why = look(link);
    if (why.usable()) {
      why = new Degraded(Reason.REFUSED, "The slip was not printed within its time.");
    }
    abandon(link, job, why);
    return shown;
  }

  private void abandon(Link link, PrintJob job, Condition why) throws LinkException {
    if (job.begun()) {
      forgetInPrinter(link);
    }
    jobs.remove(job);
    job.answer(new Printed.Failed(why));
    log.info("a slip is forgotten: {}", why);
  }

  private void forgetInPrinter(Link link) throws LinkException {
    dialogue.clear(link);
    spoiltSlipHangs = true;
  }

  /** Or the next patron's slip would come out under the beginning of this one. */
  private void cutOffSpoiltSlip(Link link) throws LinkException {
    if (spoiltSlipHangs) {
      link.write(CUT_OFF);
      spoiltSlipHangs = false;
    }
  }

  private LinkException broken(LinkException failure) {
    failAll(new Absent(reason(failure), String.valueOf(failure.getMessage())));
    return failure;
  }

  private static Reason reason(LinkException failure) {
    return switch (failure.kind()) {
      case TIMED_OUT -> Reason.NO_ANSWER;
      case GARBLED -> Reason.GARBLED;
      case NOT_FOUND, NO_PERMISSION, IN_USE, GONE, CLOSED -> Reason.UNPLUGGED;
    };
  }

  private void failAll(Condition why) {
    spoiltSlipHangs |= jobs.stream().anyMatch(PrintJob::begun);
    for (PrintJob job = jobs.poll(); job != null; job = jobs.poll()) {
      job.answer(new Printed.Failed(why));
    }
  }
}
