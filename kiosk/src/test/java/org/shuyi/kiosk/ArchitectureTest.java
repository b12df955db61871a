package org.shuyi.kiosk;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.shuyi.hardware.device.Device;
import org.shuyi.sync.journal.Journal;

/** The lines of the house that concern journeys, screens and commands, each with its reason. */
@AnalyzeClasses(packages = "org.shuyi.kiosk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String HOUSE = "org.shuyi.kiosk";
  private static final String FLOW = HOUSE + ".flow..";
  private static final String APP = HOUSE + ".app..";
  private static final String CONFIG = HOUSE + ".config..";
  private static final String PAYMENT = HOUSE + ".payment..";
  private static final String RECEIPT = HOUSE + ".receipt..";
  private static final String CATALOGUE = HOUSE + ".catalogue..";
  private static final String UI = HOUSE + ".ui..";
  private static final String SCREEN = HOUSE + ".screen..";
  private static final String WORKBENCH = HOUSE + ".workbench..";

  /** Names and addresses: plain values in a package that else means the network. */
  private static final Set<String> VALUES_OF_JAVA_NET =
      Set.of("java.net.URI", "java.net.URISyntaxException");

  /** Drivers, stores, and the world of the demo. */
  private static final List<String> CONCRETE =
      List.of(
          "org.shuyi.hardware.virtual",
          "org.shuyi.hardware.rfid.feig",
          "org.shuyi.hardware.scanner.serial",
          "org.shuyi.hardware.printer.escpos",
          "org.shuyi.hardware.link.serial",
          "org.shuyi.hardware.link.tcp",
          "org.shuyi.sync.centre",
          "org.shuyi.sync.ils.demo",
          "org.shuyi.sync.sip2",
          "org.shuyi.sync.koha",
          "org.shuyi.sync.mqtt",
          "org.shuyi.sync.journal.sqlite");

  /** What lies on a pad, how a door stands or what is drawn on the glass is a value. */
  private static final Set<String> VALUES_ON_A_SCREEN =
      Set.of(
          "org.shuyi.hardware.device",
          "org.shuyi.hardware.locker",
          "org.shuyi.hardware.rfid",
          "org.shuyi.hardware.rfid.tag",
          "org.shuyi.hardware.printer.qr");

  @ArchTest
  static final ArchRule A_FLOW_IS_A_FUNCTION =
      classes()
          .that()
          .resideInAPackage(FLOW)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              FLOW,
              "org.shuyi.hardware.device",
              "org.shuyi.hardware.locker",
              "org.shuyi.hardware.rfid",
              "org.shuyi.hardware.rfid.tag",
              "org.shuyi.sync.circulation",
              "org.shuyi.sync.journal",
              "org.jspecify.annotations",
              "java.lang..",
              "java.time..",
              "java.util",
              "java.util.function",
              "java.util.stream")
          .because(
              "every journey must run in a test without device, clock or screen; what a flow wants"
                  + " done is an Effect, what it learns is an Event");

  @ArchTest
  static final ArchRule A_FLOW_HOLDS_NO_DEVICE =
      noClasses()
          .that()
          .resideInAnyPackage(FLOW, RECEIPT, SCREEN, UI)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Device.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Journal.class)
          .because(
              "a port in a flow or on a screen is a side effect; the session holds devices and journal");

  @ArchTest
  static final ArchRule PURE_PACKAGES_DO_NO_IO =
      noClasses()
          .that()
          .resideInAnyPackage(FLOW, RECEIPT, CONFIG)
          .should()
          .dependOnClassesThat(describe("streams and the network", ArchitectureTest::isIo))
          .because("a decision, a receipt and a checked file are the same on every machine");

  @ArchTest
  static final ArchRule ONLY_CONFIG_OF_THE_PURE_PACKAGES_OPENS_FILES =
      noClasses()
          .that()
          .resideInAnyPackage(FLOW, RECEIPT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.nio.channels..")
          .allowEmptyShould(true)
          .because("a station's file is read once, at start; nothing else here comes from a disk");

  @ArchTest
  static final ArchRule PURE_PACKAGES_START_NO_THREAD =
      noClasses()
          .that()
          .resideInAnyPackage(FLOW, RECEIPT, CONFIG, CATALOGUE)
          .should()
          .dependOnClassesThat(describe("threads and executors", ArchitectureTest::isThread))
          .because("one mailbox thread runs the journeys, and the session owns it");

  @ArchTest
  static final ArchRule PURE_PACKAGES_READ_NO_CLOCK_AND_THROW_NO_DICE =
      noClasses()
          .that()
          .resideInAnyPackage(FLOW, RECEIPT, CONFIG, CATALOGUE)
          .should()
          .callCodeUnitWhere(describe("it reads a clock", ArchitectureTest::readsClock))
          .orShould()
          .callCodeUnitWhere(describe("it throws dice", ArchitectureTest::throwsDice))
          .because("time and ids are handed in, so that a test is exact and a clock may be wrong");

  @ArchTest
  static final ArchRule SCREENS_ONLY_DRAW =
      noClasses()
          .that()
          .resideInAnyPackage(SCREEN, UI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HOUSE + ".session..", APP, CONFIG, RECEIPT, WORKBENCH)
          .orShould()
          .dependOnClassesThat(describe("sync but ids and reasons", ArchitectureTest::isSync))
          .orShould()
          .dependOnClassesThat(describe("hardware that does things", ArchitectureTest::isHardware))
          .because(
              "a screen draws a Kiosk and posts Touches; whatever else it would know, a test and"
                  + " the gallery would have to fake");

  @ArchTest
  static final ArchRule A_SCREEN_KNOWS_NO_OTHER =
      slices()
          .matching(HOUSE + ".screen.(*)..")
          .should()
          .notDependOnEachOther()
          .because("each screen is one folder that can be read and changed alone");

  @ArchTest
  static final ArchRule JAVAFX =
      outside(SCREEN, UI, WORKBENCH)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "com.sun.javafx..")
          .because("a kiosk decides, records and settles with no display; only screens draw");

  @ArchTest
  static final ArchRule RUN_LATER =
      outside(UI, WORKBENCH)
          .should()
          .callCodeUnitWhere(describe("it runs later", ArchitectureTest::runsLater))
          .because(
              "one place hands work to the JavaFX thread; a second one makes order a matter of"
                  + " luck");

  @ArchTest
  static final ArchRule ONLY_APP_NAMES_WHAT_IS_CONCRETE =
      outside(APP)
          .should()
          .dependOnClassesThat(describe("drivers, stores and worlds", ArchitectureTest::isConcrete))
          .because(
              "drivers, stores and the demo's world are chosen in one place, by constructors; a"
                  + " missing device is reported and never replaced by a virtual one");

  @ArchTest
  static final ArchRule NOBODY_NEEDS_THE_APP =
      outside(APP)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(APP)
          .because("the app wires the others; who needs it can't be wired");

  @ArchTest
  static final ArchRule PICOCLI =
      outside(APP)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .because("a command line is one way to start the program, known in one place");

  @ArchTest
  static final ArchRule TOML =
      outside(CONFIG)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tomlj..", "com.fasterxml.jackson.dataformat..")
          .because("a station's file is read and checked once; everybody else gets typed records");

  @ArchTest
  static final ArchRule JACKSON =
      outside(CONFIG, APP, PAYMENT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..")
          .because("what is bound to a text by reflection belongs where the text is, at the edge");

  @ArchTest
  static final ArchRule LOGBACK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ch.qos.logback..")
          .because("code logs through slf4j; logback is set up by its file alone");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .assignedFrom(new Rooms())
          .should()
          .beFreeOfCycles()
          .because("a package that needs its user can't be read, tested or replaced alone");

  @ArchTest
  static final ArchRule NO_GLOBAL_STATE =
      fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .because("state belongs to an object that somebody made, and a session's ends with it");

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses all) {
    Set<String> unmarked =
        all.stream()
            .map(JavaClass::getPackage)
            .filter(here -> !here.isAnnotatedWith(NullMarked.class))
            .map(here -> here.getName() + " lacks package-info.java with @NullMarked")
            .collect(Collectors.toSet());
    assertThat(unmarked).as("NullAway only checks packages that say so").isEmpty();
  }

  @ArchTest
  static void theRoomsThatRulesSpeakOfAreThere(JavaClasses all) {
    assertThat(all.stream().map(JavaClass::getPackageName))
        .as("a rule about a package that was renamed would hold for ever")
        .contains(
            HOUSE + ".flow",
            HOUSE + ".receipt",
            HOUSE + ".config",
            HOUSE + ".ui",
            HOUSE + ".screen");
    assertThat(VALUES_OF_JAVA_NET).allSatisfy(name -> assertThat(Class.forName(name)).isPublic());
    assertThat(CONCRETE)
        .allSatisfy(room -> assertThat(Class.forName(room + ".package-info")).isNotNull());
  }

  /** Each package is a room; the app and its demo are one, for they wire each other. */
  private static final class Rooms implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String room = type.getPackageName();
      return !room.startsWith(HOUSE)
          ? SliceIdentifier.ignore()
          : SliceIdentifier.of(room.startsWith(HOUSE + ".app.") ? HOUSE + ".app" : room);
    }

    @Override
    public String getDescription() {
      return "rooms of the kiosk";
    }
  }

  private static GivenClassesConjunction outside(String... rooms) {
    return noClasses().that().resideOutsideOfPackages(rooms);
  }

  private static boolean isConcrete(JavaClass type) {
    return CONCRETE.stream().anyMatch(room -> isIn(room, type.getPackageName()));
  }

  private static boolean isIn(String room, String packageName) {
    return (packageName + ".").startsWith(room + ".");
  }

  /** Ids, acts and reasons are what a flow speaks in; the rest of van-sync does things. */
  private static boolean isSync(JavaClass type) {
    String room = type.getPackageName();
    return room.startsWith("org.shuyi.sync.") && !room.equals("org.shuyi.sync.circulation");
  }

  /** What lies on a pad is a value; ports, links and drivers do things. */
  private static boolean isHardware(JavaClass type) {
    String room = type.getPackageName();
    return room.startsWith("org.shuyi.hardware.")
        && (type.isAssignableTo(Device.class) || !VALUES_ON_A_SCREEN.contains(room));
  }

  private static boolean isIo(JavaClass type) {
    return type.isAssignableTo(InputStream.class)
        || type.isAssignableTo(OutputStream.class)
        || type.isAssignableTo(Reader.class)
        || type.isAssignableTo(Writer.class)
        || type.isEquivalentTo(File.class)
        || (type.getPackageName().startsWith("java.net")
            && !VALUES_OF_JAVA_NET.contains(type.getName()));
  }

  private static boolean isThread(JavaClass type) {
    return type.isAssignableTo(Thread.class)
        || type.isAssignableTo(Executor.class)
        || type.isEquivalentTo(Executors.class)
        || type.isEquivalentTo(Timer.class);
  }

  private static boolean runsLater(JavaCall<?> call) {
    return call.getTargetOwner().getName().equals("javafx.application.Platform")
        && call.getName().startsWith("run");
  }

  private static boolean readsClock(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    String method = call.getName();
    return (owner.startsWith("java.time.") && method.equals("now") && hasNoArgument(call))
        || (owner.equals("java.time.Clock") && method.startsWith("system"))
        || (owner.equals("java.time.InstantSource") && method.equals("system"))
        || (owner.equals("java.lang.System")
            && Set.of("currentTimeMillis", "nanoTime").contains(method));
  }

  private static boolean throwsDice(JavaCall<?> call) {
    JavaClass owner = call.getTargetOwner();
    return owner.isAssignableTo(Random.class)
        || owner.isAssignableTo(RandomGenerator.class)
        || (owner.isEquivalentTo(Math.class) && call.getName().equals("random"))
        || (owner.isEquivalentTo(UUID.class) && call.getName().equals("randomUUID"));
  }

  private static boolean hasNoArgument(JavaCall<?> call) {
    return call.getTarget().getRawParameterTypes().isEmpty();
  }
}
