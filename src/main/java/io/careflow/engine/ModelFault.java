package io.careflow.engine;

import io.careflow.platform.StartFailure;

/** Says in one line which file cannot be deployed, where in it, and why. */
final class ModelFault {

    private ModelFault() {}

    /**
     * @param file its path from the root of the repository
     * @param place {@code element Task_Respond} or {@code line 12}; null when it is the whole file
     */
    static StartFailure in(String file, String place, String reason) {
        return new StartFailure(line(file, place, reason));
    }

    static String line(String file, String place, String reason) {
        var where = place == null ? file : file + ", " + place;
        return "The model cannot be deployed: " + where + ": " + reason.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
