package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.driver.Fitting;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.link.open.LinkAddress;
import org.shuyi.hardware.link.serial.SerialSettings;
import org.shuyi.hardware.link.serial.SerialSettings.Parity;

/**
 * A virtual device for each device of a station, at the very address that the station's file names:
 * pseudo-terminals with the timing of their baud rate, and loopback TCP. Any thread.
 */
public final class VirtualBench implements AutoCloseable {
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "::1");
  private static final int DOTS_58_MM = 384;
  private static final int DOTS_80_MM = 576;

  private final SequencedMap<String, VirtualDevice<?>> devices = new LinkedHashMap<>();
  private final SequencedMap<String, String> leftOut = new LinkedHashMap<>();

  /** With nothing on it. */
  public VirtualBench() {}

  /**
   * With all that a station's file describes and another program can find: {@link #leftOut()} says
   * what it has no place for.
   *
   * @throws IOException if one can't be made, naming the device and what to do; none is left then
   */
  public static VirtualBench of(List<Fitting> fittings) throws IOException {
    VirtualBench bench = new VirtualBench();
    try {
      for (Fitting fitting : fittings) {
        bench.take(fitting);
      }
      return bench;
    } catch (IOException | RuntimeException e) {
      bench.close();
      throw e;
    }
  }

  private void take(Fitting fitting) throws IOException {
    String name = fitting.id().value();
    Optional<String> why = whyLeftOut(fitting.address().orElse(null));
    if (why.isPresent()) {
      leftOut.put(name, why.get());
    } else {
      add(name, made(fitting));
    }
  }

  /** What hangs on this very machine, where no other program can put a virtual one. */
  private static Optional<String> whyLeftOut(@Nullable LinkAddress address) {
    return Optional.ofNullable(
        switch (address) {
          case null -> "it has no wire; the program of this machine serves";
          case LinkAddress.Chip chip ->
              chip + " is a bus of this machine's header; tests have a virtual chip on it";
          case LinkAddress.Sensor sensor ->
              sensor + " is a bus of this machine's header; tests have a virtual chip on it";
          case LinkAddress.Guarded pins ->
              pins.wire()
                  + " are pins of this machine; write the address of a relay board, as"
                  + " serial:/tmp/shuyi/relays, to try the same driver";
          case LinkAddress.Pcsc reader ->
              reader + " is for this machine's smart card service; write serial:/tmp/shuyi/chips";
          case LinkAddress.KernelFile(String path) when path.startsWith("/sys/") ->
              path + " is the kernel's own; write sysfs:/tmp/shuyi/warmth";
          default -> null;
        });
  }

  /** Devices of the file that are not virtual, with the reason, in the order of the file. */
  public SequencedMap<String, String> leftOut() {
    return Collections.unmodifiableSequencedMap(leftOut);
  }

  /** Takes a device on, and closes it with the bench. */
  public void add(String name, VirtualDevice<?> device) {
    devices.put(name, device);
  }

  /** By name, in the order of the file. */
  public SequencedMap<String, VirtualDevice<?>> devices() {
    return Collections.unmodifiableSequencedMap(devices);
  }

  private static VirtualDevice<?> made(Fitting fitting) throws IOException {
    String name = fitting.id().value();
    try {
      return made(name, fitting, fitting.address().orElseThrow());
    } catch (IOException e) {
      throw new IOException("device " + name + " can't be simulated: " + e.getMessage(), e);
    }
  }

  private static VirtualDevice<?> made(String name, Fitting fitting, LinkAddress address)
      throws IOException {
    if (address instanceof LinkAddress.KernelFile(String path)) {
      VirtualThermometer thermometer =
          new VirtualThermometer(fitting.driver().name().equals("ds18b20"));
      VirtualFile file = new VirtualFile(path(path), thermometer.atFirst());
      return new VirtualDevice<>(name, file, thermometer, LineTiming.NONE);
    }
    Settings settings = new Settings(fitting.id(), fitting.settings());
    String driver = fitting.driver().name();
    VirtualWire wire = wire(address);
    LineTiming timing = timing(address);
    return switch (driver) {
      case "feig" -> feig(settings, wire, timing);
      case "escpos" -> new VirtualEscPosPrinter(dots(settings), wire, timing).device();
      default -> new VirtualDevice<>(name, wire, peer(driver, settings), timing);
    };
  }

  private static VirtualDevice<?> feig(Settings settings, VirtualWire wire, LineTiming timing)
      throws IOException {
    VirtualFeigReader reader = new VirtualFeigReader(wire, timing);
    reader.multiplexer(settings.whole("multiplexer", 0, 255, -1));
    return reader.device();
  }

  /** The one place that says which peer plays the device of which driver. */
  private static Peer peer(String driver, Settings settings) throws IOException {
    return switch (driver) {
      case "scanner" -> new ScannerPeer();
      case "ssi-scanner" -> new VirtualSsiScanner();
      case "pn532" -> new VirtualPn532();
      case "pcsc" -> new VirtualPcscReader();
      case "sdt" -> new VirtualIdCardReader();
      case "crt-571" -> new VirtualCardDispenser();
      case "kerong" -> new VirtualKerong(boards(settings, "0"));
      case "lock-8a" ->
          new VirtualEightA(settings.whole("locks", 1, 50, 16), boards(settings, "1"));
      case "lock-relays" -> new VirtualRelayBoard(settings.whole("locks", 1, 64, 16));
      case "chute" -> new VirtualChute(settings.text("full").split(",", -1).length);
      case "nmea" -> gnss();
      case "at" -> new VirtualModem();
      case "nut" -> new VirtualUps();
      case "panel" -> panel(settings);
      case "linux-watchdog" -> new VirtualWatchdog();
      default -> throw new IOException("no virtual device plays one of driver '" + driver + "'");
    };
  }

  private static VirtualPanel panel(Settings settings) {
    return new VirtualPanel(
        settings.whole("presence", 0, 32, 0),
        settings.whole("case-door", 0, 32, 0),
        settings.whole("mains", 0, 32, 0),
        settings.whole("lamp", 0, 32, 0),
        settings.whole("beeper", 0, 32, 0));
  }

  private static VirtualGnss gnss() {
    VirtualGnss gnss = new VirtualGnss();
    gnss.fix(true);
    return gnss;
  }

  private static int dots(Settings settings) {
    return settings.text("paper", "mm58").equals("mm80") ? DOTS_80_MM : DOTS_58_MM;
  }

  private static int[] boards(Settings settings, String usual) {
    return Arrays.stream(settings.text("boards", usual).split(",", -1))
        .mapToInt(board -> Integer.parseInt(board.strip()))
        .toArray();
  }

  private static VirtualWire wire(LinkAddress address) throws IOException {
    return switch (address) {
      case LinkAddress.Serial(SerialSettings settings) -> new VirtualPort(path(settings.path()));
      case LinkAddress.DeviceFile(String path) -> VirtualPort.deviceFile(path(path));
      case LinkAddress.Tcp(String host, int port) when HERE.contains(host) ->
          new VirtualSocket(port);
      case LinkAddress.Tcp(String host, int port) ->
          throw new IOException(host + " is another machine; write tcp://127.0.0.1:" + port);
      default -> throw new IOException("only serial:, file: and tcp: addresses can be simulated");
    };
  }

  private static Path path(String path) throws IOException {
    if (path.startsWith("/dev/")) {
      throw new IOException(
          path + " is where a real device would be; write a path of your own, as /tmp/shuyi/pad");
    }
    return Path.of(path);
  }

  private static LineTiming timing(LinkAddress address) {
    return address instanceof LinkAddress.Serial(SerialSettings settings)
        ? new LineTiming(settings.baud(), settings.parity() == Parity.NONE ? 10 : 11)
        : LineTiming.NONE;
  }

  @Override
  public void close() {
    List<VirtualDevice<?>> all = new ArrayList<>(devices.values());
    devices.clear();
    all.forEach(VirtualDevice::close);
  }
}
