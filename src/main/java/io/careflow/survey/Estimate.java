package io.careflow.survey;

/**
 * What answers say of all customers, with the interval in which it lies with 95 % confidence.
 *
 * @param value of a share 0 to 100 percent; of the Net Promoter Score -100 to 100
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record Estimate(double value, double low, double high) {

    /** Quantile of the standard normal distribution. */
    private static final double Z = 1.959964;

    /**
     * A share, with Wilson's score interval, which holds for few answers and for shares near 0 and 100 %.
     *
     * @param of at least 1
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>
     */
    static Estimate share(long yes, long of) {
        var share = (double) yes / of;
        var square = Z * Z;
        var centre = (share + square / (2 * of)) / (1 + square / of);
        var half = Z / (1 + square / of) * Math.sqrt(share * (1 - share) / of + square / (4.0 * of * of));
        return rounded(100 * share, 100 * Math.max(0, centre - half), 100 * Math.min(1, centre + half));
    }

    /**
     * The Net Promoter Score, with the adjusted Wald interval: three answers are added, a half of them passive, since the
     * plain one is too narrow for few answers.
     *
     * @param of at least 1
     * @see <a href="https://doi.org/10.1080/00031305.2016.1198278">Rocks 2016: Interval Estimation for the "Net Promoter
     *     Score"</a>
     */
    static Estimate netPromoters(long promoters, long detractors, long of) {
        var all = of + 3.0;
        var pro = (promoters + 0.75) / all;
        var contra = (detractors + 0.75) / all;
        var centre = pro - contra;
        var half = Z * Math.sqrt((pro + contra - centre * centre) / all);
        return rounded(
                100.0 * (promoters - detractors) / of,
                100 * Math.max(-1, centre - half),
                100 * Math.min(1, centre + half));
    }

    private static Estimate rounded(double value, double low, double high) {
        return new Estimate(tenths(value), tenths(Math.min(low, value)), tenths(Math.max(high, value)));
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
