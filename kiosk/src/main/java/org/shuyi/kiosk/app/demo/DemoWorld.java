package org.shuyi.kiosk.app.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.pad.PadSettings;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.virtual.VirtualTag;
import org.shuyi.kiosk.app.Closing;
import org.shuyi.kiosk.app.Secrets;
import org.shuyi.sync.centre.Centre;
import org.shuyi.sync.centre.CentreSettings;
import org.shuyi.sync.centre.Quota;
import org.shuyi.sync.centre.broker.EmbeddedBroker;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.TwoRoads;
import org.shuyi.sync.ils.demo.DemoBook;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.DemoLibrary;
import org.shuyi.sync.ils.demo.DemoPatron;
import org.shuyi.sync.ils.demo.KohaRest;
import org.shuyi.sync.ils.demo.Personality;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.sqlite.JournalReader;
import org.shuyi.sync.koha.KohaLibrarySystem;
import org.shuyi.sync.koha.KohaSettings;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.reference.CentreKeys;
import org.shuyi.sync.reference.SigningKeys;
import org.shuyi.sync.sealed.PersonKeys;
import org.shuyi.sync.sip2.session.Sip2LibrarySystem;
import org.shuyi.sync.sip2.session.Sip2Settings;
import org.shuyi.sync.wire.Topics;

/**
 * Everything on one machine: virtual devices on pseudo-terminals, a broker, the centre and the demo
 * library system in this process; the kiosk in one of its own, so that its power can be cut.
 * Nothing on the road of a loan is a stand-in.
 */
final class DemoWorld implements AutoCloseable {
  /** The ISIL of the library that owns the books. */
  static final String LIBRARY = "CN-330100-SYZ";

  static final int LOAN_DAYS = 30;
  static final int OFFLINE_LOAN_LIMIT = 5;

  /** SIP2 has no words for accounts. */
  private static final Set<Capability> BY_REST =
      Set.of(Capability.REGISTERS_PATRONS, Capability.BLOCKS_CARDS);

  private static final int AFI_IN_STOCK = PadSettings.USUAL.afiInStock();
  private static final int AFI_ON_LOAN = PadSettings.USUAL.afiOnLoan();

  /** NXP's first bytes of a UID: E0 (ISO 15693) 04 (NXP) 01 (ICODE SLI). */
  private static final long FIRST_UID = 0xE004_0100_0000_0000L;

  final DemoFiles files;
  final DemoLibrary library;
  final DemoIls ils;
  final Centre centre;
  final NetworkSwitch network;
  final DemoDevices devices;

  private final boolean headless;
  private final ZoneId zone;
  private final Sip2LibrarySystem system;

  /** What staff have put behind doors. */
  final DemoStock stock;

  private final Closing opened;
  private final Map<String, VirtualTag> tags = new ConcurrentHashMap<>();
  private volatile @Nullable KioskProcess kiosk;

  private DemoWorld(DemoFiles files, boolean headless, @Nullable URI outside, Closing opened)
      throws IOException, InterruptedException {
    this.files = files;
    this.headless = headless;
    this.opened = opened;
    this.library = DemoLibrary.load();
    InstantSource clock = InstantSource.system();
    this.ils = keep(DemoIls.start(0, clock, null, Personality.STRICT));
    this.zone = ils.zone();
    this.system =
        keep(
            new Sip2LibrarySystem(
                Sip2Settings.of("127.0.0.1", ils.port(), DemoIls.USER, "", zone),
                DemoIls.PASSWORD,
                clock));
    URI broker = outside == null ? keep(EmbeddedBroker.start(0, files.broker())).uri() : outside;
    this.centre =
        keep(
            Centre.start(
                new CentreSettings(
                    new Topics("demo"),
                    broker,
                    new StoreAddress.Sqlite(files.centreDatabase()),
                    new CentreKeys(
                        Secrets.key(files.key()),
                        Secrets.pem(files.signingKey(), SigningKeys::signing)),
                    files.centreReference(),
                    zone,
                    CentreSettings.Pace.usual(),
                    Quota.usual(),
                    new CentreSettings.People(
                        PersonKeys.of(List.of(files.seal())), Duration.ofDays(1))),
                new TwoRoads(system, keep(accounts(keep(ils.rest(0)), clock)), BY_REST),
                new DemoCatalogue(library, LOAN_DAYS, OFFLINE_LOAN_LIMIT),
                new PahoConnector(),
                clock));
    this.network =
        keep(NetworkSwitch.to(new InetSocketAddress(broker.getHost(), broker.getPort())));
    this.devices = keep(new DemoDevices(files.devices()));
    files.writeStation(network.port(), zone.getId(), false);
    this.stock = DemoStock.load(files, library, today());
  }

