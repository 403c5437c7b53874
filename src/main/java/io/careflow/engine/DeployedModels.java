package io.careflow.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The very text under which a model was last deployed. The engine takes any other text for a new version and restarts
 * the model's timers, and how XML is written out differs between Java versions: so an unchanged file keeps its text.
 */
@Component
public class DeployedModels {

    /** Changes when what is added to models does. */
    private static final String ADDITIONS = "desk-listeners-1";

    private final JdbcClient jdbc;
    private final Clock clock;

    DeployedModels(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The text that this same file was deployed under, if it was. */
    Optional<String> textOf(ModelFile file) {
        return jdbc.sql("select content from deployed_model where name = ? and source_hash = ?")
                .params(file.name(), hash(file))
                .query(String.class)
                .optional();
    }

    /**
     * A short name for the text that a model was last deployed with.
     *
     * @param name the file's path from the root of the repository: {@code dmn/service-level.dmn}
     */
    public Optional<String> versionOf(String name) {
        return jdbc.sql("select left(source_hash, 12) from deployed_model where name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    /**
     * A model as it was last deployed.
     *
     * @param name as for {@link #versionOf}
     */
    public Optional<Deployed> deployed(String name) {
        return jdbc.sql("select content, left(source_hash, 12) as version from deployed_model where name = ?")
                .param(name)
                .query(Deployed.class)
                .optional();
    }

    void keep(ModelFile source, String deployed) {
        jdbc.sql("""
                        insert into deployed_model (name, source_hash, content, at) values (?, ?, ?, ?)
                        on conflict (name) do update
                        set source_hash = excluded.source_hash, content = excluded.content, at = excluded.at
                        where deployed_model.source_hash <> excluded.source_hash""")
                .params(source.name(), hash(source), deployed, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String hash(ModelFile file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(ADDITIONS.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(file.bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param content its text
     * @param version a short name for that text
     */
    public record Deployed(String content, String version) {}
}
