package dev.firedrill.sample;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One add-on, two sites, of which the first has it. */
abstract class AddonTest {

    KeyServer keys;
    Site acme;
    Site globex;
    Addon addon;

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        keys = new KeyServer();
        acme = new Site("Acme");
        globex = new Site("Globex");
        addon = new Addon(keys, data, Parts.standard());
        addon.install(acme);
    }

    @AfterEach
    void stop() {
        addon.close();
        acme.close();
        globex.close();
        keys.close();
    }

    static String newSecret() {
        return Site.newSecret();
    }
}
