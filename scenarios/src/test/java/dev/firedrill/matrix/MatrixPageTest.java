package dev.firedrill.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatrixPageTest {

    @Test
    void the_committed_page_is_as_new_as_what_decides_it() throws Exception {
        assertThat(MatrixPage.committedSources())
                .as("docs/matrix.md is stale: '.ci/matrix' runs every variant against every scenario, and writes it")
                .isEqualTo(Sources.digest());
    }
}
