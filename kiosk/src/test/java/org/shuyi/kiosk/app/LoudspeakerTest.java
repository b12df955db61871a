package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Drivers;
import org.shuyi.hardware.speech.Sentence;
import org.shuyi.hardware.speech.Speech;
import org.shuyi.kiosk.flow.Kiosk.Language;

class LoudspeakerTest {
  @TempDir private Path folder;

  /** On the real driver, with a program that writes down what it is to say. */
  @Test
  void saysItInThePatronsLanguage() throws IOException {
    Path said = folder.resolve("said");
    try (Speech speech = speech("{ echo \"$@\"; cat; echo; } >> " + said)) {
      speech.start();
      await().until(() -> speech.condition().usable());
      Loudspeaker loudspeaker = new Loudspeaker(speech);
      loudspeaker.say(new Language("en"), "Put the books on the pad");
      await().until(() -> Files.exists(said) && Files.readString(said).contains("on the pad"));
      loudspeaker.say(Language.CHINESE, "请把书放上来");
      await().until(() -> Files.readString(said).contains("请把书放上来"));
      assertThat(Files.readString(said))
          .containsPattern("-v en .*\n.*on the pad")
          .contains("-v cmn ");
    }
  }

  @Test
  void whatIsNewCutsOffWhatIsBeingSaid() throws IOException {
    Path said = folder.resolve("said");
    try (Speech speech =
        speech("read text; echo $text >> " + said + "; case $text in long*) sleep 60;; esac")) {
      speech.start();
      await().until(() -> speech.condition().usable());
      Loudspeaker loudspeaker = new Loudspeaker(speech);
      loudspeaker.say(Language.ENGLISH, "long");
      await().until(() -> Files.exists(said) && Files.readString(said).contains("long"));
      loudspeaker.say(Language.ENGLISH, "short");
      await().until(() -> Files.readString(said).contains("short"));
    }
  }

  private Speech speech(String speaks) throws IOException {
    Path program = folder.resolve("voice");
    Files.writeString(
        program,
        "#!/bin/sh\n[ \"$1\" = --version ] && { echo 'eSpeak NG text-to-speech: 1.51'; exit; }\n"
            + speaks
            + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return (Speech)
        Drivers.installed()
            .fit(
                "espeak-ng",
                new DeviceId("voice"),
                Map.of("program", program.toString(), "player", "cat"))
            .make(event -> {});
  }

  @ParameterizedTest
  @ValueSource(strings = {"2100000012345678", " ", "", "\n", "１２３４５６"})
  void nobodysNumberIsSaid(String text) {
    assertThat(Loudspeaker.sentences(text)).isEmpty();
  }

  @Test
  void anyTextBecomesWhatASentenceMayBe() {
    String text = "一行\n二行 12345 " + "很长".repeat(400);
    assertThat(Loudspeaker.sentences(text))
        .hasSize(1)
        .allSatisfy(part -> new Sentence(java.util.Locale.CHINESE, part))
        .first()
        .asString()
        .startsWith("一行 二行 很长");
  }
}
