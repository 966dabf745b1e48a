package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixPageTest {

    @Test
    void the_committed_page_has_every_variant_against_every_scenario() throws Exception {
        Table page = MatrixPage.committedTable();

        assertThat(page.rows()).containsAll(Expected.committed().variants());
        assertThat(page.columns())
                .containsAll(Run.catalogue().stream().map(Run::id).toList());
    }

    @Test
    void every_cell_of_the_committed_page_is_as_expected() throws Exception {
        Expected expected = Expected.committed();
        Table page = MatrixPage.committedTable();
        List<String> deviations = new ArrayList<>();
        for (String variant : expected.variants()) {
            for (String id : Run.catalogue().stream().map(Run::id).toList()) {
                String cell = page.cell(variant, id);
                if (!expected.allows(variant, id, MatrixPage.outcome(cell), MatrixPage.warned(cell))) {
                    deviations.add(variant + " " + id + " " + cell);
                }
            }
        }

        assertThat(deviations).isEmpty();
    }
}
