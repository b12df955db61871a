package org.shuyi.sync.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.IdentityDocument;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Person;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.SealedPerson;

final class PersonSealTest {
  private static final IdentityDocument PASSPORT =
      IdentityDocument.of(IdentityDocument.Kind.PASSPORT, "UTOL898902C3");
  private static final Person NOBODY = new Person("无名氏", PASSPORT);
  private static final PersonHash HASH = new PersonHash("a".repeat(64));
  private static final PatronId CARD = new PatronId("V1000001");

  private final KeyPair pair = TestKeys.pair();
  private final PersonSeal seal = new PersonSeal(pair.getPublic());
  private final PersonKeys keys = PersonKeys.of(List.of(pair.getPrivate()));

  @Test
  void whatIsSealedIsOpenedForThatCardAndPersonOnly() throws Exception {
    SealedPerson sealed = seal.seal(NOBODY, CARD, HASH);
    Person opened = keys.open(sealed, CARD, HASH);
    assertThat(opened.name()).isEqualTo("无名氏");
    assertThat(opened.document().number()).isEqualTo("UTOL898902C3");

    assertThatThrownBy(() -> keys.open(sealed, new PatronId("V1000002"), HASH))
        .isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> keys.open(sealed, CARD, new PersonHash("b".repeat(64))))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void theLongestPersonFits() throws Exception {
    Person longest =
        new Person(
            "𠮷".repeat(Person.LONGEST_NAME / 2),
            IdentityDocument.of(IdentityDocument.Kind.OTHER, "A".repeat(40)),
            "1".repeat(Person.LONGEST_PHONE));
    assertThat(keys.open(seal.seal(longest, CARD, HASH), CARD, HASH))
        .extracting(Person::name, Person::phone)
        .containsExactly(longest.name(), longest.phone());
    Person wide = new Person("国".repeat(Person.LONGEST_NAME), PASSPORT);
    assertThat(seal.seal(wide, CARD, HASH).bytes()).hasSizeLessThan(SealedPerson.LONGEST);
  }

  @Test
  void anOlderKeyOpensUntilItIsRemoved() throws Exception {
    SealedPerson sealed = seal.seal(NOBODY, CARD, HASH);
    PersonKeys both = PersonKeys.of(List.of(TestKeys.pair().getPrivate(), pair.getPrivate()));
    assertThat(both.open(sealed, CARD, HASH).name()).isEqualTo(NOBODY.name());
    assertThatThrownBy(
            () -> PersonKeys.of(List.of(TestKeys.pair().getPrivate())).open(sealed, CARD, HASH))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("does not have");
  }

  @Test
  void nothingOfAPersonIsEverPrinted() {
    SealedPerson sealed = seal.seal(NOBODY, CARD, HASH);
    assertThat(NOBODY + " " + sealed).doesNotContain("无名", "L898");
  }

  @Test
  void keysAreReadFromPem() throws Exception {
    String secret = pem("PRIVATE", pair.getPrivate());
    String open = pem("PUBLIC", pair.getPublic());
    SealedPerson sealed = new PersonSeal(Keys.publicKey(open)).seal(NOBODY, CARD, HASH);
    PersonKeys read = PersonKeys.of(List.of(Keys.privateKey(secret)));
    assertThat(read.open(sealed, CARD, HASH).name()).isEqualTo(NOBODY.name());
    assertThatThrownBy(() -> Keys.privateKey(open))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BEGIN PRIVATE KEY");
  }

  @Test
  void aKeyOfAnotherCurveIsNotTaken() throws Exception {
    KeyPair longer = KeyPairGenerator.getInstance("X448").generateKeyPair();
    assertThatThrownBy(() -> new PersonSeal(longer.getPublic()))
        .isInstanceOf(IllegalArgumentException.class);
    String pem = pem("PRIVATE", longer.getPrivate());
    assertThatThrownBy(() -> Keys.privateKey(pem))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("X25519");
  }

  private static String pem(String kind, Key key) {
    String body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return "-----BEGIN %s KEY-----\n%s\n-----END %s KEY-----\n".formatted(kind, body, kind);
  }
}
