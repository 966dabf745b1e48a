package dev.firedrill.network;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The files by which an add-on trusts the certificate authority of a run. They hold certificates, no private key.
 *
 * @param certificate the authority's certificate in PEM, for clients that add it to those they know
 * @param bundle the JDK's authorities and this one in PEM, for clients that take a file in place of those they know
 * @param trustStore the same as the bundle as PKCS12, for a JVM; its password is {@link #PASSWORD}
 */
public record TrustFiles(Path certificate, Path bundle, Path trustStore) {

    /** What opens the trust store; certificates are no secret, but the format wants a password. */
    public static final String PASSWORD = "changeit";

    /** The files, whether or not they are there. */
    public static TrustFiles in(Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        return new TrustFiles(
                home.resolve("authority.pem"), home.resolve("authorities.pem"), home.resolve("authorities.p12"));
    }

    /**
     * Makes the files unless they are there: without a run, they name no authority but the JDK's, and an environment
     * that names them does no harm.
     */
    public void prepare() throws IOException {
        if (Files.notExists(trustStore)) {
            write(List.of());
        }
    }

    void write(X509Certificate authority) throws IOException {
        write(List.of(authority));
    }

    private void write(List<X509Certificate> ours) throws IOException {
        Files.createDirectories(folder());
        try {
            List<X509Certificate> all =
                    Stream.concat(known().stream(), ours.stream()).toList();
            Files.writeString(certificate, pem(ours));
            Files.writeString(bundle, pem(all));
            writeStore(all);
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificates for the add-on could not be written to " + folder(), e);
        }
    }

    private Path folder() {
        return Objects.requireNonNull(trustStore.getParent());
    }

    private static List<X509Certificate> known() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                .toList();
    }

    private static String pem(List<X509Certificate> certificates) throws CertificateEncodingException {
        var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        var encoded = new ArrayList<String>();
        for (X509Certificate one : certificates) {
            encoded.add(encoder.encodeToString(one.getEncoded()));
        }
        return encoded.stream()
                .map(text -> "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n")
                .collect(Collectors.joining());
    }

    private void writeStore(List<X509Certificate> certificates) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate one : certificates) {
            store.setCertificateEntry("authority-" + store.size(), one);
        }
        try (OutputStream out = Files.newOutputStream(trustStore)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    /** Removes them, and their folder if nothing else is in it. */
    void delete() throws IOException {
        for (Path file : List.of(certificate, bundle, trustStore)) {
            Files.deleteIfExists(file);
        }
        try {
            Files.deleteIfExists(folder());
        } catch (DirectoryNotEmptyException e) {
            // Somebody keeps something of his own there.
            return;
        }
    }
}
