package org.shuyi.kiosk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Fitting;
import org.shuyi.hardware.link.open.LinkAddress;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.session.HouseRules;
import org.shuyi.kiosk.session.VanDesk;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.traffic.DataPlan;

class ConfigurationsTest {
  private static final String GOOD =
      """
      [station]
      id = "kiosk-1"
      library = "demo"
      data = "journal"

      [station.name]
      zh = "书驿"
      en = "Shuyi"

      [centre]
      broker = "tcp://127.0.0.1:1883"
      reference-key = "reference.key"
      signature-key = "centre.pub"

      [card]
      pattern = "\\\\d{12}"

      [devices.pad]
      driver = "feig"
      address = "serial:/dev/ttyUSB0"

      [devices.scanner]
      driver = "scanner"
      address = "serial:/dev/ttyUSB1?baud=9600"

      [devices.printer]
      driver = "escpos"
      address = "serial:/dev/ttyUSB2?baud=115200"
      paper = "mm80"
      """;

  @TempDir private Path folder;

  @Test
  void howTheGlassHangsAndTheOtherPlacesAreRead() throws Exception {
    StationConfig usual = Configurations.station(file(GOOD));
    assertThat(usual.screen()).isEqualTo(new StationConfig.Screen(true, 336, 597, 780));
    assertThat(usual.branches()).isEmpty();

    StationConfig config =
        Configurations.station(
            file(
                GOOD
                    + """

                    [screen]
                    width-mm = 194
                    height-mm = 345
                    bottom-mm = 900

                    [branches]
                    "市图书馆总馆" = "9:00–21:00"
                    "East side" = "10:00–18:00"
                    """));
    assertThat(config.screen()).isEqualTo(new StationConfig.Screen(true, 194, 345, 900));
    assertThat(config.branches())
        .containsExactly(Map.entry("市图书馆总馆", "9:00–21:00"), Map.entry("East side", "10:00–18:00"));
  }

  @Test
  void whatIsReadOnATelephoneHasAWebAddress() throws Exception {
    assertThat(Configurations.station(file(GOOD)).reading()).isEmpty();
    assertThat(
            Configurations.station(file(GOOD + "\n[reading]\n\"讲座\" = \"https://x.example/1\"\n"))
                .reading())
        .containsExactly(Map.entry("讲座", "https://x.example/1"));

    Path wrong = file(GOOD + "\n[reading]\n\"讲座\" = \"file:///etc/passwd\"\n");
    assertThatThrownBy(() -> Configurations.station(wrong))
        .isInstanceOfSatisfying(
            ConfigException.class,
            told ->
                assertThat(told.problems()).singleElement().asString().contains("讲座", "https://"));
  }

  private static final String VAN =
      """

      [van]
      least-days = 10

      [van.staff]
      "210000000099" = "李站长"

      [route.shimen]
      zh = "石门村"
      en = "Shimen"
      position = "30.2741, 120.1551"
      timetable = ["mon,thu 09:00-10:30 every 2 weeks since 2026-11-02", "2026-12-24 14:00-15:00"]
      """;

  @Test
  void aVanSaysWhoWorksThereAndWhereItGoes() throws Exception {
    assertThat(Configurations.station(file(GOOD)).van()).isEmpty();

    VanDesk.Settings van = Configurations.station(file(GOOD + VAN)).van().orElseThrow();

    StopId shimen = new StopId("shimen");
    assertThat(van.crew()).containsExactly(Map.entry(new PatronId("210000000099"), "李站长"));
    assertThat(van.route().stop(shimen).orElseThrow().name("en")).isEqualTo("Shimen");
    assertThat(van.route().plannedOn(LocalDate.of(2026, 11, 5))).hasSize(1);
    assertThat(van.route().plannedOn(LocalDate.of(2026, 11, 12))).isEmpty();
    assertThat(van.route().plannedOn(LocalDate.of(2026, 12, 24))).hasSize(1);
    assertThat(van.leastDays()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"210000000099\" = \"李站长\" | '' | nobody",
        "[route.shimen] | [route] | no stop",
        "mon,thu 09:00-10:30 | someday 09:00-10:30 | expected as",
        "mon,thu 09:00-10:30 | mon,thu 10:30-09:00 | ends before it begins",
        "30.2741, 120.1551 | 120.1551, 30.2741 | latitude",
        "30.2741, 120.1551 | by the old tree | degrees",
      })
  void whatIsWrongWithAVanIsNamed(String right, String wrong, String told) throws Exception {
    assertThat(problems(GOOD + VAN.replace(right, wrong))).anyMatch(it -> it.contains(told));
  }

