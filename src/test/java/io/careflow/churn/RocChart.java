package io.careflow.churn;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws how many leavers each ranking finds at what price in false alarms, as SVG. */
final class RocChart {

    private static final int SIZE = 420;
    private static final int LEFT = 64;
    private static final int TOP = 24;
    private static final List<String> STROKES = List.of("#0b6e4f", "#8a5a00", "#4b5a8a");
    private static final List<String> DASHES = List.of("none", "8 4", "2 3");

    private RocChart() {}

    /** @param rankings by what they are called, at most three, the one of the product first */
    static String of(Map<String, Ranking> rankings) {
        var svg = new StringBuilder();
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="14" role="img" aria-labelledby="title">
                <title id="title">Leavers found against false alarms</title>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                """.formatted(SIZE + LEFT + 24, SIZE + TOP + 56));
        for (var tenth = 0; tenth <= 10; tenth += 2) {
            var x = LEFT + SIZE * tenth / 10;
            var y = TOP + SIZE - SIZE * tenth / 10;
            svg.append("""
                    <path d="M%1$d %2$dV%3$dM%4$d %5$dH%6$d" stroke="#dfe3e8" fill="none"/>
                    <text x="%1$d" y="%7$d" text-anchor="middle" fill="#3d4852">%8$d %%</text>
                    <text x="%9$d" y="%10$d" text-anchor="end" fill="#3d4852">%8$d %%</text>
                    """.formatted(
                            x, TOP, TOP + SIZE, LEFT, y, LEFT + SIZE, TOP + SIZE + 20, tenth * 10, LEFT - 8, y + 5));
        }
        svg.append("""
                <path d="M%d %dL%d %d" stroke="#9aa5b1" fill="none"/>
                <text x="%d" y="%d" text-anchor="middle" fill="#1f2933">customers who bought again, taken for leavers</text>
                <text transform="translate(16 %d) rotate(-90)" text-anchor="middle" fill="#1f2933">leavers found</text>
                """.formatted(LEFT, TOP + SIZE, LEFT + SIZE, TOP, LEFT + SIZE / 2, TOP + SIZE + 44, TOP + SIZE / 2));
        var number = 0;
        for (var ranking : rankings.entrySet()) {
            var y = TOP + SIZE - 24 - 24 * (rankings.size() - 1 - number);
            svg.append("""
                    <path d="%s" stroke="%s" stroke-width="2.5" stroke-dasharray="%s" fill="none"/>
                    <path d="M%d %dh32" stroke="%2$s" stroke-width="2.5" stroke-dasharray="%3$s"/>
                    <text x="%d" y="%d" fill="#1f2933">%s (AUC %.3f)</text>
                    """.formatted(
                            line(ranking.getValue()),
                            STROKES.get(number),
                            DASHES.get(number),
                            LEFT + SIZE / 2 - 60,
                            y,
                            LEFT + SIZE / 2 - 20,
                            y + 5,
                            ranking.getKey(),
                            ranking.getValue().auc()));
            number++;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String line(Ranking ranking) {
        return ranking.curve().stream()
                .map(point -> String.format(
                        Locale.ROOT, "%.1f %.1f", LEFT + SIZE * point.falseAlarms(), TOP + SIZE - SIZE * point.found()))
                .distinct()
                .collect(Collectors.joining("L", "M", ""));
    }
}