  /**
   * Starts everything but the kiosk.
   *
   * @param broker an MQTT 5 broker that runs already; null for one inside
   * @throws IOException if a part does not start; those that did are stopped
   */
  static DemoWorld start(boolean headless, @Nullable URI broker)
      throws IOException, InterruptedException {
    Closing opened = new Closing();
    try {
      return new DemoWorld(DemoFiles.make(), headless, broker, opened);
    } catch (IOException | InterruptedException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private KohaLibrarySystem accounts(KohaRest rest, InstantSource clock) {
    Map<PatronCategory, String> categories = new EnumMap<>(PatronCategory.class);
    for (PatronCategory each : PatronCategory.values()) {
      categories.put(each, "PT");
    }
    return new KohaLibrarySystem(
        KohaSettings.of(rest.uri(), new KohaSettings.Login.Basic(DemoIls.USER), zone)
            .registering(
                new KohaSettings.Patrons("SHUYI", categories, "SHUYI_PERSON", Optional.empty())),
        DemoIls.PASSWORD,
        clock);
  }

  private <T extends AutoCloseable> T keep(T part) {
    return opened.keep(part);
  }

  KioskProcess kiosk() throws IOException {
    KioskProcess running = kiosk;
    if (running == null) {
      throw new IOException("the kiosk's power is off");
    }
    return running;
  }

  boolean poweredOn() {
    KioskProcess running = kiosk;
    return running != null && running.alive();
  }

  /** On: starts the kiosk's process. Off: kills it, with nothing said before. */
  void power(boolean on) throws IOException, InterruptedException {
    KioskProcess running = kiosk;
    if (on && !poweredOn()) {
      kiosk = KioskProcess.start(files.station(), files.kioskLog(), headless);
    } else if (!on && running != null) {
      running.kill();
      kiosk = null;
    }
  }

  /** Books that anybody may borrow. */
  List<DemoBook> lendable() {
    return library.books().stream()
        .filter(book -> book.forLoan() && book.reservedFor().isEmpty())
        .filter(book -> !stock.holds(book.barcode()))
        .toList();
  }

  /** Patrons who may borrow. */
  List<DemoPatron> welcome() {
    LocalDate today = today();
    return library.patrons().stream()
        .filter(patron -> !patron.blocked() && !patron.expires().isBefore(today))
        .toList();
  }

  /** The tag in a book; a book keeps its tag as long as the demo runs. */
  VirtualTag tag(DemoBook book) {
    return tags.computeIfAbsent(
        book.barcode(),
        barcode ->
            VirtualTag.item(
                uid(barcode),
                new ItemTag(
                    barcode,
                    LIBRARY,
                    1,
                    1,
                    book.forLoan() ? ItemTag.USAGE_CIRCULATING : ItemTag.USAGE_NOT_CIRCULATING),
                stock.holds(barcode) ? AFI_ON_LOAN : AFI_IN_STOCK));
  }

  private static TagUid uid(String barcode) {
    return new TagUid(FIRST_UID + Long.parseLong(barcode.replaceAll("[^0-9]", "")));
  }

  /** A tag on which one byte went bad. */
  static VirtualTag unreadable() {
    byte[] content = new byte[VirtualTag.USUAL_BYTES];
    content[0] = 0x11;
    content[1] = 1;
    content[2] = 1;
    content[3] = 'S';
    content[4] = 'Y';
    return new VirtualTag(new TagUid(FIRST_UID + 900_001), 0x3E, AFI_IN_STOCK, content);
  }

  /** A tag from somewhere else: a ski pass, a laundry label. */
  static VirtualTag foreign() {
    byte[] content = new byte[VirtualTag.USUAL_BYTES];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (0xA5 ^ (i * 31));
    }
    return new VirtualTag(new TagUid(FIRST_UID + 900_002), 0, 0, content);
  }

  /** The library's date. */
  LocalDate today() {
    return LocalDate.ofInstant(InstantSource.system().instant(), zone);
  }

  /** Over SIP2, as any other client would see it. */
  Sip2LibrarySystem system() {
    return system;
  }

  @Override
  public void close() throws IOException {
    KioskProcess running = kiosk;
    try {
      if (running != null) {
        running.end();
        kiosk = null;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      opened.close();
      files.remove();
    }
  }

  /**
   * Read from the journal's own file, beside the kiosk that writes it; zero before there is one.
   */
  JournalCounts journalCounts() throws JournalException {
    if (!Files.exists(files.journal())) {
      return new JournalCounts(0, 0, 0, 0, 0);
    }
    try (JournalReader journal = JournalReader.open(files.journal())) {
      return journal.counts();
    }
  }
}
