package io.careflow.churn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Customers in the order of a score, the likeliest to leave first. Those with the same score are one group: what is asked
 * of a part of them is asked of all in proportion, so that no order among equals flatters a score.
 */
final class Ranking {

    private final List<Group> groups = new ArrayList<>();
    private final int customers;
    private final int leavers;

    private record Group(double score, int customers, int leavers) {}

    /**
     * One customer.
     *
     * @param score the higher, the likelier they leave
     * @param left whether they did
     */
    record Scored(double score, boolean left) {}

    /** Share of those who stayed and of the leavers above a score, from 0 to 1 each. */
    record Point(double falseAlarms, double found) {}

    Ranking(List<Scored> all) {
        customers = all.size();
        leavers = (int) all.stream().filter(Scored::left).count();
        var sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(Scored::score).reversed());
        for (var i = 0; i < sorted.size(); ) {
            var score = sorted.get(i).score();
            var size = 0;
            var left = 0;
            for (; i < sorted.size() && sorted.get(i).score() == score; i++) {
                size++;
                left += sorted.get(i).left() ? 1 : 0;
            }
            groups.add(new Group(score, size, left));
        }
    }

    int customers() {
        return customers;
    }

    /** How many of all left. */
    double base() {
        return (double) leavers / customers;
    }

    /** How likely a leaver has the higher score of two, one who left and one who stayed; equals count half. */
    double auc() {
        var below = 0.0;
        var stayedBefore = 0.0;
        for (var group : groups) {
            var stayed = group.customers - group.leavers;
            below += group.leavers * (customers - leavers - stayedBefore - stayed / 2.0);
            stayedBefore += stayed;
        }
        return below / ((double) leavers * (customers - leavers));
    }

    /** How many leavers are among the first so many customers. */
    double leaversAmong(double first) {
        var found = 0.0;
        var left = first;
        for (var group : groups) {
            var taken = Math.min(left, group.customers);
            found += group.leavers * taken / group.customers;
            left -= taken;
        }
        return found;
    }

    double precision(double first) {
        return leaversAmong(first) / first;
    }

    double recall(double first) {
        return leaversAmong(first) / leavers;
    }

    /** Leavers among the tenth with the highest scores, as many times as among all. */
    double liftOfTopDecile() {
        return precision(customers / 10.0) / base();
    }

    /** Who stayed among the tenth with the lowest scores, as many times as among all. */
    double liftOfLowestDecile() {
        var tenth = customers / 10.0;
        return (tenth - (leavers - leaversAmong(customers - tenth))) / tenth / (1 - base());
    }

    /** Share of leavers in each tenth, the highest scores first. */
    List<Double> deciles() {
        var shares = new ArrayList<Double>();
        for (var tenth = 1; tenth <= 10; tenth++) {
            var found = leaversAmong(customers * tenth / 10.0) - leaversAmong(customers * (tenth - 1) / 10.0);
            shares.add(found / (customers / 10.0));
        }
        return shares;
    }

    /** The receiver operating characteristic, from 0,0 to 1,1. */
    List<Point> curve() {
        var points = new ArrayList<Point>();
        points.add(new Point(0, 0));
        var found = 0.0;
        var alarms = 0.0;
        for (var group : groups) {
            found += group.leavers;
            alarms += group.customers - group.leavers;
            points.add(new Point(alarms / (customers - leavers), found / leavers));
        }
        return points;
    }
}
