package org.shuyi.hardware.speech.espeak;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What is run.
 *
 * @param voice espeak-ng, as a shell would find it
 * @param player takes a WAV file on its input and plays it
 * @param speed in words per minute
 */
record Programs(String voice, List<String> player, int speed) {
  List<String> version() {
    return List.of(voice, "--version");
  }

  List<String> speak(String language) {
    return List.of(voice, "-v", language, "-s", String.valueOf(speed), "--stdin", "--stdout");
  }

  /** The first program that this machine lacks; empty if it has both. */
  String missing() {
    return List.of(voice, player.getFirst()).stream()
        .filter(name -> !onPath(name))
        .findFirst()
        .orElse("");
  }

  static boolean onPath(String name) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory).resolve(name)));
  }
}
