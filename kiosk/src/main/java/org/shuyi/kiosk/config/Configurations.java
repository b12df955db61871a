package org.shuyi.kiosk.config;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.card.CardEncoder;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Drivers;
import org.shuyi.hardware.driver.Fitting;
import org.shuyi.kiosk.config.DevicesSection.Place;
import org.shuyi.kiosk.config.StationConfig.Centre.Pace;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.session.HouseRules;
import org.shuyi.kiosk.session.LibraryCard;
import org.shuyi.kiosk.session.VanDesk;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.traffic.DataPlan;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** Reads a configuration file whole and finds everything that is wrong with it. */
public final class Configurations {
  private static final Pattern LIBRARY = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  /** Up to which height a seated person reaches, as in {@code ui.Mounting}. */
  private static final int REACH_MM = 1200;

  /** What all controls need at the least, of the height of the picture. */
  private static final double MOST_TOUCHED = 1 / 3.0;

  private Configurations() {}

  /**
   * The file of a station.
   *
   * @throws ConfigException if the file can't be read or anything in it won't do
   */
  public static StationConfig station(Path file) throws ConfigException {
    return read(file, root -> station(root, folder(file)));
  }

  /**
   * The devices of a station's file, or of a file with nothing else in it, for a bench.
   *
   * @throws ConfigException if the file can't be read or anything in it won't do
   */
  public static List<Fitting> devices(Path file) throws ConfigException {
    return read(
        file,
        root ->
            root.has("station") ? all(root, folder(file)) : devices(root, chute(root)).fittings());
  }

  private static @Nullable List<Fitting> all(Section root, Path folder) {
    StationConfig station = station(root, folder);
    return station == null ? null : station.devices();
  }

  private static DevicesSection.Equipment devices(
      Section root, Optional<StationConfig.Chute> chute) {
    return DevicesSection.read(
        root.optionalSection("devices"),
        Drivers.installed(),
        chute.map(StationConfig.Chute::reader));
  }

  private static Optional<StationConfig.Chute> chute(Section root) {
    return root.optionalSection("chute").map(ChuteSection::read);
  }

  /**
   * The file of a centre.
   *
   * @throws ConfigException if the file can't be read or anything in it won't do
   */
  public static CentreConfig centre(Path file) throws ConfigException {
    return read(file, root -> centre(root, folder(file)));
  }

  private static <T> T read(Path file, Function<Section, @Nullable T> shape)
      throws ConfigException {
    String name = String.valueOf(file.getFileName());
    TomlParseResult toml = Toml.parse(content(file));
    if (toml.hasErrors()) {
      throw new ConfigException(
          toml.errors().stream()
              .map(
                  error ->
                      name + ":" + error.position().line() + ": not TOML: " + error.getMessage())
              .toList());
    }
    List<String> problems = new ArrayList<>();
    Section root = new Section(name, "", toml, 1, problems);
    T result = shape.apply(root);
    root.refuseUnknownKeys();
    if (!problems.isEmpty() || result == null) {
      throw new ConfigException(problems);
    }
    return result;
  }

