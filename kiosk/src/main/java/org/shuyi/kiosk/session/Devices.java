package org.shuyi.kiosk.session;

import java.util.List;
import java.util.Optional;
import org.shuyi.hardware.card.CardReader;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.dispenser.CardDispenser;
import org.shuyi.hardware.id.IdCardReader;
import org.shuyi.hardware.locker.Locker;
import org.shuyi.hardware.printer.Printer;
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.hardware.scanner.Scanner;

/**
 * The devices of this station. All are kept at work, also those that no journey asks for.
 *
 * @param reader at the pad; empty if there is none
 * @param cardReaders scanners and readers of chips; a library card may be held to each of them
 * @param printer of slips; empty if there is none
 * @param documents reads resident identity cards; empty if there is none
 * @param dispenser of library cards; empty if there is none
 * @param locker doors with books behind them; empty if there is none
 */
public record Devices(
    List<Device> all,
    Optional<RfidReader> reader,
    List<Device> cardReaders,
    Optional<Printer> printer,
    Optional<IdCardReader> documents,
    Optional<CardDispenser> dispenser,
    Optional<Locker> locker) {
  /** A station before its devices are made. */
  static final Devices NONE = of(List.of());

  public Devices {
    all = List.copyOf(all);
    cardReaders = List.copyOf(cardReaders);
  }

  /** Sorts them by what they can do; of several readers or printers the first is taken. */
  public static Devices of(List<Device> all) {
    List<Device> cardReaders =
        all.stream().filter(each -> each instanceof Scanner || each instanceof CardReader).toList();
    return new Devices(
        all,
        every(RfidReader.class, all).stream().findFirst(),
        cardReaders,
        every(Printer.class, all).stream().findFirst(),
        every(IdCardReader.class, all).stream().findFirst(),
        every(CardDispenser.class, all).stream().findFirst(),
        every(Locker.class, all).stream().findFirst());
  }

  private static <D extends Device> List<D> every(Class<D> kind, List<Device> all) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  boolean reads() {
    return reader.filter(Devices::usable).isPresent();
  }

  boolean scans() {
    return cardReaders.stream().anyMatch(Devices::usable);
  }

  boolean prints() {
    return printer.filter(Devices::usable).isPresent();
  }

  boolean readsDocuments() {
    return documents.filter(Devices::usable).isPresent();
  }

  private static boolean usable(Device device) {
    return device.condition().usable();
  }
}