  @Test
  void aGlassThatHangsTooHighForLowReachIsRefused() throws Exception {
    Path file = file(GOOD + "\n[screen]\nheight-mm = 900\nbottom-mm = 1000\n");

    assertThatThrownBy(() -> Configurations.station(file))
        .isInstanceOfSatisfying(
            ConfigException.class,
            wrong ->
                assertThat(wrong.problems()).singleElement().asString().contains("hang it lower"));
  }

  @Test
  void aLibraryHasANameInEveryLanguageOfTheScreens() throws Exception {
    StationConfig config =
        Configurations.station(
            file(GOOD.replace("en = \"Shuyi\"", "en = \"Shuyi\"\nvi = \"Thư dịch\"")));

    assertThat(config.names()).containsEntry(new Language("vi"), "Thư dịch");
  }

  @Test
  void aWholeFileIsRead() throws Exception {
    StationConfig config = Configurations.station(file(GOOD));
    assertThat(config.station().value()).isEqualTo("kiosk-1");
    assertThat(config.names()).containsEntry(Language.CHINESE, "书驿");
    assertThat(config.data()).isEqualTo(folder.resolve("journal"));
    assertThat(config.card().pattern().matcher("210000000012").matches()).isTrue();
    assertThat(config.devices())
        .extracting(each -> each.id() + " " + each.driver().name())
        .containsExactly("pad feig", "scanner scanner", "printer escpos");
    assertThat(config.devices().getFirst().address().map(LinkAddress::toString))
        .as("as readers of this kind leave the factory")
        .hasValue("serial:/dev/ttyUSB0?baud=38400&parity=even");
  }

