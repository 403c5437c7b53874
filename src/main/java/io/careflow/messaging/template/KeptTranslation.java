package io.careflow.messaging.template;

import io.careflow.messaging.Channel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A template in one language that people edit while messages are sent: each message is made from the files as they are,
 * unless they were broken since the last that could be made.
 */
final class KeptTranslation {

    private static final Logger log = LoggerFactory.getLogger(KeptTranslation.class);

    private final Channel channel;
    private final String path;
    private final Function<String, String> files;
    private final MailParts parts;

    private volatile Version good;
    private volatile Version refused;

    /** @param files reads a file now; throws a {@link TemplateFault} where there is none */
    KeptTranslation(Channel channel, String path, Function<String, String> files, MailParts parts) {
        this.channel = channel;
        this.path = path;
        this.files = files;
        this.parts = parts;
    }

    /**
     * @param sources the files that it was read from
     * @param fault why it cannot be used; null when it can
     */
    private record Version(Map<String, String> sources, Translation translation, String fault) {}

    /**
     * Filled from the files as they are; from what they were when the last message was made where they are broken now.
     *
     * @throws TemplateFault when neither works
     */
    Content fill(Map<String, Object> variables) {
        var kept = good;
        if (kept != null && isCurrent(kept)) {
            return kept.translation().fill(variables);
        }
        var sources = new ConcurrentHashMap<String, String>();
        try {
            var changed = new Translation(channel, path, remembering(sources), parts);
            var content = changed.fill(variables);
            good = new Version(sources, changed, null);
            if (refused != null) {
                log.info("{} is in order again", path);
                refused = null;
            }
            return content;
        } catch (TemplateFault fault) {
            if (kept == null) {
                throw fault;
            }
            var content = kept.translation().fill(variables);
            refuse(new Version(sources, null, fault.getMessage()));
            return content;
        }
    }

    /** Why the files cannot be used as they are; null when they can, as the last message found. */
    String fault() {
        return refused == null ? null : refused.fault();
    }

    private void refuse(Version version) {
        var known = refused;
        if (known == null
                || !known.sources().equals(version.sources())
                || !known.fault().equals(version.fault())) {
            log.warn("{} was changed and cannot be used; messages are made as before: {}", path, version.fault());
        }
        refused = version;
    }

    private boolean isCurrent(Version version) {
        try {
            return version.sources().entrySet().stream()
                    .allMatch(file -> file.getValue().equals(files.apply(file.getKey())));
        } catch (TemplateFault gone) {
            return false;
        }
    }

    private Function<String, String> remembering(Map<String, String> sources) {
        return file -> sources.computeIfAbsent(file, files);
    }
}
