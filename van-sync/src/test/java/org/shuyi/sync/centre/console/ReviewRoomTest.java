package org.shuyi.sync.centre.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.sync.centre.console.ScriptedCases.CARD;
import static org.shuyi.sync.centre.console.ScriptedCases.CASE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.review.CaseState;
import org.shuyi.sync.centre.review.ReviewCase;
import org.shuyi.sync.centre.review.StaffId;

/** The review desk in a browser: who sees what, who decides, and what is on record. */
final class ReviewRoomTest {
  @TempDir private Path folder;
  private RunningConsole console;

  @BeforeEach
  void start() throws IOException {
    console = new RunningConsole(folder, ScriptedFleet.city(), () -> ScriptedFleet.NOW);
  }

  @AfterEach
  void stop() {
    console.close();
  }

  private int step(String word, Map<String, String> fields) throws Exception {
    Map<String, String> form = new HashMap<>(fields);
    form.put("token", console.token());
    return console.post("/review/" + CASE + "/" + word, form).statusCode();
  }

  private ReviewCase now() {
    return console.cases.show(CASE).orElseThrow().now();
  }

  @Test
  void aLibrarianDecidesAndUndoes() throws Exception {
    console.as(Role.LIBRARIAN);
    assertThat(console.get("/review").body()).contains("SY000123", "先还后借", "待处理");
    String page = console.get("/review/" + CASE, "Accept-Language", "en").body();
    assertThat(page)
        .contains(
            "both patrons were told yes", CARD, "xihu-01 · applied", "value=\"return-first\"");
    assertThat(step("take", Map.of())).isEqualTo(303);
    assertThat(now().owner()).isEqualTo(new StaffId("librarian"));
    assertThat(step("do", Map.of("action", "return-first", "note", "asked both"))).isEqualTo(303);
    assertThat(now().state()).isEqualTo(CaseState.ORDERED);
    assertThat(now().action()).isEqualTo(Action.RETURN_FIRST);
    assertThat(step("undo", Map.of("note", "wrong book"))).isEqualTo(303);
    assertThat(now().state()).isEqualTo(CaseState.UNDONE);
    assertThat(console.get("/review/" + CASE).body()).contains("asked both", "wrong book");
  }

  @Test
  void whatCantBeDoneIsSaid() throws Exception {
    console.as(Role.LIBRARIAN);
    assertThat(step("undo", Map.of())).isEqualTo(409);
    assertThat(step("do", Map.of("action", "drop"))).as("without a note").isEqualTo(409);
    assertThat(step("do", Map.of("action", "apply"))).as("not offered").isEqualTo(409);
    assertThat(step("do", Map.of("action", "burn"))).isEqualTo(404);
    assertThat(step("burn", Map.of())).isEqualTo(404);
    assertThat(now().state()).isEqualTo(CaseState.OPEN);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"VIEWER", "TECHNICIAN"})
  void whoDoesNotDecideSeesNoCardAndChangesNothing(Role role) throws Exception {
    console.as(role);
    String page = console.get("/review/" + CASE).body();
    assertThat(page).contains("SY000123").doesNotContain(CARD, "action=\"/review");
    assertThat(console.get("/review").body()).contains("挂失").doesNotContain(CARD);
    assertThat(console.get("/review/" + ScriptedCases.LOST).body()).doesNotContain(CARD);
    assertThat(step("do", Map.of("action", "return-first"))).isEqualTo(403);
    assertThat(step("take", Map.of())).isEqualTo(403);
    assertThat(now()).isEqualTo(ReviewCase.opened(true));
  }

  @Test
  void aForgedFormChangesNothing() throws Exception {
    console.as(Role.ADMINISTRATOR);
    assertThat(console.post("/review/" + CASE + "/take", Map.of("token", "forged")).statusCode())
        .isEqualTo(403);
    assertThat(console.get("/review/" + CASE + "/take").statusCode()).isEqualTo(404);
    assertThat(console.get("/review/nonsense").statusCode()).isEqualTo(404);
    assertThat(now()).isEqualTo(ReviewCase.opened(true));
  }
}
