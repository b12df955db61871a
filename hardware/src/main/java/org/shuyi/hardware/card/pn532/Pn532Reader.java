package org.shuyi.hardware.card.pn532;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.shuyi.hardware.card.CardEncoder;
import org.shuyi.hardware.card.CardSettings;
import org.shuyi.hardware.card.CardWatch;
import org.shuyi.hardware.card.CardWriting;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.link.LinkOpener;

/** A reader with a PN532 on any wire. */
public final class Pn532Reader extends SupervisedDevice implements CardEncoder {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Pn532Protocol protocol;
  private final CardSettings settings;

  Pn532Reader(
      DeviceId id, LinkOpener wire, CardSettings settings, Consumer<? super DeviceEvent> listener) {
    CardWatch watch = new CardWatch(id, settings, listener);
    Pn532Protocol made = new Pn532Protocol(watch, new SteadyTime());
    this.protocol = made;
    this.settings = settings;
    super(new DeviceThread(id, wire, made, listener));
  }

  @Override
  public CompletionStage<Encoding> encode(String number) {
    return thread.submit(
        PATIENCE,
        link -> CardWriting.write(link, protocol, settings, number),
        whyNot -> new Encoding.Failed("The card reader is not reached."));
  }
}
