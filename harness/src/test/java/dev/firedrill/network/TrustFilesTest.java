package dev.firedrill.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustFilesTest {

    private static final Instant NOW = Instant.parse("2026-02-28T12:00:00Z");

    @TempDir
    private Path folder;

    private final CertificateAuthority authority = CertificateAuthority.create(NOW);

    private TrustFiles written() throws IOException {
        TrustFiles files = TrustFiles.in(folder);
        files.write(authority.certificate());
        return files;
    }

    private static Collection<? extends Certificate> read(Path pem) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    private static KeyStore store(TrustFiles files) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(files.trustStore().toFile(), TrustFiles.PASSWORD.toCharArray());
    }

    @Test
    void each_file_is_what_its_readers_want() throws Exception {
        TrustFiles files = written();

        assertThat(read(files.certificate())).hasSize(1).first().isEqualTo(authority.certificate());
        assertThat(read(files.bundle()).size()).isGreaterThan(50);
        assertThat(read(files.bundle()).stream().anyMatch(authority.certificate()::equals))
                .isTrue();
        assertThat(store(files).size()).isEqualTo(read(files.bundle()).size());
        assertThat(store(files).getCertificateAlias(authority.certificate())).isNotNull();
    }

    @Test
    void no_private_key_is_in_any() throws Exception {
        TrustFiles files = written();

        for (Path file : List.of(files.certificate(), files.bundle(), files.trustStore())) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("PRIVATE");
        }
        KeyStore store = store(files);
        assertThat(Collections.list(store.aliases())).allMatch(alias -> isCertificate(store, alias));
    }

    private static boolean isCertificate(KeyStore store, String alias) {
        try {
            return store.isCertificateEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void before_any_run_they_name_no_authority_of_ours() throws Exception {
        TrustFiles files = TrustFiles.in(folder.resolve("new"));

        files.prepare();

        assertThat(files.certificate()).isEmptyFile();
        assertThat(read(files.bundle()).size()).isGreaterThan(50);
        assertThat(store(files).size()).isGreaterThan(50);
    }

    @Test
    void what_a_run_has_written_is_not_prepared_again() throws Exception {
        TrustFiles files = written();

        files.prepare();

        assertThat(read(files.certificate())).hasSize(1);
    }

    @Test
    void the_authority_is_one_and_outlives_what_a_rehearsal_does_to_clocks() {
        X509Certificate certificate = authority.certificate();

        assertThat(certificate.getBasicConstraints()).isZero();
        for (Duration moved : List.of(Duration.ofDays(-30), Duration.ZERO, Duration.ofDays(700))) {
            assertThatCode(() -> certificate.checkValidity(Date.from(NOW.plus(moved))))
                    .doesNotThrowAnyException();
        }
        assertThatCode(() -> certificate.verify(certificate.getPublicKey())).doesNotThrowAnyException();
    }

    @Test
    void every_run_has_another_authority() {
        assertThat(CertificateAuthority.create(NOW).certificate().getPublicKey())
                .isNotEqualTo(authority.certificate().getPublicKey());
    }
}
