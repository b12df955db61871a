package org.shuyi.hardware.scanner.ssi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.scanner.Scanner;
import org.shuyi.hardware.scanner.Scanner.Scanned;
import org.shuyi.hardware.scanner.Symbology;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualSsiScanner;
import org.shuyi.hardware.virtual.WireFault;

class SsiScannerTest {
  private static VirtualDevice<VirtualSsiScanner> virtual(Path directory) throws IOException {
    return new VirtualDevice<>(
        "ssi",
        new VirtualPort(directory.resolve("ssi")),
        new VirtualSsiScanner(),
        LineTiming.of(9600));
  }

  @Nested
  final class Conformance extends DeviceConformance<Scanner> {
    @Override
    protected VirtualDevice<?> peer(Path directory) throws IOException {
      return virtual(directory);
    }

    @Override
    protected Driver driver() {
      return new SsiDriver();
    }

    @Override
    protected Map<String, Function<Scanner, CompletionStage<?>>> commands() {
      return Map.of("check", Device::check);
    }
  }

  @Nested
  final class Reading {
    private static final DeviceId ID = new DeviceId("scanner");

    private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
    private VirtualDevice<VirtualSsiScanner> virtual;
    private Scanner scanner;

    @BeforeEach
    void begin(@TempDir Path directory) throws IOException {
      virtual = virtual(directory);
      Map<String, Object> given = Map.of("address", virtual.address());
      scanner = new SsiDriver().make(ID, new Settings(ID, given), events::add);
      scanner.start();
      await().until(() -> scanner.condition().equals(Condition.READY));
    }

    @AfterEach
    void end() {
      scanner.close();
      virtual.close();
    }

    @Test
    void aCodeSaysInWhatSymbolItWasPrinted() {
      tell(peer -> peer.scan(0x02, "A21234000001230B"));
      tell(peer -> peer.scan(0x1C, "书驿"));
      awaitCodes(
          new Scanned(ID, "A21234000001230B", Symbology.CODABAR),
          new Scanned(ID, "书驿", Symbology.QR));
    }

    @Test
    void aLongCodeComesInSeveralPackets() {
      String text = "0123456789".repeat(50);
      tell(peer -> peer.scan(0x1C, text));
      awaitCodes(new Scanned(ID, text, Symbology.QR));
    }

    @Test
    void aCodeThatArrivedSpoiltIsSentAgain() {
      virtual.fail(new WireFault.WrongChecksum(), 1);
      tell(peer -> peer.scan(0x02, "21234000001230"));
      awaitCodes(new Scanned(ID, "21234000001230", Symbology.CODABAR));
    }

    @Test
    void aCodeWhoseAcknowledgementWasLostIsOneCode() {
      tell(peer -> peer.scan(0x02, "21234000001230"));
      awaitCodes(new Scanned(ID, "21234000001230", Symbology.CODABAR));
      virtual.fail(new WireFault.Deaf(), 1);
      tell(peer -> peer.scan(0x02, "21234000009876"));
      tell(peer -> peer.scan(0x0B, "9787020002207"));
      awaitCodes(
          new Scanned(ID, "21234000001230", Symbology.CODABAR),
          new Scanned(ID, "21234000009876", Symbology.CODABAR),
          new Scanned(ID, "9787020002207", Symbology.EAN_13));
      assertThat(ask(VirtualSsiScanner::packetsGivenUp)).isZero();
    }

    @Test
    void aScannerThatSleepsIsWoken() throws Exception {
      tell(VirtualSsiScanner::sleep);
      assertThat(scanner.check().toCompletableFuture().get(10, TimeUnit.SECONDS))
          .isEqualTo(Condition.READY);
    }

    @Test
    void itSaysItsNameAndIsToldToSendPackets() throws Exception {
      var examination = scanner.examine().toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertThat(examination.identity().firmware()).startsWith("PAABLS00");
      assertThat(examination.exchange()).anyMatch(piece -> piece.meaning().equals("Who are you?"));
      assertThat(ask(VirtualSsiScanner::sendsPackets)).isTrue();
    }

    @Test
    void noiseBetweenCodesLosesNone() throws IOException {
      Random random = new Random(20261121);
      List<Scanned> codes = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        byte[] noise = new byte[1 + random.nextInt(300)];
        random.nextBytes(noise);
        virtual.send(noise);
        String text = "code " + i;
        tell(peer -> peer.scan(0x03, text));
        codes.add(new Scanned(ID, text, Symbology.CODE_128));
        awaitCodes(codes.toArray(Scanned[]::new));
      }
      assertThat(scanner.condition().usable()).isTrue();
    }

    private void awaitCodes(Scanned... codes) {
      await()
          .untilAsserted(
              () ->
                  assertThat(events)
                      .filteredOn(Scanned.class::isInstance)
                      .isEqualTo(List.of(codes)));
    }

    private void tell(Consumer<VirtualSsiScanner> what) {
      var ignored =
          virtual.with(
              peer -> {
                what.accept(peer);
                return peer;
              });
    }

    private <T> T ask(Function<VirtualSsiScanner, T> what) {
      return virtual.with(what::apply);
    }
  }
}
