package org.shuyi.hardware.rfid.tag;

import java.util.List;

/**
 * One data element as it stands on a tag, for people who look at tags.
 *
 * @param oid the relative object identifier of ISO 28560-1, 0 to 127
 * @param value readable text; hex digits where the element is not text
 */
public record Element(int oid, String value) {
  static final int HIGHEST = 127;

  private static final List<String> NAMES =
      List.of(
          "unique item identifier",
          "primary item identifier",
          "content parameter",
          "owner institution",
          "set information",
          "type of usage",
          "shelf location",
          "ONIX media format",
          "MARC media format",
          "supplier identifier",
          "order number",
          "ILL borrowing institution",
          "ILL transaction number",
          "GS1 product identifier",
          "alternative unique item identifier",
          "local data A",
          "local data B",
          "title",
          "local product identifier",
          "other media format",
          "supply chain stage",
          "supplier invoice number",
          "alternative item identifier",
          "alternative owner institution",
          "subsidiary of owner",
          "alternative ILL institution",
          "local data C");

  public Element {
    if (oid < 0 || oid > HIGHEST) {
      throw new IllegalArgumentException("element " + oid + ": expected 0 to " + HIGHEST);
    }
  }

  /** The English name that ISO 28560-1 gives the element. */
  public String name() {
    return oid < NAMES.size() ? NAMES.get(oid) : "reserved " + oid;
  }

  IllegalArgumentException unfit(String why) {
    return new IllegalArgumentException(
        "element " + oid + " (" + name() + ") '" + value + "': " + why);
  }
}