  @Test
  void aStationWithoutDevicesIsAConfiguration() throws Exception {
    StationConfig config =
        Configurations.station(file(GOOD.substring(0, GOOD.indexOf("[devices.pad]"))));
    assertThat(config.devices()).isEmpty();
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnceWithLineAndKey() throws Exception {
    String bad =
        GOOD.replace("id = \"kiosk-1\"", "id = \"Kiosk 1\"")
            .replace("mm80", "a4")
            .replace("tcp://", "http://")
            .replace("driver = \"feig\"", "driver = \"acme\"")
            .replace("driver = \"scanner\"", "driver = \"scanner\"\nspeed = 3");
    assertThat(problems(bad))
        .satisfiesExactlyInAnyOrder(
            p -> assertThat(p).startsWith("kiosk.toml:2: station.id:").contains("Kiosk 1"),
            p -> assertThat(p).startsWith("kiosk.toml:11: centre.broker:").contains("ssl://host"),
            p -> assertThat(p).startsWith("kiosk.toml:19: devices.pad.driver:").contains("feig"),
            p ->
                assertThat(p)
                    .startsWith("kiosk.toml:24: devices.scanner.speed: no such key")
                    .contains("address"),
            p ->
                assertThat(p)
                    .startsWith("kiosk.toml:30: devices.printer.paper: 'a4' given")
                    .contains("mm58", "mm80"));
  }

  @Test
  void aMissingKeyIsNamedWithItsTable() throws Exception {
    assertThat(problems(GOOD.replace("library = \"demo\"\n", "")))
        .singleElement()
        .satisfies(p -> assertThat(p).contains("station.library").contains("missing"));
    assertThat(problems(GOOD.replace("[card]\npattern = \"\\\\d{12}\"\n", "")))
        .singleElement()
        .satisfies(p -> assertThat(p).contains("card.pattern").contains("missing"));
  }

  @Test
  void paymentsGoOverTlsOrToThisMachine() throws Exception {
    String gateway =
        "\n[payments]\nprovider = \"http\"\nuri = \"%s\"\nmerchant = \"m\"\nkey = \"pay.key\"\n";
    assertThat(Configurations.station(file(GOOD)).payments()).isEmpty();
    assertThat(
            Configurations.station(file(GOOD + gateway.formatted("https://pay.example/kiosk")))
                .payments())
        .get()
        .isInstanceOf(StationConfig.Payments.Http.class);
    assertThat(problems(GOOD + gateway.formatted("http://pay.example/kiosk")))
        .singleElement()
        .satisfies(p -> assertThat(p).contains("payments.uri").contains("https"));
    assertThat(problems(GOOD + "\n[payments]\nprovider = \"cash\"\n"))
        .singleElement()
        .satisfies(p -> assertThat(p).contains("payments.provider"));
  }

  @Test
  void cardsThatAreGivenOutAsQrCodesAreRead() throws Exception {
    String issuing = "\n[cards]\nperson-key = \"p\"\nseal-key = \"s\"\nprefix = \"21\"\n";
    assertThat(Configurations.station(file(GOOD)).card().qr()).isFalse();
    assertThat(Configurations.station(file(GOOD + issuing)).card().qr()).isTrue();
    assertThat(problems(GOOD.replace("[card]\n", "[card]\nqr = false\n") + issuing))
        .singleElement()
        .satisfies(p -> assertThat(p).contains("card.qr").contains("[cards]"));
  }

  @Test
  void aDevicesAddressThatIsNoneIsNamed() throws Exception {
    assertThat(problems(GOOD.replace("serial:/dev/ttyUSB1?baud=9600", "ttyUSB1")))
        .singleElement()
        .asString()
        .startsWith("kiosk.toml:24: devices.scanner.address:")
        .contains("tcp://");
  }

  @Test
  void aKeyThatIsMisspeltIsNamedWithTheOneThatIsMissed() throws Exception {
    assertThat(
            problems(GOOD.replace("address = \"serial:/dev/ttyUSB0", "adress = \"serial:/dev/x")))
        .singleElement()
        .asString()
        .startsWith("kiosk.toml:18: devices.pad.address: is missing")
        .contains("adress");
  }

  @Test
  void aDeviceWithoutADriverOrWithABadNameIsNamed() throws Exception {
    assertThat(problems(GOOD.replace("driver = \"escpos\"\n", "")))
        .singleElement()
        .asString()
        .startsWith("kiosk.toml:26: devices.printer.driver: is missing");
    assertThat(problems(GOOD.replace("[devices.pad]", "[devices.Pad_1]")))
        .singleElement()
        .asString()
        .startsWith("kiosk.toml:18: devices.Pad_1:")
        .contains("hyphen");
    assertThat(problems(GOOD + "[devices]\npad2 = 3\n"))
        .singleElement()
        .asString()
        .contains("devices.pad2", "a table [devices.pad2] is expected");
  }

  @Test
  void onePortServesOneDevice() throws Exception {
    assertThat(problems(GOOD.replace("/dev/ttyUSB2", "/dev/ttyUSB1")))
        .singleElement()
        .asString()
        .startsWith("kiosk.toml:28: devices.printer.address: /dev/ttyUSB1 belongs to")
        .contains("[devices.scanner] (line 22)");
  }

  @Test
  void twoLockersAreTwoDevicesButAPatronHasOnePad() throws Exception {
    String lockers =
        """
        [devices.left]
        driver = "kerong"
        address = "serial:/dev/ttyUSB3"
        [devices.right]
        driver = "kerong"
        address = "tcp://10.0.0.7:4001"
        boards = "0,1"
        """;
    assertThat(Configurations.station(file(GOOD + lockers)).devices()).hasSize(5);
    assertThat(problems(GOOD + lockers.replace("kerong", "feig").replace("boards = \"0,1\"\n", "")))
        .satisfiesExactly(
            p -> assertThat(p).startsWith("kiosk.toml:31: devices.left.driver:").contains("pad"),
            p -> assertThat(p).startsWith("kiosk.toml:34: devices.right.driver:").contains("pad"));
  }

  @Test
  void whatIsNotTomlIsNamedWithItsLine() throws Exception {
    assertThat(problems(GOOD.replace("[centre]", "[centre")))
        .anySatisfy(p -> assertThat(p).startsWith("kiosk.toml:10: not TOML:"));
  }

  @Test
  void aPaceThatNobodyKnowsIsNamed() throws Exception {
    assertThat(problems(GOOD.replace("[centre]\n", "[centre]\npace = \"fast\"\n")))
        .singleElement()
        .satisfies(p -> assertThat(p).startsWith("kiosk.toml:11: centre.pace:").contains("brisk"));
  }

  @Test
  void aSimCardsLimitsAreReadInMegabytes() throws Exception {
    assertThat(Configurations.station(file(GOOD)).centre().plan()).isEqualTo(DataPlan.UNLIMITED);
    String limited = GOOD.replace("[centre]\n", "[centre]\nmegabytes-per-month = 500\n");
    assertThat(Configurations.station(file(limited)).centre().plan())
        .isEqualTo(new DataPlan(Long.MAX_VALUE, 500_000_000));
    assertThat(problems(GOOD.replace("[centre]\n", "[centre]\nmegabytes-per-day = 0\n")))
        .singleElement()
        .satisfies(p -> assertThat(p).contains("centre.megabytes-per-day"));
  }

  @Test
  void anAddressWithTlsNeedsItsFilesAndTheOtherWayRound() throws Exception {
    String tls =
        "[tls]\nca = \"tls/ca.crt\"\ncertificate = \"tls/own.crt\"\nkey = \"tls/own.key\"\n";
    String encrypted = GOOD.replace("tcp://127.0.0.1:1883", "ssl://mqtt.example:8883");
    assertThat(Configurations.station(file(encrypted + tls)).centre().tls())
        .hasValue(
            new TlsConfig(
                folder.resolve("tls/ca.crt"),
                folder.resolve("tls/own.crt"),
                folder.resolve("tls/own.key")));
    assertThat(problems(encrypted))
        .singleElement()
        .satisfies(
            p -> assertThat(p).startsWith("kiosk.toml:11: centre.broker:").contains("[tls]"));
    assertThat(problems(GOOD + tls))
        .singleElement()
        .satisfies(
            p -> assertThat(p).startsWith("kiosk.toml:11: centre.broker:").contains("ssl://"));
    assertThat(problems(encrypted + tls.replace("key =", "kex =")))
        .satisfiesExactlyInAnyOrder(
            p -> assertThat(p).contains("tls.key: is missing"),
            p -> assertThat(p).contains("tls.kex: no such key"));
  }

  @Test
  void theSameAfiForBothStatesIsRefused() throws Exception {
    assertThat(problems(GOOD.replace("driver = \"feig\"", "driver = \"feig\"\nafi-on-loan = 0x07")))
        .singleElement()
        .satisfies(p -> assertThat(p).contains("devices.pad.afi-on-loan").contains("gate"));
  }

  @Test
  void aSip2ServerIsReadWithAllItsKeys() throws Exception {
    String text =
        CENTRE
            + """
            tls = true
            authority = "ils-ca.pem"
            charset = "GB18030"
            terminator = "CRLF"
            checksums = false
            connections = 4
            [ils.capabilities]
            honours-return-date = false
            [ils.check]
            patrons = ["P1"]
            items = ["B1", "B2"]
            """;
    IlsConfig ils = Configurations.centre(file(text)).ils();
    assertThat(ils.adapter())
        .isInstanceOfSatisfying(
            IlsConfig.Sip2.class,
            sip2 -> {
              assertThat(sip2.authority()).contains(folder.resolve("ils-ca.pem"));
              assertThat(sip2.charset()).isEqualTo(Charset.forName("GB18030"));
              assertThat(sip2.lineFeed()).isTrue();
              assertThat(sip2.checksums()).isFalse();
              assertThat(sip2.connections()).isEqualTo(4);
            });
    assertThat(ils.capabilities()).containsEntry(Capability.HONOURS_RETURN_DATE, false);
    assertThat(ils.check()).hasValueSatisfying(c -> assertThat(c.items()).hasSize(2));
  }

  @Test
  void theSampleOfAStationIsAConfiguration() throws Exception {
    StationConfig config = Configurations.station(Path.of("src/main/dist/etc/station.toml"));
    assertThat(config.devices()).extracting(Fitting::id).contains(new DeviceId("pad"));
    assertThat(config.chute().orElseThrow().reader()).isEqualTo(new DeviceId("slot"));
  }

  @Test
  void aChuteNeedsAReaderOfItsOwnThatSeesWhatLiesThere() throws Exception {
    String sample = Files.readString(Path.of("src/main/dist/etc/station.toml"));
    assertThat(problems(sample.replace("reader = \"slot\"", "reader = \"elsewhere\"")))
        .anySatisfy(p -> assertThat(p).contains("there is no RFID reader [devices.elsewhere]"))
        .anySatisfy(p -> assertThat(p).contains("a station has one RFID reader at its pad"));
    assertThat(problems(sample.replace("already-there = \"counts\"\n", "")))
        .singleElement()
        .asString()
        .contains("already-there = \"counts\"");
  }

  @Test
  void whatTheLibraryDoesStandsInTheFile() throws Exception {
    String sample = Files.readString(Path.of("src/main/dist/etc/station.toml"));
    assertThat(Configurations.station(Path.of("src/main/dist/etc/station.toml")).house())
        .isEqualTo(HouseRules.USUAL);
    String rules =
        sample
            + """

            [staff]
            cards = ["2100000099999999"]
            hold-days = 2

            [sets]
            lend-incomplete = true
            """;
    Path file = Files.writeString(folder.resolve("rules.toml"), rules);
    assertThat(Configurations.station(file).house())
        .isEqualTo(new HouseRules(Set.of(new PatronId("2100000099999999")), 2, true));
    assertThat(problems(rules.replace("hold-days = 2", "hold-days = 0")))
        .singleElement()
        .asString()
        .contains("hold-days");
  }

  @Test
  void readersUnderBooksThatAreOfferedArePlaced() throws Exception {
    String sample = Files.readString(Path.of("src/main/dist/etc/station.toml"));
    String compartment =
        """

        [devices.%s]
        driver = "feig"
        address = "serial:/dev/serial/by-id/%s"
        place = "%s"
        """;
    String three =
        sample
            + compartment.formatted("third", "third", "locker")
            + compartment.formatted("first", "first", "shelf")
            + compartment.formatted("second", "second", "shelf");
    Path file = Files.writeString(folder.resolve("station.toml"), three);
    assertThat(Configurations.station(file).inLocker()).containsExactly(new DeviceId("third"));
    assertThat(Configurations.station(file).shelf())
        .containsExactlyInAnyOrder(new DeviceId("first"), new DeviceId("second"));
    assertThat(Configurations.devices(file))
        .extracting(Fitting::id)
        .contains(new DeviceId("first"));
    assertThat(problems(sample + compartment.formatted("first", "first", "roof")))
        .singleElement()
        .asString()
        .contains("'roof' given");
    assertThat(problems(sample.replace("[devices.slips]", "[devices.slips]\nplace = \"shelf\"")))
        .singleElement()
        .asString()
        .contains("all else has no place");
  }

  @ParameterizedTest
  @ValueSource(strings = {"centre-sip2.toml", "centre-koha-rest.toml"})
  void theSamplesAreConfigurations(String name) throws Exception {
    IlsConfig ils = Configurations.centre(Path.of("src/main/dist/etc", name)).ils();
    assertThat(ils.check()).isPresent();
  }

  @Test
  void everythingThatIsWrongWithALibrarySystemIsNamed() throws Exception {
    String text =
        CENTRE
            + """
            authority = "ils-ca.pem"
            charset = "KLINGON"
            terminator = "LF"
            [ils.capabilities]
            flies = true
            [ils.check]
            patrons = "P1"
            items = ["B|1"]
            """;
    assertThat(centreProblems(text))
        .satisfiesExactlyInAnyOrder(
            p -> assertThat(p).startsWith("kiosk.toml:9: ils.authority:").contains("tls = true"),
            p -> assertThat(p).startsWith("kiosk.toml:10: ils.charset:").contains("KLINGON"),
            p -> assertThat(p).startsWith("kiosk.toml:11: ils.terminator:").contains("CRLF"),
            p -> assertThat(p).startsWith("kiosk.toml:13: ils.capabilities.flies:"),
            p -> assertThat(p).startsWith("kiosk.toml:15: ils.check.patrons:").contains("list"),
            p -> assertThat(p).startsWith("kiosk.toml:15: ils.check.patrons:").contains("empty"),
            p -> assertThat(p).startsWith("kiosk.toml:16: ils.check.items:").contains("B|1"),
            p -> assertThat(p).startsWith("kiosk.toml:16: ils.check.items:").contains("empty"));
  }

  @Test
  void anAddressOfKohaWithAPathIsNamed() throws Exception {
    String text =
        CENTRE.substring(0, CENTRE.indexOf("host"))
            + """
            adapter = "koha-rest"
            server = "https://koha.example/api/v1"
            user = "kiosk"
            password = "koha.password"
            """;
    assertThat(centreProblems(text))
        .satisfiesExactlyInAnyOrder(
            p -> assertThat(p).startsWith("kiosk.toml:7: ils.server:").contains("without a path"),
            p -> assertThat(p).contains("ils.returns").contains("SIP2"));
  }

  @Test
  void aCentresStoreIsAFileUnlessATableSaysElse() throws Exception {
    assertThat(Configurations.centre(file(CENTRE)).store()).isEmpty();
    assertThat(Configurations.centre(file(CENTRE + STORE)).store())
        .hasValue(
            new StoreConfig(
                "jdbc:postgresql://db/shuyi",
                "shuyi",
                Optional.of(folder.resolve("store.password")),
                120));
    assertThat(Configurations.centre(file(CENTRE + STORE.replaceAll("password.*", ""))).store())
        .hasValueSatisfying(store -> assertThat(store.password()).isEmpty());
  }

  @Test
  void theSampleOfAStoreIsAConfiguration() throws Exception {
    assertThat(
            Configurations.centre(Path.of("src/main/dist/etc", "centre-postgresql.toml")).store())
        .hasValueSatisfying(store -> assertThat(store.leaseSeconds()).isEqualTo(120));
  }

  @Test
  void aStoreThatWontDoIsNamedWithItsLine() throws Exception {
    assertThat(centreProblems(CENTRE + STORE.replace("jdbc:postgresql", "mysql")))
        .singleElement()
        .asString()
        .startsWith("kiosk.toml:10: store.url:")
        .contains("jdbc:postgresql://host:port/database");
    assertThat(centreProblems(CENTRE + "[store]\n"))
        .anySatisfy(p -> assertThat(p).contains("store.url: is missing"))
        .anySatisfy(p -> assertThat(p).contains("store.user: is missing"));
  }

  /** 5 s to connect, 10 s each of four times for an answer; and once more in reserve. */
  @Test
  void aLeaseShorterThanTheLibrarySystemMayTakeIsRefused() throws Exception {
    assertThat(centreProblems(CENTRE + STORE + "lease-seconds = 89\n"))
        .singleElement()
        .asString()
        .startsWith("kiosk.toml:13: store.lease-seconds:")
        .contains("at least 90 expected");
    assertThat(
            Configurations.centre(file(CENTRE + STORE + "lease-seconds = 90\n"))
                .store()
                .orElseThrow()
                .leaseSeconds())
        .isEqualTo(90);
  }

  @Test
  void theSampleOfAConsoleIsAConfiguration() throws Exception {
    ConsoleConfig console =
        Configurations.centre(Path.of("src/main/dist/etc", "centre-sip2.toml"))
            .console()
            .orElseThrow();
    assertThat(console.port()).isEqualTo(8080);
    assertThat(console.sites().get(new StationId("kiosk-1")))
        .isEqualTo(
            new ConsoleConfig.Site(
                "西湖书驿", Optional.of(new ConsoleConfig.Position(30.2585, 120.1530))));
    assertThat(Configurations.centre(file(CENTRE)).console()).isEmpty();
  }

  @Test
  void aConsoleThatWouldSendPasswordsInTheOpenIsRefused() throws Exception {
    String open = CENTRE + "[console]\naddress = \"0.0.0.0\"\n";
    assertThat(centreProblems(open))
        .singleElement()
        .asString()
        .contains("console.address")
        .contains("https = true");
    assertThat(Configurations.centre(file(open + "https = true\n")).console()).isPresent();
    assertThat(
            centreProblems(
                CENTRE + "[console.stations.Kiosk_1]\nname = \"x\"\nposition = \"north\"\n"))
        .anySatisfy(p -> assertThat(p).contains("a-z, 0-9 and hyphen"))
        .anySatisfy(p -> assertThat(p).contains("as \"30.25, 120.16\""));
  }

  private static final String STORE =
      """
      [store]
      url = "jdbc:postgresql://db/shuyi"
      user = "shuyi"
      password = "store.password"
      """;

  private static final String CENTRE =
      """
      [centre]
      library = "demo"
      reference-key = "reference.key"
      signing-key = "centre.key"
      [ils]
      host = "ils.example"
      user = "kiosk"
      password = "ils.password"
      """;

  private List<String> centreProblems(String text) throws IOException {
    Path file = file(text);
    return catchThrowableOfType(ConfigException.class, () -> Configurations.centre(file))
        .problems();
  }

  @Test
  void aMissingFileIsNamed() {
    ConfigException e =
        catchThrowableOfType(
            ConfigException.class, () -> Configurations.station(folder.resolve("none.toml")));
    assertThat(e.problems()).singleElement().asString().contains("none.toml").contains("--config");
  }

  @Test
  void aFileThatIsNotUtf8IsNamed() throws Exception {
    Path file = folder.resolve("gbk.toml");
    Files.write(file, GOOD.getBytes(Charset.forName("GB18030")));
    ConfigException e =
        catchThrowableOfType(ConfigException.class, () -> Configurations.station(file));
    assertThat(e.problems()).singleElement().asString().contains("UTF-8");
  }

  private List<String> problems(String text) throws IOException {
    Path file = file(text);
    return catchThrowableOfType(ConfigException.class, () -> Configurations.station(file))
        .problems();
  }

  private Path file(String text) throws IOException {
    return Files.write(folder.resolve("kiosk.toml"), text.getBytes(StandardCharsets.UTF_8));
  }
}
