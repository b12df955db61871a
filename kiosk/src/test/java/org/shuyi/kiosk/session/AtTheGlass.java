package org.shuyi.kiosk.session;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Drivers;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.Peer;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualScanner;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.payment.Till;
import org.shuyi.kiosk.receipt.Receipts;
import org.shuyi.kiosk.ui.FxThread;
import org.shuyi.kiosk.ui.GlassWindow;
import org.shuyi.kiosk.ui.KioskWindow;
import org.shuyi.kiosk.ui.Sign;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.policy.OfflineRules;
import org.shuyi.sync.sealed.PersonSeal;

/**
 * A kiosk with its real screens and drivers, virtual devices on pseudo-terminals, a scripted
 * station, and a patron's finger: JavaFX's own robot.
 */
@SuppressWarnings("NullAway.Init") // a test begins when its devices are there
abstract class AtTheGlass {
  static final Duration SOON = Duration.ofSeconds(15);

  /** The card of somebody who loads the lockers. */
  static final PatronId STAFF = new PatronId("219999999999");

  private static final InstantSource CLOCK = InstantSource.system();
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @TempDir Path folder;
  final ScriptedStation station = new ScriptedStation();
  volatile Kiosk shown = Kiosk.starting();
  KioskWindow window;
  GlassWindow<?> glass;
  Session session;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private Robot finger;

  /** What a station does alone. */
  OfflineRules.Rung rung() {
    return OfflineRules.Rung.KNOWN_PATRON;
  }

  /** Whose cards open the service screens. */
  List<String> technicians() {
    return List.of();
  }

  /** Who issues library cards. */
  Optional<Registrar> registrar() {
    return Optional.empty();
  }

  /** Where fees are paid. */
  Optional<Till> till() throws IOException {
    return Optional.empty();
  }

