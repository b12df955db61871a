package org.shuyi.hardware.speech.espeak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.conformance.GoldenFrames;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.speech.Sentence;
import org.shuyi.hardware.speech.Speech;
import org.shuyi.hardware.speech.Speech.Spoken;

/** The real espeak-ng; what it would say is written to a file. Required where CI=true. */
@GoldenFrames(drivers = "espeak-ng", from = "espeak-ng(1), the program itself")
class EspeakVoiceTest {
  private static final DeviceId ID = new DeviceId("voice");
  private static final Sentence WELCOME = new Sentence(Locale.SIMPLIFIED_CHINESE, "欢迎光临,请刷读者证。");

  /** Takes nothing of what it is to play, and never ends by itself. */
  private static final String ENDLESS = "sleep 600";

  @TempDir private Path directory;
  private Path wav;
  private Speech speech;

  @BeforeEach
  void begin() {
    assumeTrue(Programs.onPath("espeak-ng") || "true".equals(System.getenv("CI")));
    wav = directory.resolve("said.wav");
    speech = started(make(Map.of("player", "dd status=none of=" + wav)));
  }

  private static Speech make(Map<String, Object> settings) {
    return new EspeakDriver().make(ID, new Settings(ID, settings), event -> {});
  }

  private static Speech started(Speech made) {
    made.start();
    await().atMost(Duration.ofSeconds(30)).until(() -> made.condition().equals(Condition.READY));
    return made;
  }

  @AfterEach
  void end() {
    if (speech != null) {
      speech.close();
    }
  }

  private Spoken say(Sentence sentence) throws Exception {
    return speech.say(sentence).toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private void restart(Speech other) {
    speech.close();
    speech = started(other);
  }

  @Test
  void aSentenceIsSaid() throws Exception {
    assertThat(say(WELCOME)).isEqualTo(Spoken.SAID);
    byte[] sound = Files.readAllBytes(wav);
    assertThat(new String(sound, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    assertThat(sound.length).isGreaterThan(50_000);
    assertThat(say(new Sentence(Locale.ENGLISH, "Welcome."))).isEqualTo(Spoken.SAID);
    assertThat(Files.readAllBytes(wav)).isNotEqualTo(sound);
  }

  @Test
  void aLanguageWithoutAVoiceFails() throws Exception {
    assertThat(say(new Sentence(Locale.forLanguageTag("xx"), "Welcome."))).isEqualTo(Spoken.FAILED);
    assertThat(speech.condition()).isEqualTo(Condition.READY);
  }

  @Test
  void itSaysWhatItIs() {
    var examination = speech.examine().toCompletableFuture().join();
    assertThat(examination.identity().model()).contains("eSpeak NG");
    assertThat(examination.identity().firmware()).matches("[0-9.]+.*");
  }

  /** Nothing of a session is heard after it: neither the sentence that is said nor the next. */
  @Test
  void whenTheSessionEndsItIsSilentAtOnce() {
    restart(make(Map.of("player", ENDLESS)));
    long before = children();
    CompletableFuture<Spoken> first = speech.say(WELCOME).toCompletableFuture();
    CompletableFuture<Spoken> second = speech.say(WELCOME).toCompletableFuture();
    await().atMost(Duration.ofSeconds(30)).until(() -> children() > before);
    speech.hush();
    assertThat(first.join()).isEqualTo(Spoken.HUSHED);
    assertThat(second.join()).isEqualTo(Spoken.HUSHED);
    await().atMost(Duration.ofSeconds(30)).until(() -> children() <= before);
  }

  private static long children() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("sleep"))
        .count();
  }

  @Test
  void aVoiceThatDoesNotEndIsEnded() throws Exception {
    Programs programs = new Programs("espeak-ng", List.of(ENDLESS.split(" ")), 150);
    restart(
        new EspeakVoice(ID, () -> VoiceLink.open(programs), Duration.ofMillis(300), event -> {}));
    assertThat(say(WELCOME)).isEqualTo(Spoken.FAILED);
    await().atMost(Duration.ofSeconds(30)).until(() -> children() == 0);
  }

  @Test
  void whereItIsMissingTheReasonIsSaid() {
    try (Speech none = make(Map.of("program", "no-such-voice"))) {
      none.start();
      Condition shown = none.check().toCompletableFuture().join();
      assertThat(shown)
          .isInstanceOfSatisfying(
              Absent.class,
              why -> {
                assertThat(why.reason()).isEqualTo(Reason.NOT_FOUND);
                assertThat(why.detail()).contains("no-such-voice is not installed");
              });
      assertThat(none.say(WELCOME).toCompletableFuture().join()).isEqualTo(Spoken.FAILED);
    }
  }
}
