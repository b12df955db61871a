package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.sync.circulation.Act;

/** A call for staff on the real screens. */
class HelpAtTheGlassTest extends AtTheGlass {
  @BeforeEach
  void start() throws IOException {
    open();
    begin();
    until(kiosk -> kiosk.service().journalReady());
  }

  /** With a disk that is full at first. */
  @ParameterizedTest
  @CsvSource({
    "zh, true, 没有通知成功, 已经通知工作人员",
    "zh, false, 没有通知成功, 联网后马上通知",
    "en, true, Staff could not be told, Staff have been told",
    "en, false, Staff could not be told, No network: staff are told as soon as it is back"
  })
  void staffAreCalled(String language, boolean online, String not, String called) {
    speak(language);
    online(online);
    tap("help");
    station.diskFull(true);
    tap("call-staff");
    told(not);
    station.diskFull(false);
    tap("call-staff");
    told(called);
    picture("help-" + language + (online ? "" : "-offline"));
    assertThat(station.acts()).hasOnlyElementsOfType(Act.DeviceFault.class).hasSize(1);
    assertThat(station.acts().getFirst().toString()).contains("help").doesNotContain("21000");
  }
}
