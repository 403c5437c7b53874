package io.careflow.engine;

/**
 * A file as it is deployed.
 *
 * @param source as it was found
 * @param content with what a process needs beside what its designer drew
 */
record PreparedModel(ModelFile source, String content) {}
