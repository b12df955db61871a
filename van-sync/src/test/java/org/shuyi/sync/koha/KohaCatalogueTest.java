package org.shuyi.sync.koha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.centre.Catalogue;
import org.shuyi.sync.centre.CatalogueContract;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.KohaRest;
import org.shuyi.sync.ils.demo.Personality;

class KohaCatalogueTest implements CatalogueContract {
  private static final InstantSource CLOCK = InstantSource.system();

  @SuppressWarnings("NullAway.Init") // set by @BeforeEach
  private DemoIls ils;

  @SuppressWarnings("NullAway.Init") // set by @BeforeEach
  private KohaRest rest;

  @SuppressWarnings("NullAway.Init") // set by @BeforeEach
  private KohaCatalogue catalogue;

  @BeforeEach
  void start() throws IOException {
    ils = DemoIls.start(0, CLOCK, null, Personality.KOHA);
    rest = ils.rest(0);
    catalogue =
        new KohaCatalogue(
            KohaSettings.of(
                rest.uri(), new KohaSettings.Login.ClientCredentials(DemoIls.USER), ils.zone()),
            DemoIls.PASSWORD,
            CLOCK,
            RULES);
  }

  @AfterEach
  void stop() throws IOException {
    catalogue.close();
    rest.close();
    ils.close();
  }

  @Override
  public Catalogue whole() {
    return catalogue;
  }

  @Override
  public Catalogue failing() {
    return new Catalogue() {
      @Override
      public java.util.stream.Stream<Item> items() {
        return catalogue.items().peek(item -> rest.close());
      }

      @Override
      public java.util.stream.Stream<Patron> patrons() {
        return catalogue.patrons();
      }

      @Override
      public java.util.stream.Stream<Hold> holds() {
        return catalogue.holds();
      }

      @Override
      public org.shuyi.sync.reference.Reference.LoanRules rules() {
        return RULES;
      }
    };
  }

  @Test
  void asksForAPageAtATimeAndNotForEachRow() {
    try (var items = catalogue.items()) {
      assertThat(items.count()).isEqualTo(LIBRARY.books().size());
    }
    assertThat(rest.requests()).isLessThanOrEqualTo(3 + LIBRARY.books().size() / 100);
  }
}
