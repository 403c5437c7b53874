package io.careflow.customer.imports;

/**
 * Keeps spreadsheets from taking a cell of a CSV file for a formula
 * (<a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP: CSV injection</a>): an apostrophe before it
 * makes it text. What is exported so is imported without it.
 */
public final class FormulaGuard {

    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

    private FormulaGuard() {}

    /** The cell as it is written. */
    public static String added(String cell) {
        return needed(cell) ? "'" + cell : cell;
    }

    /** The cell as it is meant. */
    static String removed(String cell) {
        return cell.startsWith("'") && needed(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean needed(String cell) {
        // An apostrophe too, so that one that was there before is told from ours.
        return !cell.isEmpty() && (DANGEROUS.indexOf(cell.charAt(0)) >= 0 || needsTelling(cell));
    }

    private static boolean needsTelling(String cell) {
        return cell.charAt(0) == '\'' && cell.length() > 1 && needed(cell.substring(1));
    }
}
