package org.shuyi.kiosk.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.tag.Element;
import org.shuyi.hardware.rfid.tag.Encoding;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.rfid.tag.Profile;
import org.shuyi.hardware.rfid.tag.TagCodec;
import org.shuyi.hardware.rfid.tag.TagContent;
import org.shuyi.hardware.rfid.tag.TagReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "tag",
    mixinStandardHelpOptions = true,
    description = "Library tag contents (ISO 28560-2 and -3), hex in and out.",
    subcommands = {TagCommand.Decode.class, TagCommand.Encode.class})
final class TagCommand {

  /** 0 a library item or card, 1 anything else: blank, foreign or damaged. */
  @Command(
      name = "decode",
      mixinStandardHelpOptions = true,
      description = "Says what the user memory of a tag holds.")
  static final class Decode implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(
        paramLabel = "HEX",
        description = "The tag's memory from block 0 on; blanks are skipped.")
    private String hex = "";

    @Option(
        names = "--dsfid",
        paramLabel = "HEX",
        defaultValue = "00",
        description = "The tag's data storage format identifier, as 06 or 3E (${DEFAULT-VALUE}).")
    private String dsfid = "00";

    @Option(
        names = "--block-size",
        paramLabel = "N",
        defaultValue = "4",
        description = "Bytes per block (${DEFAULT-VALUE}).")
    private int blockSize;

    @Option(
        names = "--afi",
        paramLabel = "HEX",
        description = "The tag's application family identifier, as 07, to have it checked.")
    private @Nullable String afi;

    @Option(
        names = "--profile",
        description = "Whose rules it is held against: ${COMPLETION-CANDIDATES} (ISO_28560).")
    private Profile profile = Profile.ISO_28560;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() {
      int format = bytes(spec, dsfid)[0] & 0xFF;
      TagReading reading = TagCodec.read(format, bytes(spec, hex), blockSize);
      Map<String, Object> found = described(reading);
      found.put("deviations", deviations(reading, format));
      if (json) {
        Output.line(spec, Json.pretty(found));
      } else {
        found.forEach((key, value) -> Output.line(spec, key + ": " + value));
      }
      return reading.content() instanceof TagContent.Item
              || reading.content() instanceof TagContent.PatronCard
          ? Main.WELL
          : Main.NOT_WELL;
    }

    private List<Map<String, String>> deviations(TagReading reading, int format) {
      OptionalInt family =
          afi == null ? OptionalInt.empty() : OptionalInt.of(bytes(spec, afi)[0] & 0xFF);
      return profile.check(reading, format, family).stream()
          .map(it -> Map.of("rule", it.rule().id(), "detail", it.sentence()))
          .toList();
    }

    private static Map<String, Object> described(TagReading reading) {
      Map<String, Object> found = new LinkedHashMap<>();
      switch (reading.content()) {
        case TagContent.Item(ItemTag tag) -> {
          found.put("content", "item");
          found.put("primaryItemId", tag.primaryItemId());
          found.put("ownerInstitution", tag.ownerInstitution());
          found.put("parts", tag.parts());
          found.put("part", tag.part());
          found.put("typeOfUsage", tag.usage());
        }
        case TagContent.PatronCard(String patron) -> {
          found.put("content", "patron card");
          found.put("patron", patron);
        }
        case TagContent.Blank() -> found.put("content", "blank");
        case TagContent.Foreign(String detail) -> {
          found.put("content", "foreign");
          found.put("detail", detail);
        }
        case TagContent.Damaged(String detail) -> {
          found.put("content", "damaged");
          found.put("detail", detail);
        }
      }
      reading.encoding().ifPresent(encoding -> found.put("encoding", encoding.name()));
      found.put("blockOrder", reading.order().name());
      List<Map<String, Object>> elements =
          reading.elements().stream().map(Decode::described).toList();
      found.put("elements", elements);
      return found;
    }

