package dev.firedrill.sample;

import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.TenantTokens;
import dev.firedrill.sample.background.TitleRefresh;
import dev.firedrill.sample.notes.ActivityStore;
import dev.firedrill.sample.notes.NoteStore;
import dev.firedrill.sample.tenants.TenantStore;
import dev.firedrill.sample.web.AdminPage;
import dev.firedrill.sample.web.Administrators;
import dev.firedrill.sample.web.Gate;
import dev.firedrill.sample.web.Health;
import dev.firedrill.sample.web.IssuePanel;
import dev.firedrill.sample.web.Layout;
import dev.firedrill.sample.web.LifecycleCallbacks;
import dev.firedrill.sample.web.NotesPage;
import dev.firedrill.sample.web.Routes;
import dev.firedrill.sample.web.Webhooks;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.time.Clock;

/** The running add-on. */
public final class TeamNotes implements AutoCloseable {

    private static final long LARGEST_BODY = 5_000_000;

    private final Database database;
    private final TitleRefresh refresh;
    private final Javalin server;

    private TeamNotes(Database database, TitleRefresh refresh, Javalin server) {
        this.database = database;
        this.refresh = refresh;
        this.server = server;
    }

    /** Starts it from these parts; it answers requests when this returns. */
    public static TeamNotes start(Settings settings, Parts parts) {
        Database database = Database.in(settings.data());
        TenantStore tenants = parts.tenants(database.jdbi());
        HostClient host = parts.host();
        TitleRefresh refresh = parts.refresh(tenants, host, settings.refreshPeriod());
        Routes routes = routes(settings, parts, new Core(database, tenants, host, refresh));
        Javalin server = Javalin.start(config -> {
            configure(config, settings, routes);
            parts.configure(config);
        });
        refresh.start();
        return new TeamNotes(database, refresh, server);
    }

    /** Starts it, says so and ends it when the process is told to end. */
    public static void run(Settings settings, Parts parts) {
        TeamNotes addon = start(settings, parts);
        Runtime.getRuntime().addShutdownHook(new Thread(addon::close, "shutdown"));
        System.out.printf("Team Notes is ready at %s%n", settings.baseUrl());
    }

    /** At once: what is not acknowledged yet, hosts send again. */
    @Override
    public void close() {
        refresh.close();
        server.stop();
        database.close();
    }

    private static Routes routes(Settings settings, Parts parts, Core core) {
        Clock clock = Clock.systemUTC();
        TenantTokens tokens = new TenantTokens(core.tenants, parts.tokenSignatures(), clock);
        Gate gate = new Gate(tokens, parts.licences(core.host), settings.basePath());
        Layout layout = new Layout(settings.baseUrl());
        NoteStore notes = parts.notes(core.database.jdbi());
        ActivityStore activity = new ActivityStore(core.database.jdbi());
        return new Routes(
                parts.descriptor(settings),
                new Health(core.database.jdbi()),
                new LifecycleCallbacks(gate, parts.installVerifier(settings), core.tenants, core.refresh),
                new Webhooks(gate, parts.webhookEffect(activity, core.host), clock),
                parts.notesApi(gate, notes, activity),
                new NotesPage(gate, layout, parts.greeter(core.host), notes),
                new IssuePanel(gate, layout, core.host, notes),
                new AdminPage(gate, layout, new Administrators(core.host), notes, activity),
                layout);
    }

    private static void configure(JavalinConfig config, Settings settings, Routes routes) {
        config.startup.showJavalinBanner = false;
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        config.http.maxRequestSize = LARGEST_BODY;
        routes.addTo(config.routes);
    }

    /** What several parts share. */
    private record Core(Database database, TenantStore tenants, HostClient host, TitleRefresh refresh) {}
}
