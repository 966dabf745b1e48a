package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.launch.CatalogueOfAll;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CataloguePageTest {

    private static String page(String... patterns) throws IOException {
        return CataloguePage.of(CatalogueOfAll.load().select(List.of(patterns)));
    }

    @Test
    void the_committed_page_is_what_the_catalogue_says() throws IOException {
        assertThat(Path.of("docs", "catalogue.md"))
                .as("'./firedrill list --format markdown > scenarios/docs/catalogue.md' writes it anew")
                .content()
                .isEqualTo(page());
    }

    @Test
    void every_row_leads_to_its_explanation() throws IOException {
        assertThat(page("LIC-02"))
                .contains("| [LIC-02](#lic-02-installed-never-licensed) | licence |")
                .contains("\n## LIC-02 Installed, never licensed\n")
                .contains("\n### How to mend it\n");
    }
}
