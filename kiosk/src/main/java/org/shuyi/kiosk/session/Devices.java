package org.shuyi.kiosk.session;

import java.util.List;
import java.util.Optional;
import org.shuyi.hardware.card.CardEncoder;
import org.shuyi.hardware.card.CardReader;
import org.shuyi.hardware.chute.Chute;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.dispenser.CardDispenser;
import org.shuyi.hardware.id.IdCardReader;
import org.shuyi.hardware.locker.Locker;
import org.shuyi.hardware.panel.Panel;
import org.shuyi.hardware.printer.Printer;
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.hardware.scanner.Scanner;
import org.shuyi.hardware.speech.Speech;
import org.shuyi.hardware.watchdog.Watchdog;

/**
 * The devices of this station. All are kept at work, also those that no journey asks for.
 *
 * @param reader at the pad; empty if there is none
 * @param cardReaders scanners and readers of chips; a library card may be held to each of them
 * @param printer of slips; empty if there is none
 * @param documents reads resident identity cards; empty if there is none
 * @param dispenser of library cards; empty if there is none
 * @param locker doors with books behind them; empty if there is none
 * @param speech reads the screen aloud; empty if there is none
 * @param panels what is around the screen: contacts, lamps, beepers
 * @param chute takes books back one by one; empty if there is none
 * @param slot the reader under the chute's slot; there if the chute is
 * @param shelf readers under books that are offered
 * @param inLocker readers that look into the compartments of the locker
 * @param encoder writes the cards of the dispenser; empty if there is none
 * @param layout which of them stands where
 * @param watchdogs restart the machine unless the program says that it is alive
 */
public record Devices(
    List<Device> all,
    Optional<RfidReader> reader,
    List<Device> cardReaders,
    Optional<Printer> printer,
    Optional<IdCardReader> documents,
    Optional<CardDispenser> dispenser,
    Optional<Locker> locker,
    Optional<Speech> speech,
    List<Panel> panels,
    List<Watchdog> watchdogs,
    Optional<Chute> chute,
    Optional<RfidReader> slot,
    List<RfidReader> shelf,
    List<RfidReader> inLocker,
    Optional<CardEncoder> encoder,
    Layout layout) {
  /** A station before its devices are made. */
  static final Devices NONE = of(List.of());

  public Devices {
    all = List.copyOf(all);
    cardReaders = List.copyOf(cardReaders);
    panels = List.copyOf(panels);
    watchdogs = List.copyOf(watchdogs);
    shelf = List.copyOf(shelf);
    inLocker = List.copyOf(inLocker);
  }

  /** Sorts them by what they can do; of several readers or printers the first is taken. */
  public static Devices of(List<Device> all) {
    return of(all, Layout.PAD_ONLY);
  }

  /** As {@link #of(List)}, for a station where some stand apart from pad and counter. */
  public static Devices of(List<Device> all, Layout layout) {
    Optional<DeviceId> slot = layout.slot();
    Optional<DeviceId> encoder = layout.encoder().map(Layout.Encoder::reader);
    List<RfidReader> readers = every(RfidReader.class, all);
    List<Device> cardReaders =
        all.stream()
            .filter(each -> each instanceof Scanner || each instanceof CardReader)
            .filter(each -> !isAt(encoder, each))
            .toList();
    return new Devices(
        all,
        readers.stream()
            .filter(each -> !isAt(slot, each) && !layout.isAmongBooks(each.id()))
            .findFirst(),
        cardReaders,
        every(Printer.class, all).stream().findFirst(),
        every(IdCardReader.class, all).stream().findFirst(),
        every(CardDispenser.class, all).stream().findFirst(),
        every(Locker.class, all).stream().findFirst(),
        every(Speech.class, all).stream().findFirst(),
        every(Panel.class, all),
        every(Watchdog.class, all),
        every(Chute.class, all).stream().findFirst(),
        readers.stream().filter(each -> isAt(slot, each)).findFirst(),
        readers.stream().filter(each -> layout.shelf().contains(each.id())).toList(),
        readers.stream().filter(each -> layout.inLocker().contains(each.id())).toList(),
        every(CardEncoder.class, all).stream().filter(each -> isAt(encoder, each)).findFirst(),
        layout);
  }

  private static boolean isAt(Optional<DeviceId> place, Device device) {
    return place.equals(Optional.of(device.id()));
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

  boolean speaks() {
    return speech.filter(Devices::usable).isPresent();
  }

  /** Cards can be written as they come out; whether there are any is the dispenser's to say. */
  boolean writesCards() {
    return dispenser.filter(Devices::usable).isPresent()
        && encoder.filter(Devices::usable).isPresent();
  }

  /** Whether it is at the counter, and what it reads is a patron's. */
  boolean isAtCounter(DeviceId device) {
    return cardReaders.stream().anyMatch(reader -> reader.id().equals(device));
  }

  /** Whether it is the patron's pad, and not among books that are offered. */
  boolean isAtPad(DeviceId device) {
    return !layout.isAmongBooks(device);
  }

  boolean readsDocuments() {
    return documents.filter(Devices::usable).isPresent();
  }

  private static boolean usable(Device device) {
    return device.condition().usable();
  }
}
