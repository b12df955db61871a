package org.shuyi.kiosk.app.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.Peer;
import org.shuyi.hardware.virtual.VirtualBench;
import org.shuyi.hardware.virtual.VirtualCardDispenser;
import org.shuyi.hardware.virtual.VirtualChipCard;
import org.shuyi.hardware.virtual.VirtualChute;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualDoors;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter;
import org.shuyi.hardware.virtual.VirtualFeigReader;
import org.shuyi.hardware.virtual.VirtualIdCardReader;
import org.shuyi.hardware.virtual.VirtualKerong;
import org.shuyi.hardware.virtual.VirtualPn532;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualScanner;
import org.shuyi.hardware.virtual.VirtualTag;

/**
 * The virtual devices of the demo, each on a pseudo-terminal that has the name of the device in the
 * station's file, and what hands do at them. Any thread.
 */
final class DemoDevices implements AutoCloseable {
  /** Doors of the locker's one board. */
  static final int DOORS = 16;

  /** Where a card's number stands, as the station's file says. */
  static final int FIRST_PAGE = 4;

  private static final int PAPER_DOTS = 384;
  private static final int BINS = 2;
  private static final String BLANK = "04a1b2c3d4e5f6";

  final VirtualFeigReader reader;
  final VirtualScanner scanner;
  final VirtualEscPosPrinter printer;

  /** Under the slot of the chute. */
  final VirtualFeigReader slot;

  /** All of them by name, for their switches. */
  final VirtualBench bench = new VirtualBench();

  private final Path folder;
  private final VirtualDevice<VirtualIdCardReader> documents;
  private final VirtualDevice<VirtualCardDispenser> dispenser;
  private final VirtualDevice<VirtualPn532> encoder;
  private final VirtualDevice<VirtualKerong> locker;
  private final VirtualDevice<VirtualChute> chute;
  private VirtualChipCard card = new VirtualChipCard(BLANK);

  /**
   * Makes them, plugged in.
   *
   * @param folder that is there
   */
  DemoDevices(Path folder) throws IOException {
    this.folder = folder;
    reader = new VirtualFeigReader(folder.resolve("pad"));
    bench.add("pad", reader.device());
    scanner = new VirtualScanner(folder.resolve("scanner"));
    bench.add("scanner", scanner.device());
    printer = VirtualEscPosPrinter.open(PAPER_DOTS, folder.resolve("printer"));
    bench.add("printer", printer.device());
    documents = device("documents", new VirtualIdCardReader());
    dispenser = device("dispenser", new VirtualCardDispenser());
    encoder = device("encoder", new VirtualPn532());
    locker = device("locker", new VirtualKerong(0));
    chute = device("chute", new VirtualChute(BINS));
    slot = new VirtualFeigReader(folder.resolve("slot"));
    bench.add("slot", slot.device());
    at(encoder, it -> it.hold(card));
  }

  private <P extends Peer> VirtualDevice<P> device(String name, P peer) throws IOException {
    VirtualDevice<P> device =
        new VirtualDevice<>(name, new VirtualPort(folder.resolve(name)), peer, LineTiming.NONE);
    bench.add(name, device);
    return device;
  }

  private static <P extends Peer> void at(VirtualDevice<P> device, Consumer<P> hand) {
    var ignored =
        device.with(
            peer -> {
              hand.accept(peer);
              return peer;
            });
  }

  /** Lays down the identity card of the person who does not exist. */
  void layDocument() {
    at(documents, it -> it.lay(VirtualIdCardReader.nobody()));
  }

  void liftDocument() {
    at(documents, VirtualIdCardReader::lift);
  }

  boolean cardOut() {
    return dispenser.with(VirtualCardDispenser::isInMouth);
  }

  /** Takes the card from the dispenser's mouth; the next one comes blank. */
  synchronized String takeCard() throws IOException {
    if (!dispenser.with(VirtualCardDispenser::take)) {
      throw new IOException("there is no card in the dispenser's mouth");
    }
    String number =
        card.read(FIRST_PAGE)
            .map(bytes -> new String(bytes, StandardCharsets.US_ASCII).replace("\0", ""))
            .orElseThrow(() -> new IOException("the card in the dispenser's mouth is blank"));
    card = new VirtualChipCard(BLANK);
    at(encoder, it -> it.hold(card));
    return number;
  }

  Set<Integer> openDoors() {
    return IntStream.rangeClosed(1, DOORS)
        .filter(door -> locker.with(it -> it.doors(0).isOpen(door)))
        .boxed()
        .collect(Collectors.toSet());
  }

  void closeDoor(int door) {
    at(locker, it -> doors(it).close(door));
  }

  private static VirtualDoors doors(VirtualKerong board) {
    return board.doors(0);
  }

  /** False while the flap is locked. */
  boolean openFlap() {
    return chute.with(VirtualChute::openFlap);
  }

  /** Lays a book into the open slot. */
  void layInSlot(VirtualTag tag) {
    at(chute, it -> it.book(true));
    slot.put(tag);
  }

  void closeFlap() {
    at(chute, VirtualChute::closeFlap);
  }

  /** What fell into a bin lies under no antenna any more. */
  void clearSlot() {
    if (!chute.with(VirtualChute::isOccupied)) {
      slot.tags().forEach(tag -> slot.take(tag.uid()));
    }
  }

  void clearPad() {
    reader.tags().forEach(tag -> reader.take(tag.uid()));
  }

  void readerPlugged(boolean in) throws IOException {
    if (in) {
      reader.plugIn();
    } else {
      reader.unplug();
    }
  }

  void paper(boolean there) {
    printer.set(VirtualEscPosPrinter.Fault.PAPER_OUT, !there);
  }

  @Override
  public void close() {
    bench.close();
  }
}
