package org.shuyi.sync.wire;

import org.shuyi.sync.circulation.IdentityDocument;
import org.shuyi.sync.circulation.Person;

/** What is inside a sealed person. */
public final class PersonCodec {
  private static final Field<String> NAME = new Field<>(1, "name", Shape.text(Person.LONGEST_NAME));
  private static final Field<IdentityDocument.Kind> DOCUMENT =
      new Field<>(2, "document", Shapes.DOCUMENT);
  private static final Field<String> NUMBER = new Field<>(3, "number", Shape.text(64));

  private static final Field<String> PHONE =
      new Field<>(4, "phone", Shape.text(Person.LONGEST_PHONE));

  private PersonCodec() {}

  public static byte[] encode(Person person) {
    return Fields.message()
        .with(NAME, person.name())
        .with(DOCUMENT, person.document().kind())
        .with(NUMBER, person.document().number())
        .withIfThere(PHONE, person.phone().isEmpty() ? null : person.phone())
        .encode();
  }

  public static Person decode(byte[] bytes) throws WireException {
    Fields fields = Fields.decode(bytes, Limits.ACT_BYTES);
    String phone = fields.find(PHONE);
    try {
      return new Person(
          fields.get(NAME),
          IdentityDocument.of(fields.get(DOCUMENT), fields.get(NUMBER)),
          phone == null ? "" : phone);
    } catch (IllegalArgumentException e) {
      throw WireException.malformed(String.valueOf(e.getMessage()));
    }
  }
}