  private static String content(Path file) throws ConfigException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          List.of(file + ": no such file; give the station's file with --config"));
    } catch (MalformedInputException e) {
      throw new ConfigException(List.of(file + ": not UTF-8 text; save it as UTF-8"));
    } catch (IOException e) {
      throw new ConfigException(List.of(file + ": can't be read: " + e.getMessage()));
    }
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().normalize().resolveSibling("");
  }

  private static @Nullable StationConfig station(Section root, Path folder) {
    Section station = root.section("station");
    StationId id = station.parsed("id", StationId::new);
    String library = station.parsed("library", Configurations::library);
    Map<Language, String> name = names(station.section("name"));
    String helpPhone = station.text("help-phone", "");
    ZoneId zone = station.parsed("zone", ZoneId::of, ZoneId.of("Asia/Shanghai"));
    Path data = folder.resolve(station.text("data", "data"));
    int keepDays = root.section("journal").number("keep-days", 1, 3650, 90);
    Section centre = root.section("centre");
    URI broker = centre.parsed("broker", Configurations::broker);
    Path key = folder.resolve(centre.text("reference-key"));
    Path signature = folder.resolve(centre.text("signature-key"));
    Optional<Path> seal = centre.optionalText("seal-key").map(folder::resolve);
    Pace pace = centre.parsed("pace", Configurations::pace, Pace.STANDARD);
    Optional<TlsConfig> tls = tls(root, folder);
    if (broker != null) {
      requireTlsWhereItIsSpoken(centre, "broker", broker, tls);
    }
    Section scanned = root.section("card");
    Pattern card = scanned.parsed("pattern", Pattern::compile);
    boolean qrCards = scanned.flag("qr", root.has("cards"));
    if (root.has("cards") && !qrCards) {
      scanned.problem(
          "qr",
          "false, but the cards that [cards] gives out are QR codes; write true or leave it out");
    }
    Set<PatronId> technicians = Set.copyOf(scanned.texts("technicians", PatronId::new));
    Section offline = root.section("offline");
    StationConfig.Offline alone =
        new StationConfig.Offline(
            offline.flag("lends", true),
            offline.flag("pin", false),
            offline.number("reference-days", 1, 365, 14),
            offline.number("provisional-loans", 0, 100, 2));
    Optional<StationConfig.Cards> cards =
        root.optionalSection("cards").map(section -> cards(section, folder));
    Optional<Section> slot = root.optionalSection("chute");
    Optional<StationConfig.Chute> chute = slot.map(ChuteSection::read);
    DevicesSection.Equipment equipment = devices(root, chute);
    List<Fitting> devices = equipment.fittings();
    cards.ifPresent(it -> requireEncoder(root, it, devices));
    chute.ifPresent(it -> ChuteSection.requireReader(slot.orElseThrow(), it, devices));
    StationConfig.Screen screen = screen(root.section("screen"));
    Optional<StationConfig.Payments> payments =
        root.optionalSection("payments").map(section -> PaymentsSection.read(section, folder));
    Optional<VanDesk.Settings> van =
        root.optionalSection("van").map(section -> VanSection.read(section, root.section("route")));
    Map<String, String> branches = root.section("branches").allTexts();
    Map<String, String> reading = reading(root.section("reading"));
    return id == null || library == null || broker == null || card == null
        ? null
        : new StationConfig(
            id,
            library,
            name,
            helpPhone,
            zone,
            data,
            keepDays,
            new StationConfig.Centre(broker, tls, key, signature, seal, pace, plan(centre)),
            new LibraryCard(card, qrCards, technicians),
            alone,
            cards,
            devices,
            equipment.at(Place.SHELF),
            equipment.at(Place.LOCKER),
            screen,
            branches,
            chute,
            reading,
            payments,
            van,
            house(root));
  }

  private static HouseRules house(Section root) {
    Section staff = root.section("staff");
    return new HouseRules(
        Set.copyOf(staff.texts("cards", PatronId::new)),
        staff.number("hold-days", 1, 60, 3),
        root.section("sets").flag("lend-incomplete", false));
  }

  /** A telephone opens these: nothing but web addresses, short enough for a code on the glass. */
  private static Map<String, String> reading(Section section) {
    Map<String, String> all = section.allTexts();
    all.forEach(
        (name, address) -> {
          if (!address.matches("https?://\\S{1,200}")) {
            section.problemOfName(
                name, "'" + address + "': an address as https://example.org/book expected");
          }
        });
    return all;
  }

  /** A 27 inch display with its lower edge at 780 mm, unless it is said otherwise. */
  private static StationConfig.Screen screen(Section screen) {
    int bottom = screen.number("bottom-mm", 0, 2000, 780);
    int height = screen.number("height-mm", 150, 2500, 597);
    if (bottom + MOST_TOUCHED * height > REACH_MM) {
      screen.problem(
          "bottom-mm",
          bottom
              + " mm: with low reach every control has to be below "
              + REACH_MM
              + " mm, which leaves less than a third of the picture; hang it lower");
    }
    return new StationConfig.Screen(
        screen.flag("fullscreen", true), screen.number("width-mm", 100, 1500, 336), height, bottom);
  }

  /** Chinese and English, and any other language that the screens may have. */
  private static Map<Language, String> names(Section names) {
    Map<Language, String> all = new HashMap<>();
    all.put(Language.CHINESE, names.text("zh"));
    all.put(Language.ENGLISH, names.text("en"));
    names
        .otherKeys(Set.of(Locale.getISOLanguages()))
        .forEach(tag -> all.put(new Language(tag), names.text(tag)));
    return all;
  }

  private static StationConfig.Cards cards(Section cards, Path folder) {
    return new StationConfig.Cards(
        folder.resolve(cards.text("person-key")),
        folder.resolve(cards.text("seal-key")),
        cards.parsed("prefix", Configurations::prefix, ""),
        cards.number("years", 1, 20, 3),
        Optional.ofNullable(cards.has("encoder") ? cards.parsed("encoder", DeviceId::new) : null));
  }

  private static void requireEncoder(
      Section root, StationConfig.Cards cards, List<Fitting> devices) {
    boolean there =
        cards.encoder().isEmpty()
            || devices.stream()
                .filter(fitting -> cards.encoder().equals(Optional.of(fitting.id())))
                .anyMatch(fitting -> CardEncoder.class.isAssignableFrom(fitting.driver().port()));
    if (!there) {
      root.problem(
          "cards",
          "encoder: there is no [devices.%s] that writes cards, as one with driver = \"pn532\""
              .formatted(cards.encoder().orElseThrow()));
    }
  }

  private static String prefix(String text) {
    if (!text.matches("[0-9]{1,8}")) {
      throw new IllegalArgumentException(
          "expected 1 to 8 digits; ten more follow, and [card] pattern must fit the whole");
    }
    return text;
  }

  private static @Nullable CentreConfig centre(Section root, Path folder) {
    Section centre = root.section("centre");
    String library = centre.parsed("library", Configurations::library);
    ZoneId zone = centre.parsed("zone", ZoneId::of, ZoneId.of("Asia/Shanghai"));
    Path data = folder.resolve(centre.text("data", "data"));
    int settleHours = centre.number("settle-hours", 0, 720, 24);
    Path key = folder.resolve(centre.text("reference-key"));
    Path signing = folder.resolve(centre.text("signing-key"));
    Section broker = root.section("broker");
    Optional<URI> outside =
        broker.optionalText("uri").isPresent()
            ? Optional.ofNullable(broker.parsed("uri", Configurations::broker))
            : Optional.empty();
    int port = broker.number("port", 0, 65_535, 1883);
    boolean dynamicSecurity = broker.flag("dynamic-security", false);
    if (dynamicSecurity && outside.isEmpty()) {
      broker.problem("dynamic-security", "is for a Mosquitto: expected its address in uri, too");
    }
    Optional<TlsConfig> tls = tls(root, folder);
    outside.ifPresent(uri -> requireTlsWhereItIsSpoken(broker, "uri", uri, tls));
    Section rules = root.section("rules");
    CentreConfig.Rules alone =
        new CentreConfig.Rules(
            rules.number("loan-days", 1, 365, 30),
            rules.number("renewal-days", 1, 365, 15),
            rules.number("offline-loan-limit", 0, 100, 5));
    Section people = root.section("people");
    CentreConfig.People sealed =
        new CentreConfig.People(
            people.texts("keys", folder::resolve), people.number("keep-days", 1, 90, 30));
    Section quota = root.section("quota");
    CentreConfig.Quota most =
        new CentreConfig.Quota(
            quota.number("acts-per-day", 100, 10_000_000, 250_000),
            quota.number("megabytes-per-day", 1, 10_000, 64));
    IlsConfig ils = new IlsSection(root.section("ils"), folder).read();
    Optional<Section> store = root.optionalSection("store");
    CatalogueConfig catalogue =
        root.optionalSection("catalogue")
            .map(section -> CatalogueSection.read(section, folder, ils))
            .orElseGet(CatalogueConfig.None::new);
    Optional<ConsoleConfig> console =
        root.optionalSection("console").map(section -> ConsoleConfig.read(section, folder));
    if (library == null || ils == null) {
      return null;
    }
    return new CentreConfig(
        library,
        zone,
        data,
        store.map(table -> StoreConfig.read(table, folder, ils)),
        settleHours,
        outside,
        port,
        dynamicSecurity,
        tls,
        key,
        signing,
        sealed,
        alone,
        most,
        ils,
        catalogue,
        console);
  }

  private static String library(String text) {
    if (!LIBRARY.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "expected 1 to 32 of a-z, 0-9 and hyphen, for it is part of every MQTT topic");
    }
    return text;
  }

  private static DataPlan plan(Section centre) {
    return new DataPlan(
        megabytes(centre, "megabytes-per-day"), megabytes(centre, "megabytes-per-month"));
  }

  private static long megabytes(Section centre, String key) {
    int given = centre.number(key, 1, 1_000_000, 0);
    return given == 0 ? Long.MAX_VALUE : given * 1_000_000L;
  }

  private static Pace pace(String text) {
    return switch (text) {
      case "standard" -> Pace.STANDARD;
      case "brisk" -> Pace.BRISK;
      default -> throw new IllegalArgumentException("expected standard or brisk");
    };
  }

  private static URI broker(String text) {
    URI uri = URI.create(text);
    boolean known = isEncrypted(uri) || "tcp".equals(uri.getScheme());
    if (!known || uri.getHost() == null || uri.getPort() < 1) {
      throw new IllegalArgumentException(
          "expected ssl://host:port or tcp://host:port, as ssl://mqtt.example:8883");
    }
    return uri;
  }

  private static boolean isEncrypted(URI broker) {
    return "ssl".equals(broker.getScheme()) || "mqtts".equals(broker.getScheme());
  }

  private static Optional<TlsConfig> tls(Section root, Path folder) {
    return root.optionalSection("tls")
        .map(
            tls ->
                new TlsConfig(
                    folder.resolve(tls.text("ca")),
                    folder.resolve(tls.text("certificate")),
                    folder.resolve(tls.text("key"))));
  }

  /** Who has certificates means them to be used; who has none can't speak TLS. */
  private static void requireTlsWhereItIsSpoken(
      Section section, String key, URI broker, Optional<TlsConfig> tls) {
    if (isEncrypted(broker) && tls.isEmpty()) {
      section.problem(
          key, broker + " needs a table [tls] with ca, certificate and key; see 'shuyi enrol'");
    }
    if (!isEncrypted(broker) && tls.isPresent()) {
      section.problem(
          key, broker + " is not encrypted, but there is a table [tls]: write ssl://host:8883");
    }
  }
}