    private static Map<String, Object> described(Element element) {
      Map<String, Object> found = new LinkedHashMap<>();
      found.put("oid", element.oid());
      found.put("name", element.name());
      found.put("value", element.value());
      return found;
    }
  }

  @Command(
      name = "encode",
      mixinStandardHelpOptions = true,
      description = "Prints the bytes to write on a tag, in hex.")
  static final class Encode implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
        names = "--item",
        paramLabel = "ID",
        description = "Primary item identifier: the barcode.")
    private String item = "";

    @Option(
        names = "--owner",
        paramLabel = "ISIL",
        defaultValue = "",
        description = "Owner institution, as CN-120104-C-YBL.")
    private String owner = "";

    @Option(names = "--parts", defaultValue = "1", description = "Parts of the set (1).")
    private int parts;

    @Option(names = "--part", defaultValue = "1", description = "Which of them (1).")
    private int part;

    @Option(names = "--usage", defaultValue = "1", description = "Type of usage, 0 to 15 (1).")
    private int usage;

    @Option(
        names = "--element",
        paramLabel = "OID=VALUE",
        description = "A further element of ISO 28560-1, as 6=QA268.L55 for a shelf; repeatable.")
    private Map<Integer, String> elements = new LinkedHashMap<>();

    @Option(
        names = "--from",
        paramLabel = "F",
        description =
            "A file with what 'tag decode --json' printed, instead of the item's options.")
    private @Nullable Path from;

    @Option(
        names = "--encoding",
        description = "${COMPLETION-CANDIDATES} (OBJECTS, or what the file says).")
    private @Nullable Encoding encoding;

    @Option(names = "--profile", description = "Whose rules: ${COMPLETION-CANDIDATES} (ISO_28560).")
    private Profile profile = Profile.ISO_28560;

    /** An item with all that is to stand on its tag. */
    private record Wanted(ItemTag item, List<Element> further, Encoding encoding) {}

    @Override
    public Integer call() {
      try {
        Wanted wanted = from == null ? given() : read(from);
        byte[] bytes = profile.encode(wanted.item, wanted.further, wanted.encoding);
        Output.line(spec, HexFormat.of().withUpperCase().formatHex(bytes));
        return Main.WELL;
      } catch (IllegalArgumentException e) {
        throw wrong(spec, e.getMessage());
      }
    }

    private Wanted given() {
      if (item.isEmpty()) {
        throw new IllegalArgumentException("give the item's identifier with --item, or --from");
      }
      List<Element> further =
          elements.entrySet().stream()
              .map(element -> new Element(element.getKey(), element.getValue()))
              .toList();
      return new Wanted(
          new ItemTag(item, owner, parts, part, usage),
          further,
          Objects.requireNonNullElse(encoding, Encoding.OBJECTS));
    }

    private Wanted read(Path file) {
      try {
        return wanted(Json.read(Files.readString(file), Map.class));
      } catch (IOException e) {
        throw new IllegalArgumentException(file + " can't be read: " + e.getMessage(), e);
      } catch (ClassCastException | NullPointerException e) {
        throw new IllegalArgumentException(
            file + " is not what 'tag decode --json' prints of a library item", e);
      }
    }

    /** The item's own elements, 1 to 5, are in its fields; a qualifier of its usage is not. */
    private Wanted wanted(Map<?, ?> found) {
      ItemTag tag =
          new ItemTag(
              text(found, "primaryItemId"),
              text(found, "ownerInstitution"),
              number(found, "parts"),
              number(found, "part"),
              number(found, "typeOfUsage"));
      List<Element> further =
          ((List<?>) Objects.requireNonNull(found.get("elements")))
              .stream()
                  .map(each -> (Map<?, ?>) each)
                  .map(each -> new Element(number(each, "oid"), text(each, "value")))
                  .filter(each -> each.oid() > 5 || each.oid() == 0 || isQualified(each))
                  .filter(each -> !each.value().isEmpty())
                  .toList();
      return new Wanted(
          tag, further, encoding == null ? Encoding.valueOf(text(found, "encoding")) : encoding);
    }

    private static boolean isQualified(Element element) {
      return element.oid() == 5 && !element.value().endsWith("0");
    }

    private static String text(Map<?, ?> from, String key) {
      return (String) Objects.requireNonNull(from.get(key));
    }

    private static int number(Map<?, ?> from, String key) {
      return (Integer) Objects.requireNonNull(from.get(key));
    }
  }

  private static byte[] bytes(@Nullable CommandSpec spec, String hex) {
    try {
      byte[] bytes = HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
      if (bytes.length > 0) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw wrong(spec, "'" + hex + "' is not hex digits in pairs: " + e.getMessage());
    }
    throw wrong(spec, "no hex digits given");
  }

  private static ParameterException wrong(@Nullable CommandSpec spec, @Nullable String what) {
    return new ParameterException(
        Objects.requireNonNull(spec, "picocli fills it in").commandLine(), String.valueOf(what));
  }
}
