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
import org.shuyi.hardware.pins.FarAddress;
import org.shuyi.hardware.pins.I2cAddress;
import org.shuyi.hardware.pins.PinAddress;
import org.shuyi.hardware.pins.SpiAddress;

/**
 * A virtual device for each device of a station, at the very address that the station's file names:
 * pseudo-terminals with the timing of their baud rate, and loopback TCP. Any thread.
 */
public final class VirtualBench implements AutoCloseable {
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "::1");

  /** 100 kHz, and an acknowledge behind each byte. */
  private static final LineTiming I2C_STANDARD = new LineTiming(100_000, 9);

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

  private static @Nullable String onHeader(String path, String scheme) {
    return FarAddress.of(path).isPresent()
        ? null
        : "%s is on this machine's header; write %s://127.0.0.1:7101 in its place, with the same parameters"
            .formatted(path, scheme);
  }

  /** What hangs on this very machine, where no other program can put a virtual one. */
  private static Optional<String> whyLeftOut(@Nullable LinkAddress address) {
    return Optional.ofNullable(
        switch (address) {
          case null -> "it has no wire; the program of this machine serves";
          case LinkAddress.Chip(SpiAddress spi) -> onHeader(spi.path(), "spi");
          case LinkAddress.Sensor(I2cAddress i2c) -> onHeader(i2c.path(), "i2c");
          case LinkAddress.Guarded(PinAddress pins) ->
              onHeader(pins.path(), pins.isExpander() ? "i2c" : "gpio");
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
    if (address instanceof LinkAddress.Guarded(PinAddress pins)) {
      return new VirtualDevice<>(name, wire, onLines(peer(driver, settings), pins), timing);
    }
    return switch (driver) {
      case "feig" -> feig(settings, wire, timing);
      case "escpos" -> new VirtualEscPosPrinter(dots(settings), wire, timing).device();
      default -> new VirtualDevice<>(name, wire, peer(driver, settings), timing);
    };
  }

  private static Peer onLines(Peer peer, PinAddress pins) throws IOException {
    if (peer instanceof OnRelays machine) {
      return pins.isExpander() ? new Mcp23017Peer(machine, pins.layout()) : new HeaderPeer(machine);
    }
    throw new IOException("this device has no relays and no contacts");
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
      case "pn5180" -> new Pn5180Peer(System::nanoTime, true);
      case "sht3x" -> new VirtualSht3x();
      case "max17040" -> new VirtualMax17040();
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
        settings.whole("key-switch", 0, 32, 0),
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
      case LinkAddress.Tcp(String host, int port) -> new VirtualSocket(here(host, port));
      case LinkAddress.Chip(SpiAddress spi) -> new VirtualSpi(port(spi.path()));
      case LinkAddress.Sensor(I2cAddress i2c) -> new VirtualI2c(port(i2c.path()), i2c.device());
      case LinkAddress.Guarded(PinAddress pins) when pins.isExpander() ->
          new VirtualI2c(port(pins.path()), pins.device());
      case LinkAddress.Guarded(PinAddress pins) -> new VirtualHeader(port(pins.path()), pins);
      default -> throw new IOException(address + " can't be simulated");
    };
  }

  private static int port(String place) throws IOException {
    FarAddress far = FarAddress.of(place).orElseThrow();
    return here(far.host(), far.port());
  }

  private static int here(String host, int port) throws IOException {
    if (!HERE.contains(host)) {
      throw new IOException(host + " is another machine; write 127.0.0.1:" + port);
    }
    return port;
  }

  private static Path path(String path) throws IOException {
    if (path.startsWith("/dev/")) {
      throw new IOException(
          path + " is where a real device would be; write a path of your own, as /tmp/shuyi/pad");
    }
    return Path.of(path);
  }

  private static LineTiming timing(LinkAddress address) {
    return switch (address) {
      case LinkAddress.Serial(SerialSettings settings) ->
          new LineTiming(settings.baud(), settings.parity() == Parity.NONE ? 10 : 11);
      case LinkAddress.Sensor ignored -> I2C_STANDARD;
      default -> LineTiming.NONE;
    };
  }

  @Override
  public void close() {
    List<VirtualDevice<?>> all = new ArrayList<>(devices.values());
    devices.clear();
    all.forEach(VirtualDevice::close);
  }
}
