package org.shuyi.hardware;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.driver.Driver;

/** The lines of the house that concern tags, cards, doors and paper, each with its reason. */
@AnalyzeClasses(
    packages = "org.shuyi.hardware",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String HOUSE = "org.shuyi.hardware";

  /** Packages that touch the world; everything else is pure. */
  private static final Set<String> EDGE =
      Set.of(
          HOUSE + ".device.supervise",
          HOUSE + ".link.serial",
          HOUSE + ".link.tcp",
          HOUSE + ".link.file",
          HOUSE + ".link.i2c",
          HOUSE + ".link.open",
          HOUSE + ".link.pcsc",
          HOUSE + ".link.process",
          HOUSE + ".link.recording",
          HOUSE + ".link.spi",
          HOUSE + ".pins.guard",
          HOUSE + ".pins.pi4j",
          HOUSE + ".speech.espeak",
          HOUSE + ".virtual");

  /** Classes that read what ships inside the program, or a key that its settings name. */
  private static final Set<String> READS_ONE_FILE =
      Set.of(HOUSE + ".printer.escpos.SlipFont", HOUSE + ".driver.SecretFile");

  @ArchTest
  static final ArchRule KNOWS_NO_LOANS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.shuyi.sync..", "org.shuyi.kiosk..")
          .because(
              "hardware knows tags, cards, doors and paper, never loans or screens; what a tag"
                  + " means is decided above");

  @ArchTest
  static final ArchRule SERIAL_PORTS =
      only(
          "link.serial",
          resideInAPackage("com.fazecast.."),
          "jSerialComm is known in one place, so that its quirks are met once; ask for a"
              + " LinkOpener");

  @ArchTest
  static final ArchRule SMART_CARDS =
      only(
          "link.pcsc",
          resideInAPackage("javax.smartcardio.."),
          "the smart card API waits, caches and throws in ways of its own; ask for a LinkOpener");

  @ArchTest
  static final ArchRule PINS =
      only(
          "pins.pi4j",
          resideInAPackage("com.pi4j.."),
          "Pi4J is known in one place, and a station without a header must start; use the pins"
              + " port");

  @ArchTest
  static final ArchRule SOCKETS =
      noClasses()
          .that()
          .resideOutsideOfPackages(HOUSE + ".link.tcp", HOUSE + ".virtual")
          .should()
          .dependOnClassesThat(describe("sockets", ArchitectureTest::isSocket))
          .because(
              "a device is reached through a Link, so that a cable, a converter and a recording are the"
                  + " same to its driver");

  @ArchTest
  static final ArchRule BARCODES =
      noClasses()
          .that()
          .resideOutsideOfPackages(HOUSE + ".virtual", HOUSE + ".printer..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.zxing..")
          .because("only paper bears barcodes; a scanner reads them itself");

  @ArchTest
  static final ArchRule PICTURES =
      noClasses()
          .that()
          .resideOutsideOfPackages(HOUSE + ".virtual", HOUSE + ".printer..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.awt..", "javax.imageio..")
          .because("AWT costs start-up time and memory on a small machine; only paper needs it");

  @ArchTest
  static final ArchRule DRIVERS_TAKE_ANY_WIRE =
      noClasses()
          .that()
          .resideInAnyPackage(
              HOUSE + ".rfid..",
              HOUSE + ".card..",
              HOUSE + ".id..",
              HOUSE + ".dispenser..",
              HOUSE + ".gnss..",
              HOUSE + ".locker..",
              HOUSE + ".printer..",
              HOUSE + ".scanner..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              HOUSE + ".link.serial",
              HOUSE + ".link.tcp",
              HOUSE + ".link.file",
              HOUSE + ".link.pcsc",
              HOUSE + ".link.open")
          .because(
              "a driver is handed a LinkOpener, so that it runs over a port, a converter or a"
                  + " recording alike");

  @ArchTest
  static final ArchRule WIRES_KNOW_NO_DEVICE =
      noClasses()
          .that()
          .resideInAPackage(HOUSE + ".link..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              HOUSE + ".device..",
              HOUSE + ".rfid..",
              HOUSE + ".card..",
              HOUSE + ".id..",
              HOUSE + ".dispenser..",
              HOUSE + ".gnss..",
              HOUSE + ".locker..",
              HOUSE + ".printer..",
              HOUSE + ".scanner..")
          .because("a wire carries bytes; what they mean is known above it");

  @ArchTest
  static final ArchRule VIRTUAL_IS_NEVER_A_FALLBACK =
      noClasses()
          .that()
          .resideOutsideOfPackage(HOUSE + ".virtual..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(HOUSE + ".virtual..")
          .because(
              "a missing device is reported, never replaced by a fake; only tests and the kiosk's"
                  + " app package name virtual devices");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching(HOUSE + ".(**)")
          .should()
          .beFreeOfCycles()
          .because("a package that needs its user can't be read, tested or replaced alone");

  @ArchTest
  static final ArchRule ONE_OWNER_OF_THREADS =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              HOUSE + ".device.supervise", HOUSE + ".pins.guard", HOUSE + ".virtual")
          .should()
          .dependOnClassesThat(describe("threads and executors", ArchitectureTest::isThread))
          .because(
              "a device has one thread and device.supervise owns it; hand a Protocol to a"
                  + " DeviceThread and submit commands; the guard is a program of its own");

  @ArchTest
  static final ArchRule PURE_PACKAGES_DO_NO_IO =
      noClasses()
          .that(describe("are pure", ArchitectureTest::isPure))
          .should()
          .dependOnClassesThat(describe("files and streams", ArchitectureTest::isIo))
          .because(
              "framers, codecs and ports are tested byte by byte without a machine around them;"
                  + " bytes come and go through a Link");

  @ArchTest
  static final ArchRule PURE_PACKAGES_READ_NO_CLOCK_AND_THROW_NO_DICE =
      noClasses()
          .that(describe("are pure", ArchitectureTest::isPure))
          .should()
          .callCodeUnitWhere(describe("it reads a clock", ArchitectureTest::readsClock))
          .orShould()
          .callCodeUnitWhere(describe("it throws dice", ArchitectureTest::throwsDice))
          .because("an InstantSource and a RandomGenerator are handed in, so that a test is exact");

  @ArchTest
  static final ArchRule NO_GLOBAL_STATE =
      fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .because("state belongs to an object that somebody made; two devices must not share it");

  @ArchTest
  static final ArchRule PORTS_END_IN_CONDITIONS =
      classes()
          .that()
          .implement(Device.class)
          .and()
          .areNotInterfaces()
          .and()
          .areNotAssignableFrom(SupervisedDevice.class)
          .should()
          .haveModifier(JavaModifier.FINAL)
          .because("drivers vary by protocol, not by inheritance");

  @ArchTest
  static void everyDriverPackageShowsOneDriver(JavaClasses all) {
    Map<String, List<JavaClass>> drivers =
        all.stream()
            .filter(ArchitectureTest::isDriver)
            .collect(Collectors.groupingBy(JavaClass::getPackageName));
    assertThat(drivers).as("packages with a driver").isNotEmpty();
    drivers.forEach(
        (name, here) ->
            assertThat(publicNames(all, name))
                .as(
                    "public classes of %s: a driver package shows its one driver and at most"
                        + " records and enums of settings; framer, codec and protocol are its own business",
                    name)
                .containsExactlyElementsOf(here.stream().map(JavaClass::getSimpleName).toList())
                .hasSize(1));
  }

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
  static void everythingThatARuleExemptsExists(JavaClasses all) {
    assertThat(all.stream().map(JavaClass::getPackageName))
        .as("packages at the edge")
        .containsAll(EDGE);
    assertThat(READS_ONE_FILE)
        .as("an exemption for a class that is gone would cover the next one of its name")
        .allSatisfy(name -> assertThat(all.contain(name)).as(name).isTrue());
  }

  private static ArchRule only(
      String room, DescribedPredicate<? super JavaClass> library, String reason) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(HOUSE + "." + room)
        .should()
        .dependOnClassesThat(library)
        .because(reason);
  }

  private static boolean isSocket(JavaClass type) {
    return (type.getPackageName().equals("java.net") && type.getSimpleName().contains("Socket"))
        || (type.getPackageName().equals("java.nio.channels")
            && type.getSimpleName().contains("Socket"));
  }

  private static boolean isThread(JavaClass type) {
    return type.isAssignableTo(Thread.class)
        || type.isAssignableTo(java.util.concurrent.Executor.class)
        || type.isEquivalentTo(java.util.concurrent.Executors.class)
        || type.isEquivalentTo(java.util.Timer.class);
  }

  private static boolean isPure(JavaClass type) {
    return !EDGE.contains(type.getPackageName())
        && !READS_ONE_FILE.contains(outermost(type).getName());
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  /** Streams over memory are no IO. */
  private static boolean isIo(JavaClass type) {
    boolean stream =
        type.isAssignableTo(java.io.InputStream.class)
            || type.isAssignableTo(java.io.OutputStream.class)
            || type.isAssignableTo(java.io.Reader.class)
            || type.isAssignableTo(java.io.Writer.class)
            || type.isEquivalentTo(java.io.File.class);
    boolean memory = type.getSimpleName().startsWith("ByteArray");
    return (stream && !memory)
        || type.getPackageName().equals("java.nio.file")
        || type.getPackageName().equals("java.nio.channels");
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

  /** A generator with a seed is as exact as a table. */
  private static boolean throwsDice(JavaCall<?> call) {
    JavaClass owner = call.getTargetOwner();
    String method = call.getName();
    return (owner.isEquivalentTo(Math.class) && method.equals("random"))
        || (owner.isEquivalentTo(java.util.UUID.class) && method.equals("randomUUID"))
        || owner.isEquivalentTo(java.util.concurrent.ThreadLocalRandom.class)
        || (owner.isEquivalentTo(java.util.random.RandomGenerator.class)
            && Set.of("of", "getDefault").contains(method))
        || (owner.isAssignableTo(java.util.Random.class)
            && method.equals("<init>")
            && hasNoArgument(call));
  }

  private static boolean hasNoArgument(JavaCall<?> call) {
    return call.getTarget().getRawParameterTypes().isEmpty();
  }

  private static boolean isDriver(JavaClass type) {
    return type.isAssignableTo(Device.class)
        && !type.isInterface()
        && !type.isEquivalentTo(SupervisedDevice.class);
  }

  private static List<String> publicNames(JavaClasses all, String packageName) {
    return all.stream()
        .filter(type -> type.getPackageName().equals(packageName))
        .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(type -> !type.isRecord() && !type.isEnum())
        .filter(type -> !type.isAssignableTo(Driver.class))
        .map(JavaClass::getSimpleName)
        .toList();
  }
}
