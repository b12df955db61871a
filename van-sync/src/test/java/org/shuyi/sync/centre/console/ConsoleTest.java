package org.shuyi.sync.centre.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.sync.centre.StationDesk;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.web.WebServer;
import org.shuyi.sync.wire.StationState;

/** What a stranger, a colleague with other rights and a hostile page get of the console. */
final class ConsoleTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(ScriptedFleet.NOW);
  private final ScriptedFleet fleet = ScriptedFleet.city();

  @TempDir private Path folder;
  private RunningConsole console;

  @BeforeEach
  void start() throws IOException {
    console = new RunningConsole(folder, fleet, now::get);
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/stations/xihu-01", "/stations/nobody", "/anything"})
  void whoIsNotSignedInSeesTheSignInPageAlone(String path) throws Exception {
    HttpResponse<String> answer = console.get(path);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("location")).contains("/sign-in");
    assertThat(answer.body()).isEmpty();
    assertThat(console.post(path, Map.of()).statusCode()).isEqualTo(403);
  }

  @Test
  void theListSaysWhatIsIllFirst() throws Exception {
    String page = console.as(Role.VIEWER).get("/", "Accept-Language", "en").body();
    String rows = page.substring(page.indexOf("<tbody>"));
    assertThat(rows.indexOf("van-1")).isLessThan(rows.indexOf("gongshu-01"));
    assertThat(rows.indexOf("gongshu-01")).isLessThan(rows.indexOf("xihu-02"));
    assertThat(rows.indexOf("xihu-02")).isLessThan(rows.indexOf("xihu-01"));
    assertThat(rows).contains("pad unplugged", "chute bin full", "printer paper low", "118 · 1 h");
  }

  @Test
  void aStationsPageSaysCauseAndStep() throws Exception {
    String page =
        console.as(Role.VIEWER).get("/stations/gongshu-01", "Accept-Language", "en").body();
    assertThat(page)
        .contains(
            "pad · unplugged",
            "The cable or the power was lost.",
            "Push in the plug at both ends",
            "chute · bin full",
            "Empty the bins",
            "≈ 2026-11-22 11:55",
            "waits for staff");
  }

  @Test
  void chineseComesFirstAndTheChoiceIsKept() throws Exception {
    assertThat(console.as(Role.VIEWER).get("/").body()).contains("<html lang=\"zh\">", "站点");
    assertThat(console.get("/?language=en").statusCode()).isEqualTo(303);
    assertThat(console.get("/").body()).contains("<html lang=\"en\">", "Stations");
    assertThat(console.get("/", "Accept-Language", ";;;q=x").statusCode()).isEqualTo(200);
  }

  @Test
  void everyAnswerForbidsWhatNoPageOfOursDoes() throws Exception {
    for (String path : new String[] {"/sign-in", "/healthz", "/files/console.js", "/nothing"}) {
      assertThat(console.get(path).headers().firstValue("content-security-policy").orElse(""))
          .as(path)
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(console.get(path).headers().firstValue("x-content-type-options"))
          .contains("nosniff");
    }
    assertThat(console.as(Role.VIEWER).get("/").body())
        .doesNotContain("style=", "onclick", "<style");
  }

  @Test
  void theCookieIsForThisServersOwnPagesAlone() throws Exception {
    String cookie =
        console
            .signIn("viewer", RunningConsole.PASSWORD)
            .headers()
            .firstValue("set-cookie")
            .orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/");
  }

  @Test
  void aFormThatIsNotOfThisSessionIsRefused() throws Exception {
    console.as(Role.ADMINISTRATOR);
    String token = console.token();
    assertThat(console.post("/sign-out", Map.of()).statusCode()).isEqualTo(403);
    assertThat(console.post("/sign-out", Map.of("token", token + "x")).statusCode()).isEqualTo(403);
    assertThat(
            console
                .post("/sign-out", Map.of("token", token), "Sec-Fetch-Site", "cross-site")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            console
                .post("/sign-out", Map.of("token", token), "Origin", "https://evil.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(console.get("/").statusCode()).as("still signed in").isEqualTo(200);
    assertThat(console.post("/sign-out", Map.of("token", token)).statusCode()).isEqualTo(303);
    assertThat(console.get("/").statusCode()).as("signed out").isEqualTo(303);
  }

  @Test
  void nobodyIsSignedInByAnotherSite() throws Exception {
    assertThat(
            console
                .post(
                    "/sign-in",
                    Map.of("account", "viewer", "password", RunningConsole.PASSWORD),
                    "Origin",
                    "https://evil.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(console.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void whoGuessesWaits() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(console.signIn("viewer", "wrong " + i).statusCode()).isEqualTo(403);
    }
    HttpResponse<String> later = console.signIn("viewer", RunningConsole.PASSWORD);
    assertThat(later.statusCode()).isEqualTo(429);
    assertThat(later.headers().firstValue("retry-after")).contains("30");
    now.updateAndGet(then -> then.plusSeconds(31));
    assertThat(console.signIn("viewer", RunningConsole.PASSWORD).statusCode()).isEqualTo(303);
  }

  @Test
  void anUnknownAccountIsAnsweredAsAWrongPassword() throws Exception {
    HttpResponse<String> nobody = console.signIn("nobody", "x");
    HttpResponse<String> wrong = console.signIn("viewer", "x");
    assertThat(nobody.statusCode()).isEqualTo(wrong.statusCode());
    assertThat(nobody.body()).isEqualTo(wrong.body());
  }

  @Test
  void whoLosesTheAccountOrTheRoleIsOut() throws Exception {
    console.as(Role.ADMINISTRATOR);
    Accounts.Account before = console.accounts.find("administrator").orElseThrow();
    assertThat(console.get("/").statusCode()).isEqualTo(200);
    console.accounts.put(new Accounts.Account(before.id(), Role.VIEWER, before.password()));
    assertThat(console.get("/").statusCode()).isEqualTo(303);
    console.as(Role.VIEWER);
    assertThat(console.accounts.remove(new StaffId("viewer"))).isTrue();
    assertThat(console.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void aSessionEndsAfterADaysWork() throws Exception {
    console.as(Role.VIEWER);
    now.updateAndGet(then -> then.plus(Duration.ofHours(9)));
    assertThat(console.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void whatAStationSaysIsNeverMarkup() throws Exception {
    String markup = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    StationState hostile =
        new StationState(new StationId("evil"), true, 1, 1, markup, 0, ScriptedFleet.NOW, Map.of())
            .of(Map.of(markup, "DEGRADED " + markup));
    fleet.reported(
        new StationDesk.Report(
            hostile.station(), Optional.of(hostile), Optional.empty(), Optional.of(markup)));
    console.as(Role.VIEWER);
    for (String path : new String[] {"/", "/stations/evil"}) {
      assertThat(console.get(path).body())
          .contains("&lt;script&gt;")
          .doesNotContain("<script>alert", "<img");
    }
    assertThat(metrics().body()).doesNotContain("\n<script>");
  }

  @Test
  void aFormThatIsTooLongIsNotRead() throws Exception {
    console.as(Role.ADMINISTRATOR);
    String much = "x".repeat(2 * WebServer.FORM_BYTES);
    assertThat(console.post("/sign-out", Map.of("token", much)).statusCode()).isEqualTo(413);
    assertThat(console.get("/" + "x".repeat(9000)).statusCode()).isEqualTo(414);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/files/../Console.class",
        "/files/texts_zh.properties",
        "/files/",
        "/stations/%2e%2e"
      })
  void filesOfThisProgramAreNotGivenOut(String path) throws Exception {
    assertThat(console.as(Role.VIEWER).get(path).statusCode()).isBetween(400, 404);
  }

  @Test
  void aLoadBalancerLearnsWhetherTheBrokerIsReached() throws Exception {
    assertThat(console.get("/healthz").statusCode()).isEqualTo(200);
    fleet.connected(false);
    assertThat(console.get("/healthz").statusCode()).isEqualTo(503);
  }

  @Test
  void metricsAreForWhoSaysTheToken() throws Exception {
    assertThat(console.get("/metrics").statusCode()).isEqualTo(404);
    assertThat(console.get("/metrics", "Authorization", "Bearer no").statusCode()).isEqualTo(404);
    assertThat(metrics().body().lines())
        .contains(
            "# TYPE shuyi_station_queued_acts gauge",
            "shuyi_station_queued_acts{station=\"van-1\"} 118.0",
            "shuyi_station_online{station=\"van-1\"} 0.0",
            "shuyi_station_queue_seconds{station=\"van-1\"} 5400.0",
            "shuyi_device_well{station=\"gongshu-01\",device=\"pad\",reason=\"UNPLUGGED\"} 0",
            "shuyi_acts_accepted_total 1042.0");
  }

  private HttpResponse<String> metrics() throws IOException, InterruptedException {
    return console.get("/metrics", "Authorization", "Bearer " + RunningConsole.METRICS);
  }
}
