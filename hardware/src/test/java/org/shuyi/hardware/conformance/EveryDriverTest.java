package org.shuyi.hardware.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Drivers;
import org.shuyi.hardware.virtual.WireFault;

/** A driver that is found is also proved and described: who adds one is told here what lacks. */
class EveryDriverTest {
  private static final String HOUSE = "org.shuyi.hardware.";
  private static final JavaClasses ALL =
      new ClassFileImporter().importPackages("org.shuyi.hardware");

  /** It has no wire that could be spoilt; its programs come and go in VoiceReconnectsTest. */
  private static final Set<String> WITHOUT_A_WIRE = Set.of("espeak-ng");

  static Stream<String> drivers() {
    return Drivers.installed().all().stream().map(Driver::name);
  }

  private static Driver driver(String name) {
    return Drivers.installed().all().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("drivers")
  void passesTheSuiteOfAllDrivers(String name) {
    Class<?> driver = driver(name).getClass();
    assertThat(ALL.stream().filter(it -> it.isAssignableTo(DeviceConformance.class)))
        .as("suites that extend DeviceConformance and make a %s", driver.getSimpleName())
        .anyMatch(suite -> makes(suite, driver) || WITHOUT_A_WIRE.contains(name));
  }

  private static boolean makes(JavaClass suite, Class<?> driver) {
    return suite.getConstructorCallsFromSelf().stream()
        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(driver));
  }

  @ParameterizedTest
  @MethodSource("drivers")
  void isHeldToFramesOfAPublicDescription(String name) {
    assertThat(ALL.stream().filter(it -> it.isAnnotatedWith(GoldenFrames.class)))
        .as("tests with @GoldenFrames for driver %s", name)
        .anyMatch(
            it -> Set.of(it.getAnnotationOfType(GoldenFrames.class).drivers()).contains(name));
  }

  @ParameterizedTest
  @MethodSource("drivers")
  void standsInTheReadme(String name) throws IOException {
    String room = driver(name).getClass().getPackageName().substring(HOUSE.length());
    assertThat(Files.readAllLines(Path.of("README.md")))
        .as("rows of the table of devices that name the package of driver %s", name)
        .anyMatch(line -> line.startsWith("|") && line.contains("`" + room + "`"));
  }

  @Test
  void goldenFramesNameDriversThatAreThere() {
    assertThat(
            ALL.stream()
                .filter(it -> it.isAnnotatedWith(GoldenFrames.class))
                .flatMap(it -> Arrays.stream(it.getAnnotationOfType(GoldenFrames.class).drivers())))
        .allMatch(drivers().toList()::contains);
  }

  @Test
  void theSuiteSpoilsTheWireInEveryWay() {
    assertThat(DeviceConformance.faults().map(Object::getClass))
        .containsExactlyInAnyOrder(
            Arrays.stream(WireFault.class.getPermittedSubclasses()).toArray(Class<?>[]::new));
  }
}
