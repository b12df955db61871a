package org.shuyi.sync.centre.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MigrationsTest {
  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void eachDatabaseHasEveryVersionUpToTheNewest(String folder) throws Exception {
    Path files = Path.of(CentreStore.class.getResource("db/" + folder).toURI());
    List<Integer> numbers;
    try (Stream<Path> each = Files.list(files)) {
      numbers =
          each.map(file -> file.getFileName().toString())
              .map(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
              .sorted()
              .toList();
    }
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, Migrations.NEWEST).boxed().toList());
  }
}
