package io.careflow.customer.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was seen in a file so far: as digests in the database, so that memory does not grow with the file. */
@Component
class ImportKeys {

    private final JdbcClient jdbc;

    ImportKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes what a batch has seen, in the caller's transaction.
     *
     * @param keys in any number, repeated as often as they were seen
     * @return how often each had been seen before
     */
    Map<String, Integer> seen(UUID job, List<String> keys) {
        var times = new LinkedHashMap<String, Integer>();
        keys.forEach(key -> times.merge(key, 1, Integer::sum));
        var before = new LinkedHashMap<String, Integer>();
        jdbc.sql("insert into import_key as known (import_id, key, times)"
                        + " select ?, decode(key, 'hex'), times from unnest(?::text[], ?::int[]) as seen (key, times)"
                        + " on conflict (import_id, key) do update set times = known.times + excluded.times"
                        + " returning encode(key, 'hex') as key, times")
                .params(
                        job,
                        times.keySet().toArray(String[]::new),
                        times.values().toArray(Integer[]::new))
                .query((row, i) ->
                        before.put(row.getString("key"), row.getInt("times") - times.get(row.getString("key"))))
                .list();
        return before;
    }

    /** The digest of texts, in hexadecimal digits: 128 bits. */
    static String digest(String... texts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\u0000", texts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
