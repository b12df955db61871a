package org.shuyi.kiosk.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * JSON for programs that read what a command prints. The only importer of Jackson in this module.
 */
public final class Json {
  private static final ObjectMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final ObjectMapper LINE = JsonMapper.builder().build();

  private Json() {}

  /** A record, map or list as JSON over several lines. */
  public static String pretty(Object value) {
    return write(PRETTY, value);
  }

  /** The same on one line. */
  public static String line(Object value) {
    return write(LINE, value);
  }

  /**
   * The record, map or list that a JSON text stands for.
   *
   * @throws IllegalArgumentException if the text is not JSON of that shape
   */
  public static <T> T read(String text, Class<T> shape) {
    try {
      JsonNode tree = LINE.readTree(text);
      return LINE.treeToValue(tree, shape);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not the JSON expected: " + e.getOriginalMessage(), e);
    }
  }

  private static String write(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("can't be written as JSON: " + value.getClass(), e);
    }
  }
}
