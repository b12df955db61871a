package org.shuyi.kiosk.app.demo;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.shuyi.kiosk.app.HandState;
import org.shuyi.kiosk.app.Json;
import org.shuyi.kiosk.app.Main;

/**
 * The kiosk as a process of its own, so that its power can be cut: {@code kill -9}, no shutdown
 * hook, no flush.
 */
final class KioskProcess {
  /** As {@code bin/shuyi} runs a kiosk. */
  private static final List<String> SMALL = List.of("-Xms48m", "-Xmn16m");

  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  private KioskProcess(Process process) {
    this.process = process;
    this.in = process.outputWriter(StandardCharsets.UTF_8);
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts {@code shuyi kiosk} on the Java that runs this program, with the options that it runs
   * with.
   *
   * @param log where its log goes, appended to
   */
  static KioskProcess start(Path config, Path log, boolean headless) throws IOException {
    List<String> command = java(headless);
    command.addAll(SMALL);
    command.addAll(List.of(Main.class.getName(), "kiosk", "--config", config.toString(), "--hand"));
    return start(new ProcessBuilder(command), log);
  }

  /**
   * Starts a kiosk by a command that ends in {@code --hand}.
   *
   * @param log where its log goes, appended to
   */
  static KioskProcess start(ProcessBuilder command, Path log) throws IOException {
    return new KioskProcess(
        command.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start());
  }

  /** The Java that runs this program, its options and class path, ready for a main class. */
  static List<String> java(boolean headless) {
    List<String> command = new ArrayList<>();
    command.add(
        ProcessHandle.current()
            .info()
            .command()
            .orElse(System.getProperty("java.home") + File.separator + "bin/java"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-Dglass.") && !option.startsWith("-Dprism."))
        .forEach(command::add);
    if (headless) {
      command.addAll(
          List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true"));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return command;
  }

  boolean alive() {
    return process.isAlive();
  }

  HandState state() throws IOException {
    return Json.read(ask("state"), HandState.class);
  }

  /**
   * @throws IOException if it can't be touched now, saying so
   */
  void tap(String id) throws IOException {
    expectOk("tap " + id);
  }

  void snapshot(Path png) throws IOException {
    expectOk("snapshot " + png);
  }

  private void expectOk(String command) throws IOException {
    String answer = ask(command);
    if (!answer.equals("ok")) {
      throw new IOException("kiosk, asked to '" + command + "': " + answer);
    }
  }

  private synchronized String ask(String command) throws IOException {
    in.write(command);
    in.newLine();
    in.flush();
    String answer = out.readLine();
    if (answer == null) {
      throw new IOException("the kiosk process ended while asked to '" + command + "'");
    }
    return answer;
  }

  /** The most memory that was ever resident, in kB. */
  long peakKilobytes() throws IOException {
    return Resident.peakKilobytes(process.pid());
  }

  /** Cuts the power: SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  /** Lets it end by itself: its input ends. Kills it if it takes more than ten seconds. */
  void end() throws IOException, InterruptedException {
    in.close();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
