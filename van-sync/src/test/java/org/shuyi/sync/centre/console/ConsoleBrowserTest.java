package org.shuyi.sync.centre.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The console in a real browser. {@code -Dconsole.pictures=DIR} leaves a picture of each page
 * there.
 */
final class ConsoleBrowserTest {
  private static final Optional<Path> PICTURES =
      Optional.ofNullable(System.getProperty("console.pictures")).map(Path::of);

  private static Browser browser;
  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void signIn(Page page, RunningConsole console) {
    page.navigate(console.uri().toString());
    picture(page, "sign-in");
    page.fill("input[name=account]", "administrator");
    page.fill("input[name=password]", RunningConsole.PASSWORD);
    page.click("button[type=submit]");
    page.waitForSelector("#live");
  }

  private static void picture(Page page, String name) {
    PICTURES.ifPresent(
        where ->
            page.screenshot(
                new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(
                        where.resolve(
                            name
                                + "-"
                                + page.getAttribute("html", "lang")
                                + "-"
                                + page.viewportSize().width
                                + ".png"))));
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 1280, 需要查看", "en-GB, 820, Needs a look"})
  void aTechnicianFindsWhatIsIllAndWhatToDo(String language, int width, String impaired)
      throws Exception {
    try (RunningConsole console =
        new RunningConsole(folder, ScriptedFleet.city(), () -> ScriptedFleet.NOW)) {
      Page page = browser.page(language, width, 900);
      List<String> complaints = new ArrayList<>();
      page.onConsoleMessage(message -> complaints.add(message.text()));
      page.onPageError(complaints::add);
      signIn(page, console);
      assertThat(page.textContent("tbody")).contains(impaired, "运河广场书驿");
      assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
          .as("nothing is wider than the window")
          .isEqualTo(0);
      picture(page, "stations");
      page.click("tbody tr:first-child a");
      page.waitForSelector(".fault");
      assertThat(page.locator(".fault .step").count()).isPositive();
      picture(page, "station");
      page.navigate(console.uri().resolve("/review/" + ScriptedCases.CASE).toString());
      picture(page, "case");
      assertThat(complaints).as("what the browser complains of").isEmpty();
      page.context().close();
    }
  }

  @Test
  void aPageLooksAgainByItself() throws Exception {
    ScriptedFleet fleet = ScriptedFleet.city();
    try (RunningConsole console = new RunningConsole(folder, fleet, () -> ScriptedFleet.NOW)) {
      Page page = browser.page("en", 1280, 900);
      signIn(page, console);
      fleet.station("xihu-01", true, 0, Map.of("printer", "DEGRADED PAPER_OUT"));
      page.evaluate("again()");
      page.waitForSelector("text=out of paper");
      page.context().close();
    }
  }
}
