package io.careflow.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The purchases of CDNOW's customers (Fader and Hardie, 69,659 of 23,570 customers): the file that
 * {@code -Dcareflow.cdnow=} names, else one of the same layout and size.
 */
record CdnowFile(byte[] content) {

    static CdnowFile given() throws IOException {
        var path = System.getProperty("careflow.cdnow", "");
        return new CdnowFile(path.isEmpty() ? alike() : Files.readAllBytes(Path.of(path)));
    }

    /** How many purchases each customer has, by external id. */
    Map<String, Long> purchases() {
        return Arrays.stream(new String(content, StandardCharsets.US_ASCII).split("\\R"))
                .map(line -> line.strip().split("\\s+")[0])
                .filter(customer -> customer.matches("\\d+"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static byte[] alike() {
        var random = new Random(1997);
        var text = new StringBuilder(" customer_id  date number_of_cds  dollar_value\r\n");
        for (int row = 0; row < 69_659; row++) {
            text.append(" %05d 1997%02d%02d %2d %7.2f\r\n"
                    .formatted(
                            1 + row * 23_570 / 69_659,
                            1 + random.nextInt(12),
                            1 + random.nextInt(28),
                            1 + random.nextInt(5),
                            random.nextInt(10_000) / 100.0));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
