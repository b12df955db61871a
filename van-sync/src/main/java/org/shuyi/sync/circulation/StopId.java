package org.shuyi.sync.circulation;

/**
 * The name of a place where a van stops (服务网点), as the library's plan of its routes has it.
 *
 * @param value 1 to 64 characters of any script, no control character, no vertical bar
 */
public record StopId(String value) {
  public StopId {
    Identifiers.requireSafe("stop", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
