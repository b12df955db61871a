package org.shuyi.sync;

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
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The lines of the house that concern circulation, station and centre, each with its reason. */
@AnalyzeClasses(packages = "org.shuyi.sync", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String HOUSE = "org.shuyi.sync";

  /** Rooms where everything is a value or a function of its arguments. */
  private static final List<String> PURE =
      List.of(
          HOUSE + ".circulation",
          HOUSE + ".engine",
          HOUSE + ".journal",
          HOUSE + ".policy",
          HOUSE + ".reference",
          HOUSE + ".route",
          HOUSE + ".sealed",
          HOUSE + ".sip2",
          HOUSE + ".statistics",
          HOUSE + ".wire");

  /** What runs on a station, below its agent. */
  private static final List<String> STATION =
      List.of(HOUSE + ".agent", HOUSE + ".engine", HOUSE + ".journal.sqlite", HOUSE + ".traffic");

  /** What speaks to one kind of library system, and the one that is played. */
  private static final List<String> LIBRARY_SYSTEMS =
      List.of(HOUSE + ".sip2", HOUSE + ".koha", HOUSE + ".ils.demo", HOUSE + ".ils.check");

  /** Each library, and the one room that imports it. */
  private static final Map<String, String> LIBRARIES =
      Map.ofEntries(
          Map.entry("org.eclipse.paho", HOUSE + ".mqtt"),
          Map.entry("org.eclipse.jetty", HOUSE + ".web"),
          Map.entry("com.hivemq", HOUSE + ".centre.broker"),
          Map.entry("org.sqlite", HOUSE + ".journal.sqlite"),
          Map.entry("com.zaxxer.hikari", HOUSE + ".centre.store"),
          Map.entry("org.flywaydb", HOUSE + ".centre.store"),
          Map.entry("com.fasterxml.jackson", HOUSE + ".koha"),
          // Two jars: certificates and bare algorithms.
          Map.entry("org.bouncycastle.asn1", HOUSE + ".enrol"),
          Map.entry("org.bouncycastle.cert", HOUSE + ".enrol"),
          Map.entry("org.bouncycastle.openssl", HOUSE + ".enrol"),
          Map.entry("org.bouncycastle.operator", HOUSE + ".enrol"),
          Map.entry("org.bouncycastle.pkcs", HOUSE + ".enrol"),
          Map.entry("org.bouncycastle.crypto", HOUSE + ".password"),
          Map.entry("org.fastfilter", HOUSE + ".reference"),
          Map.entry("java.net.http", HOUSE + ".koha"),
          Map.entry("com.sun.net.httpserver", HOUSE + ".ils.demo"));

  @ArchTest
  static final ArchRule PURE_ROOMS_TOUCH_NOTHING =
      in(PURE)
          .should()
          .dependOnClassesThat(describe("files, sockets and SQL", ArchitectureTest::isOutside))
          .because(
              "the simulation plays them on a simulated disk and network; what they touched"
                  + " themselves it could neither break nor repeat");

  @ArchTest
  static final ArchRule PURE_ROOMS_START_NO_THREAD =
      in(PURE)
          .should()
          .dependOnClassesThat(describe("threads and executors", ArchitectureTest::isThread))
          .because("one seed must give one story; who runs them is decided by agent and centre");

  @ArchTest
  static final ArchRule PURE_ROOMS_READ_NO_CLOCK_AND_THROW_NO_DICE =
      in(PURE)
          .should()
          .callCodeUnitWhere(describe("it reads a clock", ArchitectureTest::readsClock))
          .orShould()
          .callCodeUnitWhere(describe("it makes its own dice", ArchitectureTest::makesDice))
          .because("time and ids are handed in, so that a test is exact and a clock may be wrong");

  @ArchTest
  static void aLibraryHasOneImporter(JavaClasses all) {
    LIBRARIES.forEach(
        (library, room) ->
            noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .because("a library that " + room + " alone knows can be replaced there")
                .check(all));
  }

  @ArchTest
  static final ArchRule SQL =
      outside(HOUSE + ".journal.sqlite", HOUSE + ".centre.store", HOUSE + ".ils.demo")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..")
          .because("a station has one database, its journal, and the centre one, its store");

  @ArchTest
  static final ArchRule A_STATION_KNOWS_NO_CENTRE =
      in(STATION)
          .should()
          .dependOnClassesThat(
              describe("the centre and library systems", ArchitectureTest::isOfTheCentre))
          .because("all that a station learns of the centre comes over the wire");

  @ArchTest
  static final ArchRule THE_CENTRE_RUNS_NO_STATION =
      noClasses()
          .that()
          .resideInAPackage(HOUSE + ".centre..")
          .should()
          .dependOnClassesThat(describe("what runs on a station", ArchitectureTest::isOfAStation))
          .because(
              "the centre judges what stations sent; with their code it would share their bugs");

  @ArchTest
  static final ArchRule THE_CENTRE_KNOWS_NO_KIND_OF_LIBRARY_SYSTEM =
      noClasses()
          .that()
          .resideInAPackage(HOUSE + ".centre..")
          .should()
          .dependOnClassesThat(describe("adapters", ArchitectureTest::isLibrarySystem))
          .because("what a library system can do is told by its capabilities, not by its name");

  @ArchTest
  static final ArchRule THE_ENGINE_KNOWS_THE_WIRE_ALONE =
      classes()
          .that()
          .resideInAPackage(HOUSE + ".engine")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              HOUSE + ".engine",
              HOUSE + ".wire",
              "org.jspecify.annotations",
              "java.lang..",
              "java.time",
              "java.util..")
          .because("(state, event, now) to (state, effects): everything else is an effect");

  @ArchTest
  static final ArchRule CIRCULATION_KNOWS_NOBODY =
      in(List.of(HOUSE + ".circulation"))
          .should()
          .dependOnClassesThat(
              describe(
                  "other rooms", type -> isIn(HOUSE, type) && !isIn(HOUSE + ".circulation", type)))
          .because("acts and outcomes are what all others speak of");

  @ArchTest
  static final ArchRule THE_LINK_KNOWS_NO_BOOKS =
      noClasses()
          .that()
          .resideInAPackage(HOUSE + ".mqtt..")
          .should()
          .dependOnClassesThat(
              describe("other rooms", type -> isIn(HOUSE, type) && !isIn(HOUSE + ".mqtt", type)))
          .because("bytes to a topic and back; with another client only this room is written anew");

  @ArchTest
  static final ArchRule THE_DEMO_SHARES_NO_CODE_WITH_ITS_CLIENT =
      noClasses()
          .that()
          .resideInAPackage(HOUSE + ".ils.demo")
          .should()
          .dependOnClassesThat(
              describe(
                  "other rooms", type -> isIn(HOUSE, type) && !isIn(HOUSE + ".ils.demo", type)))
          .because(
              "a library system read by the codec that wrote it would agree with its mistakes");

  @ArchTest
  static final ArchRule PAGES_KNOW_NO_LIBRARY =
      noClasses()
          .that()
          .resideInAnyPackage(HOUSE + ".web", HOUSE + ".password")
          .should()
          .dependOnClassesThat(
              describe(
                  "other rooms",
                  type ->
                      isIn(HOUSE, type)
                          && !isIn(HOUSE + ".web", type)
                          && !isIn(HOUSE + ".password", type)))
          .because("the centre's console and a van's page of downloads are served by the same");

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
          .because("two stations and a centre run in one test; state belongs to what was made");

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
        .containsAll(
            Stream.of(PURE, STATION, LIBRARY_SYSTEMS, List.copyOf(LIBRARIES.values()))
                .flatMap(List::stream)
                .toList());
    assertThat(all.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream()))
        .as("a rule about a library that is used no more")
        .extracting(dependency -> dependency.getTargetClass().getPackageName())
        .satisfies(
            used ->
                assertThat(LIBRARIES.keySet())
                    .allMatch(library -> used.stream().anyMatch(each -> isIn(library, each))));
  }

  /** Each package is a room. */
  private static final class Rooms implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return isIn(HOUSE, type)
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "rooms of van-sync";
    }
  }

  private static GivenClassesConjunction in(List<String> rooms) {
    return noClasses().that().resideInAnyPackage(rooms.toArray(String[]::new));
  }

  private static GivenClassesConjunction outside(String... rooms) {
    return noClasses().that().resideOutsideOfPackages(rooms);
  }

  private static boolean isIn(String room, JavaClass type) {
    return isIn(room, type.getPackageName());
  }

  private static boolean isIn(String room, String packageName) {
    return (packageName + ".").startsWith(room + ".");
  }

  private static boolean isOfAStation(JavaClass type) {
    return STATION.stream().anyMatch(room -> isIn(room, type));
  }

  private static boolean isLibrarySystem(JavaClass type) {
    return LIBRARY_SYSTEMS.stream().anyMatch(room -> isIn(room, type));
  }

  private static boolean isOfTheCentre(JavaClass type) {
    return isIn(HOUSE + ".centre", type) || isIn(HOUSE + ".ils", type) || isLibrarySystem(type);
  }

  private static boolean isOutside(JavaClass type) {
    return Stream.of("java.nio.file", "java.nio.channels", "java.net", "java.sql")
            .anyMatch(room -> isIn(room, type))
        || type.getName().matches("java\\.io\\.(File|Random|Print|Reader|Writer).*");
  }

  private static boolean isThread(JavaClass type) {
    return type.isAssignableTo(Thread.class)
        || type.isAssignableTo(Executor.class)
        || type.isEquivalentTo(Executors.class)
        || type.isEquivalentTo(Timer.class);
  }

  private static boolean readsClock(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    String method = call.getName();
    return (owner.startsWith("java.time.")
            && method.equals("now")
            && call.getTarget().getRawParameterTypes().isEmpty())
        || (owner.equals("java.time.Clock") && method.startsWith("system"))
        || (owner.equals("java.time.InstantSource") && method.equals("system"))
        || (owner.equals("java.lang.System")
            && Set.of("currentTimeMillis", "nanoTime").contains(method));
  }

  /** A subclass that gives what it was given, for a library that asks for dice, is none. */
  private static boolean makesDice(JavaCall<?> call) {
    JavaClass owner = call.getTargetOwner();
    return (call.getName().equals("<init>")
            && (owner.isEquivalentTo(Random.class) || owner.isEquivalentTo(SecureRandom.class))
            && !call.getOriginOwner().isAssignableTo(Random.class))
        || (owner.isEquivalentTo(RandomGenerator.class) && call.getName().startsWith("get"))
        || (owner.isEquivalentTo(Math.class) && call.getName().equals("random"))
        || (owner.isEquivalentTo(UUID.class) && call.getName().equals("randomUUID"));
  }
}