  /** One who has a key of his own, and always the same chance. */
  static Registrar anyRegistrar() {
    try {
      PersonSeal seal =
          new PersonSeal(KeyPairGenerator.getInstance("X25519").generateKeyPair().getPublic());
      return new Registrar(
          new Registrar.Settings(new byte[32], seal, "2199", Period.ofYears(3)),
          CLOCK,
          ZONE,
          new Random(1));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Closed at the end. */
  final <T extends AutoCloseable> T keep(T part) {
    opened.push(part);
    return part;
  }

  /** Plugged in at the address that has its name. */
  final <P extends Peer> VirtualDevice<P> virtual(String name, P peer) throws IOException {
    return keep(
        new VirtualDevice<>(name, new VirtualPort(folder.resolve(name)), peer, LineTiming.NONE));
  }

  /** What a hand does at it. */
  static <P extends Peer> void at(VirtualDevice<P> device, Consumer<P> hand) {
    var ignored =
        device.with(
            peer -> {
              hand.accept(peer);
              return peer;
            });
  }

  /** A window, and a session that runs nothing yet. */
  final void open() throws IOException {
    window =
        KioskWindow.open(
            new KioskWindow.Options(
                new Sign(Map.of(Language.CHINESE, "书驿", Language.ENGLISH, "Shuyi"), ""),
                ZONE,
                false),
            event -> session.post(event));
    touching(window);
    session =
        new Session(
            station,
            new Decider(station, new OfflineRules(rung(), Duration.ofDays(14), 2), CLOCK, ZONE),
            new Receipts(Map.of(Language.CHINESE, "书驿"), "kiosk-1"),
            RememberedProfiles.in(folder, new byte[16], CLOCK),
            Shelf.in(folder, "kiosk-1"),
            registrar(),
            till(),
            new LibraryCard(
                Pattern.compile("21[0-9]{10,}"),
                true,
                technicians().stream().map(PatronId::new).collect(Collectors.toSet())),
            new HouseRules(Set.of(STAFF), 3, false),
            CLOCK,
            ZONE,
            this::show);
  }

  /** The glass of another program than the kiosk's, and what runs behind it. */
  final void open(GlassWindow<?> other, Program program) throws IOException {
    touching(other);
    session =
        new Session(
            station,
            new Decider(
                station, new OfflineRules(rung(), Duration.ofDays(14), 2), CLOCK, ZONE, true),
            new Receipts(Map.of(Language.CHINESE, "书驿"), "van-1"),
            RememberedProfiles.in(folder, new byte[16], CLOCK),
            Shelf.in(folder, "van-1"),
            registrar(),
            till(),
            new LibraryCard(Pattern.compile("21[0-9]{10,}"), true),
            HouseRules.USUAL,
            CLOCK,
            ZONE,
            program);
  }

  private void touching(GlassWindow<?> window) {
    glass = window;
    finger = FxThread.call(Robot::new);
  }

  final void begin(Layout layout, Device... devices) {
    session.start(Devices.of(List.of(devices), layout));
  }

  final void begin(Device... devices) {
    begin(Layout.PAD_ONLY, devices);
  }

  /** The driver of a virtual device, named as that is in the folder. */
  final Device driver(String driver, String name, Object... settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("address", "serial:" + folder.resolve(name) + "?baud=9600");
    for (int i = 0; i < settings.length; i += 2) {
      all.put((String) settings[i], settings[i + 1]);
    }
    return Drivers.installed().fit(driver, new DeviceId(name), all).make(session::heard);
  }

  private void show(Kiosk kiosk) {
    shown = kiosk;
    window.show(kiosk);
  }

  @AfterEach
  final void close() throws Exception {
    cutPower();
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  /** Ends the program; devices, folder and station stay. */
  final void cutPower() {
    session.close();
    glass.close();
  }

  final void speak(String language) {
    if (language.equals("en")) {
      tap("language");
      until(kiosk -> kiosk.language().equals(Language.ENGLISH));
    }
  }

  final void online(boolean on) {
    station.offline(!on);
    until(kiosk -> kiosk.service().online() == on);
  }

  /** A scanner takes the same card again only after a moment: it is held there until it is read. */
  final void hold(VirtualScanner scanner, String card) throws IOException {
    AtomicLong next = new AtomicLong(System.nanoTime());
    await()
        .atMost(SOON)
        .until(
            () -> {
              boolean waits =
                  shown.journey() instanceof Journey.Identify
                      || shown.journey() instanceof Journey.Welcome;
              if (waits && System.nanoTime() >= next.get()) {
                next.set(System.nanoTime() + TimeUnit.SECONDS.toNanos(2));
                scanner.scan(card);
              }
              return !waits && !(shown.journey() instanceof Journey.Recognising);
            });
  }

  final void type(String digits) {
    digits.chars().forEach(key -> tap("key-" + (char) key));
    tap("enter");
  }

  /** Touches the middle of a control as soon as it can be touched there. */
  final void tap(String control) {
    await().atMost(SOON).alias("'" + control + "' can be touched").until(() -> touched(control));
  }

  private boolean touched(String control) {
    return glass.canTap(control)
        && FxThread.call(
            () -> {
              Node node = find(control);
              Bounds bounds = node.localToScreen(node.getLayoutBounds());
              finger.mouseMove(bounds.getCenterX(), bounds.getCenterY());
              boolean hit = node.isHover();
              if (hit) {
                finger.mouseClick(MouseButton.PRIMARY);
              }
              return hit;
            });
  }

  /** The one that shows: another screen may have a control of the same name. */
  private static Node find(String control) {
    Parent root = Window.getWindows().getLast().getScene().getRoot();
    root.applyCss();
    root.layout();
    return root.lookupAll("#" + control).stream()
        .filter(AtTheGlass::shows)
        .findFirst()
        .orElseThrow();
  }

  private static boolean shows(Node node) {
    return node.isVisible() && (node.getParent() == null || shows(node.getParent()));
  }

  final void told(String text) {
    await()
        .atMost(SOON)
        .alias("'" + text + "' is on the glass")
        .until(() -> String.join("|", glass.texts()).contains(text));
  }

  final void until(Predicate<Kiosk> reached) {
    await().atMost(SOON).until(() -> reached.test(shown));
  }

  final void picture(String name) {
    glass.snapshot(Path.of("target", "glass", name + ".png"));
  }
}
