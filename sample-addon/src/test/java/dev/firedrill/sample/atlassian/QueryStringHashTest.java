package dev.firedrill.sample.atlassian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryStringHashTest {

    @Test
    void the_hash_is_that_of_atlassian() {
        assertThat(QueryStringHash.of("POST", "/installed", ""))
                .isEqualTo("4a2e1de8ca74e6cafe8862d332fa3ac7a8e51e692bc6d798ea4dfedc14948bf4");
        assertThat(QueryStringHash.of("GET", "", ""))
                .isEqualTo("c88caad15a1c1a900b8ac08aa9686f4e8184539bea1deda36e2f649430df3239");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/path/ | b=2&a=1&B=4&A=3 | GET&/path&A=3&B=4&a=1&b=2",
                "/path | r=b&r=a&r=c | GET&/path&r=a,b,c",
                "/path | p=a%2Cb&q=a,b | GET&/path&p=a%2Cb&q=a%2Cb",
                "/path | s=a+b&t=a%20b&u=a%2Bb | GET&/path&s=a%20b&t=a%20b&u=a%2Bb",
                "/path | x=*~!%27()-._ | GET&/path&x=%2A~%21%27%28%29-._",
                "/path | empty=&noval | GET&/path&empty=&noval=",
                "/path | jwt=a.b.c&z=1 | GET&/path&z=1",
                "/path&a=b | x=y | GET&/path%26a=b&x=y",
                "/p%20q/%C3%A9 | n=%C3%A9%E2%82%AC | GET&/p%20q/%C3%A9&n=%C3%A9%E2%82%AC"
            })
    void requests_have_one_canonical_form(String path, String query, String canonical) {
        assertThat(QueryStringHash.canonical("get", path, query)).isEqualTo(canonical);
    }
}
