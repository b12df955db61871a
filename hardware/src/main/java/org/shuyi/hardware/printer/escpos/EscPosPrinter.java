package org.shuyi.hardware.printer.escpos;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.printer.Document;
import org.shuyi.hardware.printer.Printer;

/**
 * A receipt printer that speaks ESC/POS, over whatever wire. Asks for the printer's status before,
 * during and after every slip and every 30 s between; while something is wrong, every second.
 *
 * <p>A slip waits for paper, cover or cutter at most {@link Printer#JOB_LIFE} and is then
 * forgotten, also by the printer: its buffer is cleared after every error, and after every opening
 * of the wire. At most four slips wait.
 */
public final class EscPosPrinter extends SupervisedDevice implements Printer {
  private final Paper paper;
  private final boolean asciiNeedsHanziOff;
  private final InstantSource time;
  private final EscPosProtocol protocol;
  private final SlipFont font = new SlipFont();

  /** A printer that takes ASCII in hanzi mode, as nearly all do. */
  public EscPosPrinter(
      DeviceId id, LinkOpener opener, Paper paper, Consumer<? super DeviceEvent> listener) {
    this(id, opener, paper, false, listener, new SteadyTime(), DeviceThread.anyJitter());
  }

  /**
   * @param asciiNeedsHanziOff true if the model has to leave hanzi mode (FS .) for ASCII
   * @param time one that is never set; slips expire by it
   * @param random spreads the attempts to open the wire again
   */
  public EscPosPrinter(
      DeviceId id,
      LinkOpener opener,
      Paper paper,
      boolean asciiNeedsHanziOff,
      Consumer<? super DeviceEvent> listener,
      InstantSource time,
      RandomGenerator random) {
    this.paper = paper;
    this.asciiNeedsHanziOff = asciiNeedsHanziOff;
    this.time = time;
    EscPosProtocol made = new EscPosProtocol(time);
    this.protocol = made;
    super(new DeviceThread(id, opener, made, listener, time, random));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if no paper can take the document: more than 1000 lines, or a
   *     QR code that is empty, longer than 412 bytes or has control characters
   */
  @Override
  public CompletionStage<Printed> print(Document document) {
    List<Line> lines = Layout.of(document, paper);
    CompletableFuture<Printed> answer = new CompletableFuture<>();
    var deadline = time.instant().plus(JOB_LIFE);
    thread
        .submit(
            JOB_LIFE,
            link -> {
              protocol.accept(new PrintJob(encode(lines), deadline, answer));
              return true;
            },
            why -> answer.complete(new Printed.Failed(why)))
        .exceptionally(
            failure -> {
              throw new AssertionError("submit always completes normally", failure);
            });
    return answer.minimalCompletionStage();
  }

  private List<byte[]> encode(List<Line> lines) {
    return Encoder.encode(lines, paper, asciiNeedsHanziOff, font);
  }
}
